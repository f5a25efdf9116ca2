"""What a pattern is said not to match without is in everything that it matches."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.rulebook.catalogue import Catalogue
from checker.rulebook.literals import longest_literal

ENTRIES = [
    (rule.name, entry["match"]) for rule in Catalogue.shipped() if rule.kind == "pattern" for entry in rule.data["find"]
]


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
        (r"[]x]one", "one"),
        (r"a\.b", "a"),
        (r"", ""),
    ],
)
def test_the_longest_sure_run(pattern: str, literal: str) -> None:
    assert longest_literal(pattern) == literal


@pytest.mark.parametrize(("rule", "pattern"), ENTRIES)
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_no_shipped_pattern_matches_without_it(rule: str, pattern: str, data: Any) -> None:
    text = data.draw(st.from_regex(pattern))
    assert longest_literal(pattern) in text


def test_most_shipped_patterns_have_one() -> None:
    assert sum(len(longest_literal(pattern)) > 2 for _, pattern in ENTRIES) >= len(ENTRIES) / 2
