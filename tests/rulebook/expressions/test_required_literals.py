"""The literals of which every text with a match has one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.facts.text.tokens import folded
from checker.rulebook.expressions.required_literals import required_literals

LITERALS = [
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
    (r"(?x) tide  wave", ["tidewave"]),
    (r"don’t know", ["don't know"]),
    (r"\N{EM DASH}\060tide", ["—0tide"]),
    (r"[]x]tide", ["]tide", "xtide"]),
    (r"tide(?P<two>s?)(?P=two)over", ["over"]),
    (r"one (?:old )?twice (?:new ){0,2}ten", ["one old twice ", "one twice "]),
    (r"", []),
]


@pytest.mark.parametrize(("pattern", "literals"), LITERALS)
def test_the_longest_choice_is_taken(pattern: str, literals: list[str]) -> None:
    assert required_literals(pattern) == literals


@pytest.mark.parametrize("pattern", [pattern for pattern, literals in LITERALS if literals])
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_what_an_expression_matches_has_one(pattern: str, data: Any) -> None:
    text = folded(data.draw(st.from_regex(pattern)))
    assert any(literal in text for literal in required_literals(pattern))
