"""Builds a block of prose: its text, and where each of its characters is in the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from checker.model.document import BlockKind, Piece
from checker.model.errors import EditRefusedError

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Replaces what is no prose in the text: code, an image, an address."""

BLANKS = "\t\n\f\r "
"""What counts as blank in a page."""

_ODD = re.compile(r"[\t\n\f\r ]{2,}|[\t\n\f\r]|\ufffc+|\0+")


class TextBlock(NamedTuple):
    """A block of prose. Its pieces count their text from its start, and their source from that of the file.

    ``refusal`` is empty for a block that can be cut with its markup, else the reason why it can't; None where its words have no markup.
    """

    words: str
    pieces: Sequence[Piece]
    kind: BlockKind
    refusal: str | None = None

    @property
    def is_prose(self) -> bool:
        """Whether there is more than objects and blanks."""
        words = self.words.replace(OBJECT, "")
        return bool(words) and not words.isspace()

    def trimmed(self) -> TextBlock:
        """The block without the blanks at its edges."""
        return self.part(len(self.words) - len(self.words.lstrip()), len(self.words.rstrip()))

    def part(self, first: int, last: int) -> TextBlock:
        """The block from one offset of its words to another."""
        if last - first == len(self.words):
            return self
        return self._replace(words=self.words[first:last], pieces=list(_within(self.pieces, first, last)))


def _within(pieces: Sequence[Piece], first: int, last: int) -> Iterator[Piece]:
    for piece in pieces:
        if piece.text_end <= first or piece.text_start >= last:
            continue
        start, end = max(piece.text_start, first), min(piece.text_end, last)
        moved = piece._replace(text_start=start - first, text_end=end - first)
        if piece.exact:
            source = piece.source_start + start - piece.text_start
            moved = moved._replace(source_start=source, source_end=source + end - start)
        yield moved


class BlockBuilder:
    """The text of one block as it grows."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.length = 0
        self._parts: list[str] = []

    @property
    def words(self) -> str:
        """The text so far."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""

    def put(self, words: str, start: int, end: int, *, exact: bool, encode: Callable[[str], str]) -> None:
        """Appends what a range of the source says. Joins an exact piece with the one before it where they are adjacent in the source and written alike."""
        at, self.length = self.length, self.length + len(words)
        self._parts.append(words)
        last = self.pieces[-1] if self.pieces else None
        if last is not None and exact and last.exact and last.source_end == start and last.encode is encode:
            self.pieces[-1] = Piece(last[0], self.length, last[2], end, exact, encode)
        else:
            self.pieces.append(Piece(at, self.length, start, end, exact, encode))

    def block(self, kind: BlockKind, refusal: str | None = None) -> TextBlock:
        """The block that was built."""
        return TextBlock(self.words, self.pieces, kind, refusal)


def in_markup(_text: str) -> str:
    """Refuses to replace what markup produces."""
    raise EditRefusedError("this part of the page is a line break, or not prose")


class FoldedBlock(BlockBuilder):
    """Prose of ``source``, written there as ``encode`` does, which may change from one piece to the next."""

    def __init__(self, source: str, encode: Callable[[str], str]) -> None:
        super().__init__()
        self._source = source
        self.encode = encode
        self._between: set[int] = set()
        self._blank = True

    def prose(self, start: int, end: int) -> None:
        """Appends a range of the source that is written as it reads."""
        for odd in _ODD.finditer(self._source, start, end):
            self._exact(start, odd.start())
            start = odd.end()
            sign = self._source[odd.start()]
            if sign == OBJECT:
                self.object(odd.start(), start)
            elif sign in BLANKS:
                self.space(odd.start(), start)
        self._exact(start, end)

    def character(self, text: str, start: int, end: int) -> None:
        """Appends what the source writes differently."""
        if text and not text.strip(BLANKS):
            self.space(start, end)
        elif text:
            self.put(text, start, end, exact=False, encode=self.encode)
            self._blank = False

    def space(self, start: int, end: int) -> None:
        """Appends a blank, unless one is there."""
        self._space(start, end, self.encode)

    def object(self, start: int, end: int) -> None:
        """One character for what is no prose."""
        self.put(OBJECT, start, end, exact=False, encode=in_markup)
        self._blank = False

    def object_between(self, start: int, end: int) -> None:
        """One character for what is between words, such as an image; none at the edges of a block, where it separates nothing."""
        if self.length:
            self._between.add(self.length)
            self.object(start, end)

    def extend_object(self, end: int) -> None:
        """Extends the source of the last object to there."""
        if self.pieces and self.pieces[-1].encode is in_markup and not self._blank:
            self.pieces[-1] = self.pieces[-1]._replace(source_end=end)

    def line_break(self, start: int, end: int) -> bool:
        """A blank for a line break; returns whether it is the second one in a row."""
        if self.pieces and self._blank and self.pieces[-1].encode is in_markup:
            return True
        self._drop_blank()
        self._space(start, end, in_markup)
        return False

    def finish(self) -> None:
        """Drops what separates nothing at the end: a blank, an image."""
        self._drop_blank()
        while self.length - 1 in self._between:
            self._between.discard(self.length - 1)
            self._drop_last()
            self._blank = self.words.endswith(" ")
            self._drop_blank()

    def _exact(self, start: int, end: int) -> None:
        if start < end and self._blank and self._source[start] == " ":
            start += 1
        if start < end:
            self.put(self._source[start:end], start, end, exact=True, encode=self.encode)
            self._blank = self._source[end - 1] == " "

    def _space(self, start: int, end: int, encode: Callable[[str], str]) -> None:
        if not self._blank:
            self.put(" ", start, end, exact=False, encode=encode)
            self._blank = True

    def _drop_blank(self) -> None:
        if self.length and self._blank:
            self._drop_last()

    def _drop_last(self) -> None:
        self._blank = False
        self.length -= 1
        last_part = self._parts.pop()[:-1]
        if last_part:
            self._parts.append(last_part)
        last = self.pieces.pop()
        if last.text_start < self.length:
            self.pieces.append(last._replace(text_end=self.length, source_end=last.source_end - 1))
