"""Phrases are found where an expression of all of them would find them, however many and however alike they are."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.view import Facts
from checker.model.rule_info import RuleInfo
from checker.reading.source import Source
from checker.reading.text import reader as text_format
from checker.rulebook.catalogue import Catalogue, check_of
from checker.rulebook.expressions import engine_of
from checker.rulebook.kinds import phrases
from checker.words.resources import Resources
from tests.growth import assert_linear

RESOURCES = Resources()
SHIPPED = next(rule for rule in Catalogue.shipped() if rule.kind == "phrases")


def facts_of(text: str) -> Facts:
    (document,) = text_format.read(Source("a.txt", text))
    facts = Facts(document, RESOURCES)
    _ = facts.folded
    return facts


def found(terms: Mapping[str, str], facts: Facts) -> list[tuple[int, int]]:
    check = phrases.build({"terms": terms}, engine_of(SHIPPED))
    return [tuple(mark.span) for mark in check(facts, {})]


@given(
    terms=st.lists(st.text(alphabet="ab -.é", min_size=1, max_size=6), min_size=1, max_size=6),
    text=st.text(alphabet="abAé -.\n", max_size=40),
)
def test_phrases_are_found_as_by_an_expression_of_all_of_them(terms: list[str], text: str) -> None:
    facts = facts_of(text)
    any_of = "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))
    expected = [match.span() for match in re.finditer(rf"(?<![\w-])(?:{any_of})(?![\w-])", facts.folded)]
    assert found(dict.fromkeys(terms, ""), facts) == expected


@pytest.mark.parametrize("terms", [[". " * 90 + "x"], [f". {number} x" for number in range(0x5000)]])
def test_many_or_long_phrases_take_linear_time(terms: list[str]) -> None:
    table = dict.fromkeys(terms, "")
    assert_linear(lambda length: facts_of(". " * (length // 2)), lambda facts: found(table, facts), 100_000)


def test_the_shipped_rule_of_phrases_is_checked_in_the_same_way() -> None:
    rule: RuleInfo = SHIPPED
    (mark,) = check_of(rule)(facts_of("It came back in tact."), {})
    assert mark.fields["better"] == "intact"
