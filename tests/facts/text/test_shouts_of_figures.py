"""Runs without a letter are looked through once."""

from __future__ import annotations

from checker.facts.text.shouts import find_shouts
from checker.model.span import Span
from checker.words.resources import Resources
from tests.growth import assert_linear

RESOURCES = Resources()


def test_a_long_run_of_figures_takes_linear_time() -> None:
    def shouts(text: str) -> list[Span]:
        return list(find_shouts(text, Span(0, len(text)), RESOURCES))

    assert shouts("1 " * 20 + "FLOOD HITS THE TOWN OF ELMFORD") == [Span(40, 70)]
    assert_linear("1 ".__mul__, shouts, 200_000)
