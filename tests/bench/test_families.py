"""Checking takes linear time on what a text may hold most of; ``bench/run.py`` measures every family in every format."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from families import Family, families, in_format

from checker.model.settings import Settings
from checker.reading.source import Source
from checker.run.checker import Checker
from tests.growth import assert_linear

LENGTH = 40_000
FAMILIES = {family.name: family for family in families()}
CHECKER = Checker(Settings(language="en"))
WATCHED = [
    ("misspellings again and again", ".txt"),
    ("new misspelt words", ".txt"),
    ("new names", ".txt"),
    ("new words in capitals", ".txt"),
    ("single figures", ".txt"),
    ("dates", ".txt"),
    ("abbreviations", ".txt"),
    ("open quotations", ".txt"),
    ("nearly repeated sentences", ".txt"),
    ("directives with findings", ".md"),
    ("directives without findings", ".txt"),
    ("code", ".md"),
    ("Markdown links", ".md"),
    ("open tags", ".html"),
]


def source_of(family: Family, suffix: str) -> Callable[[int], Source]:
    return lambda length: Source(f"text{suffix}", in_format(family.text(length), suffix))


def check(source: Source) -> list[object]:
    events: Iterator[object] = CHECKER.check_source(source)
    return list(events)


@pytest.fixture(scope="module", autouse=True)
def _prepared() -> None:
    """What the first check of all prepares belongs to no family."""
    for suffix in (".txt", ".md", ".html"):
        check(source_of(FAMILIES["new names"], suffix)(1_000))


@pytest.mark.parametrize(("name", "suffix"), WATCHED)
def test_checking_a_family_of_texts_takes_linear_time(name: str, suffix: str) -> None:
    assert_linear(source_of(FAMILIES[name], suffix), check, LENGTH)


@pytest.mark.parametrize("family", FAMILIES.values(), ids=list(FAMILIES))
def test_a_family_makes_texts_of_the_length_that_is_asked_for(family: Family) -> None:
    for length in (500, 4_000):
        assert length <= len(family.text(length)) <= length + 300
    assert "{" not in family.text(500) or family.name == "masks"
