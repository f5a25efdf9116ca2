from __future__ import annotations

import html
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.document import OffsetMap, Piece, Place
from checker.model.errors import EditRefusedError
from checker.model.span import Span

EXAMPLES = settings(max_examples=100, deadline=None)


class Mapped(NamedTuple):
    """A text, its source, and the map between them."""

    text: str
    source: str
    offsets: OffsetMap


# A piece of text with its source: equal on both sides, an encoded character, or a line break that markup stands for.
EXACT = st.text("abc 😀", min_size=1, max_size=6).map(lambda words: (words, words))
ENCODED = st.sampled_from([("&", "&amp;"), ("’", "&rsquo;"), ("\n\n", "</p><p>"), ("…", "&#x2026;")])
MARKUP = st.sampled_from(["", "", "<b>", "<!-- no text -->"])


@st.composite
def mapped(draw: st.DrawFn) -> Mapped:
    text = source = ""
    pieces = []
    for (words, written), markup in draw(st.lists(st.tuples(EXACT | ENCODED, MARKUP), min_size=1, max_size=6)):
        source += markup
        ends = len(text) + len(words), len(source) + len(written)
        pieces.append(Piece(len(text), ends[0], len(source), ends[1], words == written, html.escape))
        text, source = text + words, source + written
    return Mapped(text, source, OffsetMap(tuple(pieces)))


def span_of(data: st.DataObject, text: str, *, least: int = 1) -> Span:
    start = data.draw(st.integers(0, len(text) - least))
    return Span(start, data.draw(st.integers(start + least, len(text))))


def touched(offsets: OffsetMap, span: Span) -> list[Piece]:
    return [piece for piece in offsets.pieces if piece.text_start < span.end and span.start < piece.text_end]


def edited(source: str, place: Place, text: str) -> str:
    return source[: place.start] + text + source[place.end :]


@given(st.integers(0, 50), st.data())
@EXAMPLES
def test_identity_leads_every_span_to_itself(length: int, data: st.DataObject) -> None:
    span = span_of(data, "x" * length, least=0)
    offsets = OffsetMap.identity(length)
    assert offsets.place(span) == Place("", *span)
    assert offsets.edit(span, "<&>") == (Place("", *span), "<&>")


@given(mapped(), st.data())
@EXAMPLES
def test_a_place_reaches_from_the_first_touched_piece_to_the_last(case: Mapped, data: st.DataObject) -> None:
    span = span_of(data, case.text)
    pieces = touched(case.offsets, span)
    first, last = pieces[0], pieces[-1]
    place = case.offsets.place(span)
    assert place.start == first.source_start + (span.start - first.text_start if first.exact else 0)
    assert place.end == (last.source_start + span.end - last.text_start if last.exact else last.source_end)
    assert place.start < place.end


@given(mapped(), st.data())
@EXAMPLES
def test_an_exact_place_holds_the_very_words(case: Mapped, data: st.DataObject) -> None:
    span = span_of(data, case.text)
    pieces = touched(case.offsets, span)
    if len(pieces) == 1 and pieces[0].exact:
        place = case.offsets.place(span)
        assert case.source[place.start : place.end] == span.text(case.text)


@given(mapped())
@EXAMPLES
def test_places_of_neighbours_do_not_overlap_and_keep_their_order(case: Mapped) -> None:
    places = [case.offsets.place(Span(piece.text_start, piece.text_end)) for piece in case.offsets.pieces]
    assert all(one.end <= other.start for one, other in pairwise(places))


@given(mapped(), st.data(), st.sampled_from(["", "new", "R&D <b>"]))
@EXAMPLES
def test_an_edit_changes_its_words_and_nothing_else(case: Mapped, data: st.DataObject, new: str) -> None:
    span = span_of(data, case.text)
    pieces = touched(case.offsets, span)
    first, last = pieces[0], pieces[-1]
    joined = all(one.source_end == other.source_start for one, other in pairwise(pieces))
    whole = (first.exact or span.start == first.text_start) and (last.exact or span.end == last.text_end)
    try:
        place, written = case.offsets.edit(span, new)
    except EditRefusedError:
        assert not joined or not whole
        return
    assert joined
    assert whole
    assert written == html.escape(new)
    assert first.source_start <= place.start < place.end <= last.source_end
    before, after = case.text[first.text_start : span.start], case.text[span.end : last.text_end]
    rest = case.source[: first.source_start], case.source[last.source_end :]
    assert edited(case.source, place, written) == rest[0] + before + written + after + rest[1]


@given(mapped(), st.data())
@EXAMPLES
def test_an_insertion_takes_nothing_away_and_doubles_nothing(case: Mapped, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(case.text)))
    try:
        place, written = case.offsets.edit(Span(offset, offset), "new")
    except EditRefusedError:
        return
    assert len(edited(case.source, place, written)) == len(case.source) + len("new")


@pytest.mark.parametrize(
    ("span", "reason"),
    [
        (Span(2, 6), "split by markup"),  # from one run of words into the next
        (Span(6, 7), "encoded character"),  # half of what one reference stands for
        (Span(3, 20), "split by markup"),
        (Span(10, 11), "split by markup"),  # in no piece
    ],
)
def test_an_edit_that_would_have_to_guess_is_refused(span: Span, reason: str) -> None:
    pieces = (Piece(0, 5, 3, 8, exact=True), Piece(5, 7, 12, 20, exact=False), Piece(7, 9, 20, 22, exact=True))
    with pytest.raises(EditRefusedError, match=reason):
        OffsetMap(pieces).edit(span, "x")


def test_a_format_may_refuse_to_write_a_text() -> None:
    def plain_only(text: str) -> str:
        if not text.isascii():
            raise EditRefusedError("this part is ASCII")
        return text

    offsets = OffsetMap((Piece(0, 5, 0, 5, exact=True, encode=plain_only),), "word/document.xml")
    assert offsets.edit(Span(0, 2), "ab") == (Place("word/document.xml", 0, 2), "ab")
    with pytest.raises(EditRefusedError, match="ASCII"):
        offsets.edit(Span(0, 2), "é")


@pytest.mark.parametrize("span", [Span(6, 7), Span(0, 6), Span(-1, 2)])
def test_a_span_outside_the_text_has_no_place(span: Span) -> None:
    with pytest.raises(ValueError, match="outside"):
        OffsetMap.identity(5).place(span)


def test_a_place_leaves_out_text_that_has_no_source() -> None:
    offsets = OffsetMap((Piece(0, 5, 0, 5, exact=True), Piece(7, 10, 9, 12, exact=True)))  # two line ends were put in
    assert offsets.place(Span(3, 9)) == Place("", 3, 11)
    assert offsets.place(Span(3, 7)) == Place("", 3, 5)
