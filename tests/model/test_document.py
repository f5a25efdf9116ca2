from __future__ import annotations

import html
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.document import OffsetMap, Piece, Place, Whole
from checker.model.errors import EditRefusedError
from checker.model.span import Span

EXAMPLES = settings(max_examples=100)


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


def test_an_insertion_goes_to_the_side_that_can_take_it() -> None:
    def never(_text: str) -> str:
        raise EditRefusedError("code")

    words, code = Piece(0, 4, 0, 4, exact=True), Piece(4, 5, 4, 9, exact=False, encode=never)
    assert OffsetMap((words, code)).edit(Span(4, 4), " ") == (Place("", 4, 4), " ")
    with pytest.raises(EditRefusedError, match="code"):
        OffsetMap((code._replace(text_start=0, text_end=1), words._replace(text_start=9, text_end=13))).edit(
            Span(0, 0), " "
        )


def test_text_without_a_place_is_left_out_of_a_cut() -> None:
    offsets = OffsetMap((Piece(0, 5, 0, 5, exact=True), Piece(7, 10, 9, 12, exact=True)))
    assert offsets.edit(Span(0, 7), "") == (Place("", 0, 5), "")
    with pytest.raises(EditRefusedError, match="not in the file"):
        offsets.edit(Span(5, 7), "")


def test_a_whole_that_is_refused_can_still_lose_a_part_of_its_words() -> None:
    offsets = OffsetMap(
        (Piece(0, 9, 7, 16, exact=True),), wholes=(Whole(Span(0, 9), "edit it there"),), markup=NoMarkup()
    )
    assert offsets.edit(Span(0, 4), "") == (Place("", 7, 11), "")
    with pytest.raises(EditRefusedError, match="edit it there"):
        offsets.edit(Span(0, 9), "")


def test_words_of_two_wholes_are_not_cut_as_one() -> None:
    pieces = Piece(0, 4, 0, 4, exact=True), Piece(6, 10, 6, 10, exact=True)
    offsets = OffsetMap(pieces, wholes=(Whole(Span(0, 4)), Whole(Span(6, 10))), markup=NoMarkup())
    with pytest.raises(EditRefusedError, match="more than one paragraph"):
        offsets.edit(Span(2, 8), "")


class NoMarkup:
    """A format without markup: blocks are cut up to their neighbours, words as they stand."""

    def block(self, words: Span, free: Span) -> Span:
        return Span(free.start, words.end)

    def inline(self, words: Span, free: Span) -> Span:
        assert free.contains(words)
        return words

    def between(self, gap: Span, text: str) -> tuple[int, str]:
        return gap.end, text


def test_a_format_widens_a_whole_and_places_what_is_put_between() -> None:
    pieces = Piece(0, 4, 0, 4, exact=True), Piece(4, 9, 7, 12, exact=True), Piece(11, 14, 15, 18, exact=True)
    offsets = OffsetMap(pieces, wholes=(Whole(Span(0, 9)), Whole(Span(11, 14))), markup=NoMarkup())
    assert offsets.edit(Span(10, 14), "") == (Place("", 12, 18), "")
    assert offsets.edit(Span(2, 6), "") == (Place("", 2, 9), "")
    assert offsets.edit(Span(4, 4), " ") == (Place("", 7, 7), " ")


def test_what_is_put_into_a_field_is_written_as_the_field_wants_it() -> None:
    pieces = Piece(0, 4, 0, 4, exact=True, encode=str.upper), Piece(4, 9, 7, 12, exact=True, encode=str.upper)
    offsets = OffsetMap(pieces, wholes=(Whole(Span(0, 9), "edit it there"),), markup=NoMarkup())
    assert offsets.edit(Span(4, 4), "x") == (Place("", 7, 7), "X")


@pytest.mark.parametrize("span", [Span(6, 7), Span(0, 6), Span(-1, 2)])
def test_a_span_outside_the_text_has_no_place(span: Span) -> None:
    with pytest.raises(ValueError, match="outside"):
        OffsetMap.identity(5).place(span)


def test_a_place_leaves_out_text_that_has_no_source() -> None:
    offsets = OffsetMap((Piece(0, 5, 0, 5, exact=True), Piece(7, 10, 9, 12, exact=True)))  # two line ends were put in
    assert offsets.place(Span(3, 9)) == Place("", 3, 11)
    assert offsets.place(Span(3, 7)) == Place("", 3, 5)
