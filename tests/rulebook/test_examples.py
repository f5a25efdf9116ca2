"""Every page's examples: the bad ones fire on the marked words, with the message and the fix; the good ones are silent."""

from __future__ import annotations

from functools import cache

import pytest

from checker.authoring.examples import Examples
from checker.model.rule_info import BadExample, GoodExample, RuleInfo
from checker.rulebook.catalogue import Catalogue

CATALOGUE = Catalogue.shipped()
BAD = [(rule, example) for rule in CATALOGUE for example in rule.bad]
GOOD = [(rule, example) for rule in CATALOGUE for example in rule.good]


def name(value: object) -> str:
    return value.name if isinstance(value, RuleInfo) else getattr(value, "text", str(value))[:50]


@cache
def examples_of(rule: str) -> Examples:
    return Examples(CATALOGUE[rule], CATALOGUE)


@pytest.mark.parametrize(("rule", "example"), BAD, ids=name)
def test_a_bad_example_fires_on_the_marked_words(rule: RuleInfo, example: BadExample) -> None:
    assert examples_of(rule.name).bad(example) == ""


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=name)
def test_a_good_example_is_left_alone(rule: RuleInfo, example: GoodExample) -> None:
    assert examples_of(rule.name).good(example) == ""
