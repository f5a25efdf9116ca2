"""How much memory a long document takes."""

from __future__ import annotations

from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.reading.source import Source
from checker.run.checker import Checker
from tests.growth import memory_growth
from tests.prose import prose

CHECKER = Checker(Settings())
# Bytes for each character of a document, readability included.
MOST = 40
SIZE = 240_000


def check(text: str) -> None:
    (event,) = CHECKER.check_source(Source("long.txt", text))
    assert isinstance(event, DocumentReport)
    assert event.readability is not None


def test_a_character_more_takes_some_forty_bytes_more() -> None:
    """10 MB of prose fit into 500 MB, if the tables and the interpreter take a hundred."""
    assert memory_growth(prose, check, SIZE) < MOST
