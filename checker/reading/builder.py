"""Builds the text of a Document: blocks joined by blank lines, with the parts of a news story recognised, and the comments between them."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator

from checker.model.document import Block, BlockKind, Comment, Markup, OffsetMap, Piece, Place, Whole
from checker.model.span import Span
from checker.reading.block_builder import OBJECT, TextBlock

_BLANK_LINE = "\n\n"
_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")
# A line that ends in an arrow is a link.
_STOPPED = re.compile(r"(?:[.!?…:][”\"’')\]]*|\s[»›→►])\s*\Z")
_BYLINE = re.compile(r"(?:By|Text by|Story by) [A-Z][^.!?]{2,60}\Z")
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ’' .-]{2,30}(?:, [A-Z][\w. ]{2,20})?(?:, [^–—\n]{0,60})? ?(?:\([^)\n]{2,30}\) ?)?[–—-]+ "
)


class Opening:
    """Recognises headline, byline and dateline at the start of a story, paragraph by paragraph."""

    def __init__(self) -> None:
        self._seen = 0
        self._past_dateline = False

    def headline(self, text: str, span: Span) -> Block | None:
        """The block of a first paragraph that looks like a headline; None for any other."""
        words = span.text(text)
        if self._seen or _BYLINE.match(words) or len(words.split()) > 24 or _STOPPED.search(words):
            return None
        self._seen = 1
        return Block(BlockKind.HEADLINE, span)

    def paragraph(self, text: str, span: Span) -> Iterator[Block]:
        """The blocks of the next paragraph: a byline among the first two, a dateline once, up to the first that ends in a stop."""
        words = span.text(text)
        self._seen += 1
        if self._seen <= 2 and _BYLINE.match(words):
            yield Block(BlockKind.BYLINE, span)
        elif not self._past_dateline and (dateline := _DATELINE.match(words)):
            self._past_dateline = True
            start = span.start + dateline.end()
            yield Block(BlockKind.DATELINE, Span(span.start, start))
            yield Block(BlockKind.PARAGRAPH, Span(start, span.end))
        else:
            self._past_dateline = self._past_dateline or _STOPPED.search(words) is not None
            yield Block(BlockKind.PARAGRAPH, span)


class DocumentBuilder:
    """The text of a Document as it grows."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[Piece] = []
        self.opaque: list[Span] = []
        self.length = 0
        self.opening = Opening()
        self._wholes: list[Whole] = []
        self._parts: list[str] = []

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    def offsets(self, markup: Markup | None = None) -> OffsetMap:
        """The map that leads back to the source."""
        return OffsetMap(tuple(self.pieces), wholes=tuple(self._wholes), markup=markup)

    def add(self, block: TextBlock) -> int:
        """Appends a block; returns its offset.

        A block without a place, or whose source is before that of an earlier one, is left out, since places are ordered; then -1 is returned.
        """
        if not block.pieces or (self.pieces and block.pieces[0].source_start < self.pieces[-1].source_end):
            return -1
        if self.length:
            self._parts.append(_BLANK_LINE)
            self.length += len(_BLANK_LINE)
        start = self.length
        self._parts.append(block.words)
        self.pieces.extend(
            Piece(start + piece[0], start + piece[1], piece[2], piece[3], piece[4], piece[5]) for piece in block.pieces
        )
        if OBJECT in block.words:
            self.opaque.extend(
                Span(start + piece.text_start, start + piece.text_end)
                for piece in block.pieces
                if not piece.exact and block.words[piece.text_start] == OBJECT
            )
        self.length += len(block.words)
        if block.refusal is not None:
            self._wholes.append(Whole(Span(start, self.length), block.refusal))
        self.blocks.extend(self._parts_of(block, start))
        return start

    def _parts_of(self, block: TextBlock, start: int) -> Iterator[Block]:
        """The block; if it is a paragraph that opens the story, its parts."""
        whole = Span(0, len(block.words))
        parts = (
            self.opening.paragraph(block.words, whole)
            if block.kind is BlockKind.PARAGRAPH
            else [Block(block.kind, whole)]
        )
        for kind, span in parts:
            if span.start < span.end:
                yield Block(kind, Span(start + span.start, start + span.end))

    def comment(self, source: str, span: Span, words: str, *, margin: str = " \t") -> Comment:
        """A comment of the source; signs of the ``margin`` may precede one that is alone on its lines."""
        return Comment(words, Place("", *span), self._after(span.end), is_alone(source, span, margin))

    def _after(self, place: int) -> int:
        """The offset of the first text after a place in the source."""
        index = bisect_left(self.pieces, place, key=lambda piece: piece.source_start)
        return self.pieces[index].text_start if index < len(self.pieces) else self.length


def is_alone(source: str, span: Span, margin: str = " \t") -> bool:
    """Whether nothing else is on the lines of a range but blanks, and signs of the ``margin`` before it."""
    start, end = span
    while start and source[start - 1] in margin:
        start -= 1
    while end < len(source) and source[end] in " \t":
        end += 1
    return (not start or source[start - 1] in "\r\n") and (end == len(source) or source[end] in "\r\n")


def day_of(written: str) -> str:
    """The ISO date that a value begins with; empty where that is no day of the calendar."""
    found = _DAY.match(written.strip())
    if found is None:
        return ""
    try:
        return datetime.date(*map(int, found.groups())).isoformat()
    except ValueError:
        return ""
