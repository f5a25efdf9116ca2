"""Every page's examples: the bad ones fire on the marked words, with the message and the fix; the good ones are silent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from checker.authoring.examples import Examples
from checker.model.rule_info import BadExample, GoodExample, KnownMiss, RuleInfo
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


MISSES = [(rule, miss) for rule in CATALOGUE for miss in rule.known_misses]


@pytest.mark.parametrize(("rule", "miss"), MISSES, ids=name)
def test_a_known_miss_that_is_found_becomes_a_bad_example(rule: RuleInfo, miss: KnownMiss) -> None:
    assert examples_of(rule.name).known_miss(miss) == ""


BLANK = re.compile(r"(?<=\S) (?=\S)")
# Every byte of a letter that was read as another character set counts, and a no-break blank may be one.
TAKES_BLANKS_FOR_LETTERS = frozenset({"encoding/mojibake"})


def with_a_no_break_blank(example: BadExample) -> Iterator[BadExample]:
    """The example with each of its blanks in turn as a no-break one, without its message and its fix."""
    for blank in BLANK.finditer(example.text):
        text = f"{example.text[: blank.start()]}\u00a0{example.text[blank.end() :]}"
        yield example._replace(text=text, message="", fixed="")


@pytest.mark.parametrize("rule", [rule for rule in CATALOGUE if rule.name not in TAKES_BLANKS_FOR_LETTERS], ids=name)
def test_a_no_break_blank_is_a_blank_for_every_rule(rule: RuleInfo) -> None:
    examples = examples_of(rule.name)
    variants = [variant for example in rule.bad for variant in with_a_no_break_blank(example)]
    assert [(variant.text, fault) for variant in variants if (fault := examples.bad(variant))] == []
