"""Shares of a whole that no word names."""

from __future__ import annotations

import pytest

from checker.facts.relations.bare_shares import find_bare_shares
from checker.facts.view import Facts
from checker.model.settings import ReaderOptions
from checker.reading.registry import read
from checker.reading.source import Source
from checker.words.resources import Resources

RESOURCES = Resources()


def shares(text: str) -> list[tuple[int, int, int]]:
    """Percent, part and whole of each share that no figure explains."""
    facts = Facts(next(iter(read(Source("story.txt", text), ReaderOptions()))), RESOURCES)
    found = find_bare_shares(facts.text, facts.figures, facts.segments)
    return [(int(one.percent.value), int(one.part.value), int(one.whole.value)) for one in found]


def test_the_only_greater_figure_of_the_sentence_is_the_whole() -> None:
    assert shares("The land grew 640 tons of tea, and the valley 160 tons, or 35 percent.") == [(35, 160, 640)]


def test_a_share_beside_it_says_the_whole() -> None:
    text = (
        "The wall costs $48 million. The region pays $12 million, or 25 percent, and a fund $6 million, or 20 percent."
    )
    assert shares(text) == [(20, 6_000_000, 48_000_000)]


@pytest.mark.parametrize(
    "text",
    [
        "The land grew 640 tons of tea, and the valley 160 tons, or 25 percent.",
        "The land grew 640 tons of tea. The valley grew 160 tons, or 35 percent.",
        "Sales of 640 tons fell to 160 tons, or 35 percent.",
        "The land grew 640 tons of tea, and the valley 160 boxes, or 35 percent.",
        "The land grew 640 tons of tea, and the valley 160 tons, or 35 percent of its crop.",
    ],
)
def test_nothing_is_said_of_a_share_that_another_figure_may_explain(text: str) -> None:
    assert shares(text) == []
