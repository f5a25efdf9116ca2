"""Unknown words beside one that was not translated."""

from __future__ import annotations

import pytest

from checker.facts.companions import find_companions
from checker.facts.view import Facts
from checker.model.settings import ReaderOptions
from checker.model.span import Span
from checker.reading.registry import read
from checker.reading.source import Source
from checker.words.resources import Resources

RESOURCES = Resources()


def companions(text: str, foreign: str) -> list[str]:
    facts = Facts(next(iter(read(Source("story.txt", text), ReaderOptions()))), RESOURCES)
    at = text.index(foreign)
    return [span.text(text) for span in find_companions(facts, [Span(at, at + len(foreign))])]


def test_the_unknown_word_of_the_sentence_is_found() -> None:
    assert companions("The bomberos of the ayuntamienta came at noon.", "bomberos") == ["ayuntamienta"]


@pytest.mark.parametrize(
    "text",
    [
        "The bomberos came at noon. The ayuntamienta was closed.",
        "The bomberos and the ayuntamienta, a kind of council, came at noon.",
        "The bomberos of the ayuntamienta came. The ayuntamienta is new.",
        "The bomberos of the council came at noon.",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert companions(text, "bomberos") == []
