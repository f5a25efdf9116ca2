"""Sentences with their places, kept without their words."""

from __future__ import annotations

import pytest

from checker.model.span import Span
from checker.readability.placed_sentences import PlacedSentences

SENTENCES = PlacedSentences("One ends. Two ends.", [Span(0, 9), Span(10, 19)], [(5, 14), (15, 24)])


def test_each_has_its_place_in_the_source_and_its_words() -> None:
    assert [*SENTENCES] == [(5, 14, "One ends."), (15, 24, "Two ends.")]
    assert len(SENTENCES) == 2
    assert SENTENCES[-1] == SENTENCES[1]
    assert SENTENCES[1:] == [(15, 24, "Two ends.")]


def test_there_is_none_behind_the_last() -> None:
    with pytest.raises(IndexError):
        SENTENCES[2]
