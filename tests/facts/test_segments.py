from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.segments import SegmentKind
from checker.facts.view import Facts
from checker.reading import text as text_format
from checker.reading.source import Source
from checker.words.resources import Resources

RESOURCES = Resources()


def facts(text: str) -> Facts:
    return Facts(next(text_format.read(Source("a.txt", text))), RESOURCES)


def told(text: str) -> list[tuple[str, str]]:
    return [(str(segment.kind), segment.span.text(text)) for segment in facts(text).segments]


def test_a_headline_in_capitals_is_a_segment_of_its_own() -> None:
    text = "The mayor left. STORM CLOSES SCHOOLS IN THE NORTH The police came at noon."
    assert told(text) == [
        ("prose", "The mayor left."),
        ("shout", "STORM CLOSES SCHOOLS IN THE NORTH"),
        ("prose", "The police came at noon."),
    ]


def test_a_call_of_the_page_is_told_from_the_sentence_behind_it() -> None:
    text = "She fed the dogs. Press here to receive the application of the newspaper Her oven had not burned."
    assert told(text)[1:] == [
        ("promo", "Press here to receive the application of the newspaper"),
        ("prose", "Her oven had not burned."),
    ]


def test_calls_and_headlines_are_not_scored() -> None:
    text = "The mayor left the hall at noon. Subscribe to our newsletter for more. STORM CLOSES SCHOOLS IN THE NORTH The police came."
    view = facts(text)
    assert [span.text(text) for span in view.scoreable] == ["The mayor left the hall at noon.", "The police came."]


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
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert told(text) == [("prose", text)]


def test_a_quotation_is_found_and_an_open_one_ends_with_its_sentence() -> None:
    text = "“We stay,” she said. “We never left. He went home."
    assert [(q.span.text(text), q.paired) for q in facts(text).quotations] == [
        ("“We stay,”", True),
        ("“We never left.", False),
    ]


def test_an_embedded_post_is_speech() -> None:
    text = "He wrote this.\n\nwe are not done yet pic.twitter.com/abcdef1234\n\nNobody answered."
    assert [q.span.text(text) for q in facts(text).quotations] == ["we are not done yet pic.twitter.com/abcdef1234"]


@given(st.text(st.sampled_from('ABab .!?“”"\n’-–…1$'), max_size=80))
def test_segments_lie_in_the_text_in_order_and_are_not_empty(text: str) -> None:
    segments = list(facts(text).segments)
    assert all(0 <= s.span.start < s.span.end <= len(text) for s in segments)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(segments))
    assert all(s.kind in SegmentKind for s in segments)
