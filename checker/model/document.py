"""A Document: the prose of one unit of a source, and the map back to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
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


class Piece(NamedTuple):
    """A stretch of Document text and where it comes from. ``exact``: both sides are equal, character by character."""

    text_start: int
    text_end: int
    source_start: int
    source_end: int
    exact: bool


@dataclass(frozen=True)
class OffsetMap:
    """Leads from Document text back to its source.

    ``pieces`` are ordered and don't overlap on either side. ``encode`` writes prose as the format wants it (entities, quoting,
    escapes); it may raise EditRefusedError.
    """

    pieces: tuple[Piece, ...]
    part: str = ""
    encode: Callable[[str], str] = str

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

        Raises EditRefusedError where the span does not lie in one exact piece: what stands between is not ours to change.
        """
        index = bisect_right(self._starts, span.start) - 1
        piece = self.pieces[index] if 0 <= index < len(self.pieces) else None
        if piece is None or span.end > piece.text_end:
            raise EditRefusedError("the words are split by markup")
        whole = (span.start, span.end) == (piece.text_start, piece.text_end)
        if not piece.exact and not whole:
            raise EditRefusedError("the words are part of an encoded character")
        if whole:
            return Place(self.part, piece.source_start, piece.source_end), self.encode(text)
        shift = piece.source_start - piece.text_start
        return Place(self.part, span.start + shift, span.end + shift), self.encode(text)

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
    """Prose to check. ``date`` is ISO ("2022-03-30") or empty; ``title`` is a headline known from elsewhere."""

    path: str
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    unit: str = ""
    language: str = "en"
    date: str = ""
    title: str = ""
