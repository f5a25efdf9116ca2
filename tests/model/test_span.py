from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.mark import Edit, Mark, replacement
from checker.model.span import LineIndex, Position, Span

# Every character that some tool takes for a line end, and characters of one, two, three and four bytes.
CHARACTERS = st.sampled_from(list("ab \t\r\n\u2028\u2029\u0085\v\f\x1cé€𝄞😀\u0301"))
TEXTS = st.lists(st.one_of(CHARACTERS, st.just("\r\n")), max_size=30).map("".join)
SPANS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: Span(*sorted(pair)))
EXAMPLES = settings(max_examples=100)


def naive_lines(text: str) -> list[str]:
    """The lines with their ends, read one character at a time: LF, CRLF and a lone CR end a line, nothing else does."""
    lines = [""]
    for offset, character in enumerate(text):
        lines[-1] += character
        if character == "\n" or (character == "\r" and text[offset + 1 : offset + 2] != "\n"):
            lines.append("")
    return lines


def naive_position(text: str, offset: int) -> tuple[int, str]:
    """The number of an offset's line, the last that starts at it or before, and what stands before the offset in it."""
    number, start, next_start = 1, 0, 0
    for line_number, line in enumerate(naive_lines(text), 1):
        if next_start <= offset:
            number, start = line_number, next_start
        next_start += len(line)
    return number, text[start:offset]


@given(TEXTS, st.data())
@EXAMPLES
def test_positions_are_those_of_a_naive_count(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    index = LineIndex(text)
    line, before = naive_position(text, offset)
    assert index.position(offset) == Position(line, len(before) + 1)
    assert index.utf8_column(offset) == 1 + sum(len(character.encode()) for character in before)
    assert index.utf16_column(offset) == 1 + sum(2 if ord(character) > 0xFFFF else 1 for character in before)


@given(TEXTS)
@EXAMPLES
def test_lines_are_given_without_their_ends(text: str) -> None:
    index = LineIndex(text)
    for number, line in enumerate(naive_lines(text), 1):
        assert index.line_text(number) == line.removesuffix("\n").removesuffix("\r")


@given(TEXTS)
@EXAMPLES
def test_positions_rise_with_offsets(text: str) -> None:
    index = LineIndex(text)
    positions = [index.position(offset) for offset in range(len(text) + 1)]
    assert positions[0] == (1, 1)
    assert all(one < other for one, other in pairwise(positions))


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 1, (1, 2)),  # before the line end
        ("a\nb", 2, (2, 1)),
        ("a\n", 2, (2, 1)),  # an empty last line
        ("a\r\nb", 2, (1, 3)),  # between CR and LF: still the first line
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\n\rb", 2, (2, 1)),  # LF, then a CR of its own
        ("a\n\rb", 3, (3, 1)),
        ("a\u2028b\u0085c", 4, (1, 5)),  # editors don't break lines here
        ("😀b", 1, (1, 2)),
    ],
)
def test_a_line_ends_after_lf_crlf_and_cr(text: str, offset: int, position: tuple[int, int]) -> None:
    assert LineIndex(text).position(offset) == position


@pytest.mark.parametrize(
    ("text", "utf16", "utf8"),
    [("abc", 4, 4), ("é", 2, 3), ("€", 2, 4), ("😀", 3, 5), ("e\u0301", 3, 4), ("x\n😀é", 4, 7), ("\ud800", 2, 4)],
)
def test_columns_of_other_tools_count_their_own_units(text: str, utf16: int, utf8: int) -> None:
    index = LineIndex(text)
    assert (index.utf16_column(len(text)), index.utf8_column(len(text))) == (utf16, utf8)


@given(SPANS, SPANS)
@EXAMPLES
def test_spans_overlap_and_contain_as_their_characters_do(one: Span, other: Span) -> None:
    mine, theirs = set(range(*one)), set(range(*other))
    if mine and theirs:
        assert one.overlaps(other) == bool(mine & theirs)
        assert one.contains(other) == (theirs <= mine)
    assert one.overlaps(other) == other.overlaps(one)
    assert one.contains(one)


def test_neighbours_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_a_span_gives_its_words() -> None:
    assert Span(4, 8).text("the 😀men left") == "😀men"


@pytest.mark.parametrize("span", [Span(0, 0), Span(5, 5), Span(5, 4)])
def test_a_mark_of_nothing_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="at least one character"):
        Mark(span)


def test_a_mark_of_one_character_is_the_main_case_and_suggests_nothing() -> None:
    mark = Mark(Span(5, 6))
    assert (mark.case, dict(mark.fields), mark.suggestions, mark.related, mark.also) == ("main", {}, (), (), ())


def test_a_replacement_is_called_by_its_new_words_unless_named() -> None:
    assert replacement(Span(0, 3), "the") == ("the", (Edit(Span(0, 3), "the"),))
    assert replacement(Span(0, 3), "", "cut it") == ("cut it", (Edit(Span(0, 3), ""),))
