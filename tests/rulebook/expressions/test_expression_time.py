"""A pattern that may be slow is refused."""

from __future__ import annotations

import pytest

from checker.rulebook.expressions.linear_time import why_not_linear


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
