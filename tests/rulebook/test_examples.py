"""Every page's examples: the bad ones fire on the marked words, with the message and the fix; the good ones are silent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.authoring.examples import Examples
from checker.model.rule_info import BadExample, GoodExample, KnownMiss, RuleInfo
from checker.rulebook.catalogue import Catalogue

CATALOGUE = Catalogue.shipped()


@cache
def examples_of(rule: str) -> Examples:
    return Examples(CATALOGUE[rule], CATALOGUE)


def test_a_bad_example_fires_on_the_marked_words(rule: RuleInfo, bad: BadExample) -> None:
    assert examples_of(rule.name).bad(bad) == ""


def test_a_good_example_is_left_alone(rule: RuleInfo, good: GoodExample) -> None:
    assert examples_of(rule.name).good(good) == ""


def test_a_known_miss_that_is_found_becomes_a_bad_example(rule: RuleInfo, known_miss: KnownMiss) -> None:
    assert examples_of(rule.name).known_miss(known_miss) == ""


BLANK = re.compile(r"(?<=\S) (?=\S)")
# Every byte of a letter that was read as another character set counts, and a no-break blank may be one.
TAKES_BLANKS_FOR_LETTERS = frozenset({"encoding/mojibake"})


def with_a_no_break_blank(example: BadExample) -> Iterator[BadExample]:
    """The example with each of its blanks in turn as a no-break one, without its message and its fix."""
    for blank in BLANK.finditer(example.text):
        text = f"{example.text[: blank.start()]}\u00a0{example.text[blank.end() :]}"
        yield example._replace(text=text, message="", fixed="")


def test_a_no_break_blank_is_a_blank_for_every_rule(each_rule: RuleInfo) -> None:
    if each_rule.name in TAKES_BLANKS_FOR_LETTERS:
        return
    examples = examples_of(each_rule.name)
    variants = [variant for example in each_rule.bad for variant in with_a_no_break_blank(example)]
    assert [(variant.text, fault) for variant in variants if (fault := examples.bad(variant))] == []
