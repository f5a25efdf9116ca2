from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.text.segments import SegmentKind
from checker.facts.view import Facts
from checker.reading.source import Source
from checker.reading.text import reader as text_format
from checker.words.resources import Resources

RESOURCES = Resources()


def facts(text: str) -> Facts:
    return Facts(next(text_format.read(Source("a.txt", text))), RESOURCES)


def segments_of(text: str) -> list[tuple[str, str]]:
    return [(str(segment.kind), segment.span.text(text)) for segment in facts(text).segments]


def test_a_headline_in_capitals_is_a_segment_of_its_own() -> None:
    text = "The mayor left. STORM CLOSES SCHOOLS IN THE NORTH The police came at noon."
    assert segments_of(text) == [
        ("prose", "The mayor left."),
        ("shout", "STORM CLOSES SCHOOLS IN THE NORTH"),
        ("prose", "The police came at noon."),
    ]


def test_a_promotional_line_ends_before_the_next_sentence() -> None:
    text = "She fed the dogs. Press here to receive the application of the newspaper Her oven had not burned."
    assert segments_of(text)[1:] == [
        ("promo", "Press here to receive the application of the newspaper"),
        ("prose", "Her oven had not burned."),
    ]


@pytest.mark.parametrize("mark", ["…", "...", "!", "?"])
def test_an_ellipsis_before_a_small_letter_ends_no_sentence(mark: str) -> None:
    whole = f"The minister said he would{mark} think about it."
    assert len(segments_of(whole)) == (1 if mark in ("…", "...") else 2)


@pytest.mark.parametrize(
    "text",
    [
        "He met Mr. Kerr at 5 p.m. on Monday.",
        "The U.S. Army left St. Louis, Mo. and went home.",
        "It cost $2.5 million.",
        "“It is over,” she said.",
        "NATO, WHO, U.S. and U.N. envoys came.",
    ],
)
def test_an_abbreviation_does_not_end_a_sentence(text: str) -> None:
    assert segments_of(text) == [("prose", text)]


@given(st.text(st.sampled_from('ABab .!?“”"\n’-–…1$'), max_size=80))
def test_segments_are_ordered_within_the_text_and_not_empty(text: str) -> None:
    segments = list(facts(text).segments)
    assert all(0 <= s.span.start < s.span.end <= len(text) for s in segments)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(segments))
    assert all(s.kind in SegmentKind for s in segments)
