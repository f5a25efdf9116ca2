"""The literals of which every text with a match has one."""

from __future__ import annotations

import pytest

from checker.rulebook.required_literals import required_literals


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\bflood tide\b", ["flood tide"]),
        (r"[Ff]lood (?:tide|wave)s?", ["flood tide", "flood tides", "flood wave", "flood waves"]),
        (r"\d{1,4} (?:metres|feet) of [a-z]{2,9}", [" feet of ", " metres of "]),
        (r"(?:in|at) (?:the )?[A-Z]\w{1,20} (?:hospital|clinic)", [" clinic", " hospital"]),
        (r"(?:rise|rose|fell)[a-z]{0,3}(?= by)", ["fell", "rise", "rose"]),
        (r"(?:word|\w{3})\d", []),
        (r"(?:the )?\w{1,9}", []),
        (r"(?<=tide )\d", ["tide "]),
        (r"(?<!tide )\d", []),
        (r"(?:very ){1,3}old", ["very "]),
        (r"(?i:Tide)", ["tide"]),
        (r"don’t know", ["don't know"]),
    ],
)
def test_the_longest_choice_is_taken(pattern: str, literals: list[str]) -> None:
    assert required_literals(pattern) == literals
