"""How much memory a long document takes."""

from __future__ import annotations

from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.reading.source import Source
from checker.run.checker import Checker
from tests.growth import memory_growth
from tests.prose import prose

CHECKER = Checker(Settings())
# Bytes for each character of a document, readability included. The prose of the test has more names and figures than news, and new ones in every
# sentence: real news takes half as much.
MOST = 75
SIZE = 160_000


def check(text: str) -> None:
    (event,) = CHECKER.check_source(Source("long.txt", text))
    assert isinstance(event, DocumentReport)
    assert event.readability is not None


def test_memory_grows_by_some_bytes_for_each_character() -> None:
    assert memory_growth(prose, check, SIZE) < MOST
