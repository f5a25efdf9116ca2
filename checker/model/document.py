"""A Document: the prose of one unit of a source, and the map that leads its positions and edits back there."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, Protocol

from checker.model.errors import EditRefusedError
from checker.model.span import Span

_WORD = re.compile(r"\S+")
_ENCODED = "the words are part of an encoded character"


def count_words(text: str) -> int:
    """How many words a text has between blanks. They are not split off: the words of 1 MB take 10 MB."""
    return sum(1 for _ in _WORD.finditer(text))


class Place(NamedTuple):
    """A range in the decoded source. ``part`` is "" for text files, the inner file for zipped formats."""

    part: str
    start: int
    end: int


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


class Whole(NamedTuple):
    """A stretch of Document text that its markup holds together, such as a paragraph. ``refusal``: why it can't be cut as a whole."""

    span: Span
    refusal: str = ""


class Markup(Protocol):
    """The markup around the words of a source. All ranges are of the source.

    ``words`` reaches from the first character that is cut to the last, ``free`` from the text before it to the text after it.
    Every method raises EditRefusedError where the rest would read differently.
    """

    def block(self, words: Span, free: Span) -> Span:
        """The range to cut for all words of a block."""

    def inline(self, words: Span, free: Span) -> Span:
        """The range to cut for a part of the words of a block."""

    def between(self, gap: Span, text: str) -> tuple[int, str]:
        """Where ``text`` goes among the markup between two characters, and how it is written there."""


@dataclass(frozen=True)
class OffsetMap:
    """Leads from Document text back to its source. ``pieces`` are ordered and don't overlap on either side.

    ``wholes`` are ordered too. Outside of them, and without ``markup``, words are cut as they stand.
    """

    pieces: tuple[Piece, ...]
    part: str = ""
    wholes: tuple[Whole, ...] = ()
    markup: Markup | None = field(default=None, compare=False)

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a format whose text is its source."""
        return cls((Piece(0, length, 0, length, exact=True),))

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [piece.text_start for piece in self.pieces]

    @cached_property
    def _ends(self) -> Sequence[int]:
        return [piece.text_end for piece in self.pieces]

    def place(self, span: Span) -> Place:
        """Where a span of the text stands in the source: from its first touched piece to its last.

        Raises ValueError if the span lies outside the mapped text.
        """
        return Place(self.part, self._source(span.start, at_end=False), self._source(span.end, at_end=True))

    def edit(self, span: Span, text: str, *, keep_markup: bool = False) -> tuple[Place, str]:
        """The source range and the encoded text that put ``text`` in place of ``span``.

        Words that are cut take their own markup with them, a paragraph its lines, a link its address; not with ``keep_markup``, for an edit
        that only corrects words. Raises EditRefusedError where markup would be left open, where it stands within words that are replaced,
        and for a part of an encoded character.
        """
        if not text and span.start < span.end and not keep_markup:
            return self._cut(span), ""
        if span.start == span.end:
            return self._insertion(span.start, text)
        return self._replacement(span, text)

    def _replacement(self, span: Span, text: str) -> tuple[Place, str]:
        pieces = self._touched(span)
        first, last = pieces[0], pieces[-1]
        if not (first.exact or span.start == first.text_start) or not (last.exact or span.end == last.text_end):
            raise EditRefusedError(_ENCODED)
        start = first.source_start + span.start - first.text_start
        end = last.source_end if span.end == last.text_end else last.source_start + span.end - last.text_start
        return Place(self.part, start, end), first.encode(text)

    def _insertion(self, at: int, text: str) -> tuple[Place, str]:
        """Between two stretches of the source the format chooses; where they meet, before the second unless only the first can take it."""
        index = bisect_left(self._starts, at)
        meet = 0 < index < len(self.pieces) and self.pieces[index - 1].text_end == at == self.pieces[index].text_start
        if not meet:
            return self._replacement(Span(at, at), text)
        before, after = self.pieces[index - 1 : index + 1]
        wholes = self._wholes_in(Span(at - 1, at + 1))
        within = len(wholes) == 1 and not wholes[0].refusal
        if within and before.source_end < after.source_start and self.markup is not None:
            place, written = self.markup.between(Span(before.source_end, after.source_start), text)
            return Place(self.part, place, place), written
        try:
            return self._replacement(Span(at, at), text)
        except EditRefusedError:
            return Place(self.part, before.source_end, before.source_end), before.encode(text)

    def _cut(self, span: Span) -> Place:
        first, stop = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        if first >= stop:
            raise EditRefusedError("the words are not in the file")
        # What parts two blocks of the text has no place in the source.
        span = Span(max(span.start, self.pieces[first].text_start), min(span.end, self.pieces[stop - 1].text_end))
        wholes = self._wholes_in(span)
        if len(wholes) > 1:
            raise EditRefusedError("the words belong to more than one paragraph")
        if not wholes or self.markup is None or (wholes[0].refusal and not span.contains(wholes[0].span)):
            return self._replacement(span, "")[0]
        if wholes[0].refusal:
            raise EditRefusedError(wholes[0].refusal)
        words, free = self._ranges(span, first, stop)
        widen = self.markup.block if span.contains(wholes[0].span) else self.markup.inline
        return Place(self.part, *widen(words, free))

    def _wholes_in(self, span: Span) -> Sequence[Whole]:
        index = bisect_right(self.wholes, span.start, key=lambda whole: whole.span.end)
        stop = bisect_left(self.wholes, span.end, key=lambda whole: whole.span.start)
        return self.wholes[index:stop]

    def _ranges(self, span: Span, index: int, stop: int) -> tuple[Span, Span]:
        """The source of a span whose pieces are known, and the range around it that holds no other text."""
        first, last = self.pieces[index], self.pieces[stop - 1]
        begins, ends = span.start == first.text_start, span.end == last.text_end
        if not (first.exact or begins) or not (last.exact or ends):
            raise EditRefusedError(_ENCODED)
        start = first.source_start + span.start - first.text_start
        end = last.source_end if ends else last.source_start + span.end - last.text_start
        before = self.pieces[index - 1].source_end if index else 0
        after = self.pieces[stop].source_start if stop < len(self.pieces) else sys.maxsize
        return Span(start, end), Span(before if begins else start, after if ends else end)

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


class Comment(NamedTuple):
    """A comment of the format. ``at`` is the offset in Document text that it stands before; ``alone``: nothing else is on its lines."""

    text: str
    place: Place
    at: int
    alone: bool


@dataclass(frozen=True)
class Document:
    """Prose to check.

    ``language`` is a BCP 47 tag, ``date`` ISO ("2022-03-30"), ``origin`` where the story comes from; each is empty if the source doesn't
    say. ``title`` is a headline known from elsewhere. ``opaque`` are stretches in place of what isn't prose (code, a URL, a
    shortcode): no rule looks into them and no fix touches them. ``ends_source``: nothing but the ends of markup stands behind the last words.
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
    ends_source: bool = True

    @property
    def words(self) -> int:
        """How many words it has between blanks."""
        return count_words(self.text)

    @property
    def is_blank(self) -> bool:
        """Whether it has nothing but blanks."""
        return not self.text or self.text.isspace()
