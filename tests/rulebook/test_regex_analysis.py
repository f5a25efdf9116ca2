"""A pattern that may be slow is refused, and what a pattern is said not to match without is in everything that it matches."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model.rule_info import RuleInfo
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.page_words import with_words
from checker.rulebook.regex_analysis import longest_literal, why_not_linear
from checker.rulebook.required_literals import required_literals

ENTRIES = [
    (rule, entry["match"])
    for rule in Catalogue.shipped()
    if rule.kind == "pattern"
    for entry in with_words(rule.data)["find"]
]
DRAWN = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def name(value: object) -> str:
    return value.name if isinstance(value, RuleInfo) else ""


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        (r"a+b", "has no limit"),
        (r"\w{1,500}", "has no limit"),
        (r"(?:\w{1,20}){1,20}b", "a repeat inside a repeat"),
        (r"(?:a?){1,300}b", "a repeat inside a repeat"),
        (r"(?:a|aa){1,400}b", "alternatives inside a repeat"),
        (r"(?:\w{1,9}(?:a|b){0,9}){1,9}", "a repeat inside a repeat"),
    ],
)
def test_a_pattern_that_may_split_the_same_words_in_many_ways_is_refused(pattern: str, fault: str) -> None:
    assert fault in why_not_linear(pattern)


@pytest.mark.parametrize(
    "pattern",
    [r"a{1,40}b", r"(?:\w{1,20} ){1,20}b", r"(?:a|b)c{0,3}", r"(?:and|or)(?: \w{1,9}){0,3}", r"(?:ab){1,9}", r"a?b?"],
)
def test_a_pattern_that_can_be_split_in_one_way_is_not(pattern: str) -> None:
    assert why_not_linear(pattern) == ""


@pytest.mark.parametrize(
    ("pattern", "literal"),
    [
        (r"\b[Ii]n the frame of (?P<a>the|an?)\b", "n the frame of "),
        (r"(?P<form>runs|leads)(?: [a-z]{1,9}){0,5} since (?:19|20)[0-9]", " since "),
        (r"colou?rs of", "rs of"),
        (r"ab{0,3}cd", "cd"),
        (r"ab+cd", "ab"),
        (r"one two|three", ""),
        (r"(?i)one two", ""),
        (r"(?mi)one two", ""),
        (r"(?x) one two", ""),
        (r"one(?i:two)", ""),
        (r"(?P<index>one) two", "one two"),
        (r"\u2019s\x20to", "to"),
        (r"\N{EM DASH}\0601s", "1s"),
        (r"[]x]one", "one"),
        (r"a\.b", "a"),
        (r"(?P<form>run) (?:off )now", "run off now"),
        (r"(?:the (?P<a>old )town)s", "the old towns"),
        (r"one (?:old )?twice (?:new ){0,2}ten", "twice "),
        (r"(?:ab)+c", "ab"),
        (r"(?<!no )one(?=more)", "one"),
        (r"(?:one|three) [^)\]]two", "two"),
        (r"", ""),
    ],
)
def test_the_longest_literal_of_every_match(pattern: str, literal: str) -> None:
    assert longest_literal(pattern) == literal


@pytest.mark.parametrize(("rule", "pattern"), [one for one in ENTRIES if not required_literals(one[1])], ids=name)
@DRAWN
@given(data=st.data())
def test_no_shipped_pattern_matches_without_its_literal(rule: RuleInfo, pattern: str, data: Any) -> None:
    text = data.draw(st.from_regex(pattern))
    assert longest_literal(pattern) in text


def test_most_shipped_patterns_have_one() -> None:
    assert sum(len(longest_literal(pattern)) > 2 for _, pattern in ENTRIES) >= len(ENTRIES) / 2
