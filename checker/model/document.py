"""A Document: the prose of one unit of a source, and the map back to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from checker.model.errors import EditRefusedError
from checker.model.span import Span


class BlockKind(StrEnum):
    """What a stretch of the text is for."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    CAPTION = "caption"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"


class Block(NamedTuple):
    """A typed stretch of Document text (code points)."""

    kind: BlockKind
    span: Span


class Place(NamedTuple):
    """A range in the decoded source. ``part`` is "" for text files, the inner file for zipped formats."""

    part: str
    start: int
    end: int


class Comment(NamedTuple):
    """A comment of the format. ``at`` is the offset in Document text that it stands before; ``alone``: nothing else is on its lines."""

    text: str
    place: Place
    at: int
    alone: bool


class Piece(NamedTuple):
    """A stretch of Document text and where it comes from. ``exact``: both sides are equal, character by character.

    ``encode`` writes prose as this place of the source wants it (entities, quoting, escapes); it may raise EditRefusedError.
    """

    text_start: int
    text_end: int
    source_start: int
    source_end: int
    exact: bool
    encode: Callable[[str], str] = str


@dataclass(frozen=True)
class OffsetMap:
    """Leads from Document text back to its source. ``pieces`` are ordered and don't overlap on either side."""

    pieces: tuple[Piece, ...]
    part: str = ""

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a format whose text is its source."""
        return cls((Piece(0, length, 0, length, exact=True),))

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [piece.text_start for piece in self.pieces]

    def place(self, span: Span) -> Place:
        """Where a span of the text stands in the source: from its first touched piece to its last.

        Raises ValueError if the span lies outside the mapped text.
        """
        return Place(self.part, self._source(span.start, at_end=False), self._source(span.end, at_end=True))

    def edit(self, span: Span, text: str) -> tuple[Place, str]:
        """The source range and the encoded text that put ``text`` in place of ``span``.

        Raises EditRefusedError where markup stands within the span, or where it takes a part of an encoded character: neither is ours to change.
        """
        pieces = self._touched(span)
        first, last = pieces[0], pieces[-1]
        if not (first.exact or span.start == first.text_start) or not (last.exact or span.end == last.text_end):
            raise EditRefusedError("the words are part of an encoded character")
        start = first.source_start + span.start - first.text_start
        end = last.source_end if span.end == last.text_end else last.source_start + span.end - last.text_start
        return Place(self.part, start, end), first.encode(text)

    def _touched(self, span: Span) -> Sequence[Piece]:
        """The pieces that hold a span, one following on the other on both sides, all written alike."""
        index = bisect_right(self._starts, span.start) - 1
        stop = max(index + 1, bisect_left(self._starts, span.end))
        pieces = self.pieces[max(index, 0) : stop]
        joined = all(
            (one.text_end, one.source_end, one.encode) == (other.text_start, other.source_start, other.encode)
            for one, other in pairwise(pieces)
        )
        if index < 0 or not joined or span.end > pieces[-1].text_end:
            raise EditRefusedError("the words are split by markup")
        return pieces

    def _source(self, offset: int, *, at_end: bool) -> int:
        index = bisect_right(self._starts, offset) - 1
        if at_end and index > 0 and self.pieces[index].text_start == offset:
            index -= 1
        piece = self.pieces[index] if index >= 0 else None
        if piece is not None and offset > piece.text_end and index + 1 < len(self.pieces):
            # Text that the format put in, such as a line end: a span ends before it, and begins after it.
            return piece.source_end if at_end else self.pieces[index + 1].source_start
        if piece is None or offset > piece.text_end:
            raise ValueError(f"offset {offset} is outside the mapped text")
        if piece.exact:
            return piece.source_start + offset - piece.text_start
        return piece.source_end if at_end and offset > piece.text_start else piece.source_start


@dataclass(frozen=True)
class Document:
    """Prose to check.

    ``language`` is a BCP 47 tag, ``date`` ISO ("2022-03-30"), ``origin`` where the story comes from; each is empty where the source doesn't
    tell it. ``title`` is a headline known from elsewhere. ``opaque`` are stretches that stand for what is no prose (code, an address, a
    shortcode): no rule looks into them and no fix touches them.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    unit: str = ""
    language: str = ""
    date: str = ""
    title: str = ""
    origin: str = ""
    draft: bool = False
    opaque: tuple[Span, ...] = ()
    comments: tuple[Comment, ...] = ()
