"""A ledger that nothing asks for costs nothing, and reads texts of any length in linear time."""

from __future__ import annotations

import pytest

from checker.facts.listing import LEDGERS, rows_of
from checker.facts.view import Facts
from checker.model.settings import ReaderOptions
from checker.reading.registry import read
from checker.reading.source import Source
from checker.words.resources import Resources
from tests.growth import assert_linear

RESOURCES = Resources()
COMPUTED = {"figures": "figures", "relations": "relations", "people": "persons", "days": "days", "speech": "speech"}
LONG = (
    "Anna Kovac, 42, paid $2.5 million on Monday, 3 May 2010. ",
    "12 34 56 7-8 9:30 ",
    "“It is late,” she said. ",
    "“ ",
    "‘It’s late,’ she said. ‘",
    "“Late.\n\n",
    "Kovac ",
    "a hundred and one ",
    "from 5 to 7, from 7 to 9 ",
    "in May of the 23rd, ",
)


def facts_of(text: str) -> Facts:
    return Facts(next(iter(read(Source("text.txt", text), ReaderOptions()))), RESOURCES)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_ledger_is_computed_when_it_is_asked_for(ledger: str) -> None:
    facts = facts_of("Anna Kovac, 42, said it was late.")
    assert not facts.__dict__.keys() & set(COMPUTED.values())
    rows_of(facts, [ledger])
    assert COMPUTED[ledger] in facts.__dict__
    if ledger not in ("figures", "relations"):
        assert not facts.__dict__.keys() & set(COMPUTED.values()) - {COMPUTED[ledger]}


@pytest.mark.parametrize("ledger", LEDGERS)
@pytest.mark.parametrize("piece", LONG)
def test_a_ledger_is_linear_in_the_length_of_the_text(ledger: str, piece: str) -> None:
    assert_linear(lambda size: facts_of(piece * (size // len(piece))), lambda facts: rows_of(facts, [ledger]), 24_000)


@pytest.mark.parametrize(
    "text", ["", "\n", "“", "‘", "12", "$", "a hundred", "May", "Kovac", "1/1/2001", "5-", "“\n\n“\n\n”"]
)
@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_ledger_reads_any_text(ledger: str, text: str) -> None:
    for document in read(Source("text.txt", text), ReaderOptions()):
        rows_of(Facts(document, RESOURCES), [ledger])
