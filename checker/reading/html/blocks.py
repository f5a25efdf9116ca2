"""A block of a page while it is read: its text with each run of blanks as one, and the pieces that lead back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from checker.model.document import Block, BlockKind, Piece, Whole
from checker.model.span import Span
from checker.reading.html.encoding import decoded, in_markup, in_text
from checker.reading.html.templates import VALUE
from checker.reading.html.tokens import BLANKS, Attribute, Token, TokenKind, attribute_parts

_ODD = re.compile(r"[\t\n\f\r ]{2,}|[\t\n\f\r]|\ufffc+|\0+")


_PARTS = "\n\n"
OF_IMAGE = "it describes an image; edit it there"


class DraftBlock:
    """A block whose offsets count from its own start. ``role`` tells titles, descriptions and texts of images from what the page shows.

    ``refusal`` is empty for a block that can be cut with its markup, else the reason why it can't; None where its words have no markup.
    """

    def __init__(self, source: str, role: str = "", encode: Callable[[str], str] = in_text) -> None:
        self.kind = BlockKind.PARAGRAPH
        self.role = role
        self.refusal: str | None = None if role else ""
        self.pieces: list[Piece] = []
        self.length = 0
        self._source = source
        self._encode = encode
        self._parts: list[str] = []
        self._objects: list[int] = []
        self._between: set[int] = set()
        self._blank = True

    @classmethod
    def made(cls, text: str, pieces: Iterable[Piece], role: str) -> DraftBlock:
        """A block whose text and pieces are known."""
        draft = cls("", role)
        draft.pieces.extend(pieces)
        draft.length = len(text)
        draft._parts = [text]
        draft._objects = [at for at, sign in enumerate(text) if sign == VALUE]
        return draft

    @property
    def text(self) -> str:
        """What it says so far."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0] if self._parts else ""

    @property
    def is_prose(self) -> bool:
        """Whether there is more than objects and blanks."""
        text = self.text.replace(VALUE, "") if self._objects else self.text
        return bool(text) and not text.isspace()

    def add(self, token: Token) -> None:
        """Takes text or a reference."""
        start, end = token.start, token.end
        if token.kind is TokenKind.REFERENCE:
            self._reference(start, end)
            return
        for odd in _ODD.finditer(self._source, start, end):
            self._exact(start, odd.start())
            start = odd.end()
            sign = self._source[odd.start()]
            if sign == VALUE:
                self.object(odd.start(), start)
            elif sign in BLANKS:
                self._space(odd.start(), start, self._encode)
        self._exact(start, end)

    def character(self, text: str, start: int, end: int) -> None:
        """Takes what the source writes in another way."""
        self._piece(text, start, end, self._encode)
        self._blank = False

    def space(self, start: int, end: int) -> None:
        """Takes a blank that the source writes in another way."""
        self._space(start, end, self._encode)

    def object(self, start: int, end: int) -> None:
        """One character for what is no prose."""
        self._piece(VALUE, start, end, in_markup)
        self._blank = False

    def object_between(self, start: int, end: int) -> None:
        """One character for what stands between words, such as an image: none at the edges of a block, where it divides nothing."""
        if self.length:
            self._between.add(self.length)
            self.object(start, end)

    def object_ends(self, end: int) -> None:
        """The source of the object that came last reaches to there."""
        if self.pieces and self.pieces[-1].encode is in_markup and not self._blank:
            self.pieces[-1] = self.pieces[-1]._replace(source_end=end)

    def line_break(self, start: int, end: int) -> bool:
        """A blank for a break; whether one stands there already, with nothing between."""
        if self.pieces and self._blank and self.pieces[-1].encode is in_markup:
            return True
        self._drop_blank()
        self._space(start, end, in_markup)
        return False

    def finish(self) -> None:
        """Drops what divides nothing at the end: a blank, an image."""
        self._drop_blank()
        while self.length - 1 in self._between:
            self._between.discard(self.length - 1)
            self._objects.pop()
            self._drop_last()
            self._blank = self.text.endswith(" ")
            self._drop_blank()

    def cut(self, length: int) -> None:
        """Drops what comes after so many characters."""
        self._parts = [self.text[:length]]
        self.length = len(self._parts[0])
        while self.pieces and self.pieces[-1].text_start >= self.length:
            self.pieces.pop()
        if self.pieces and self.pieces[-1].text_end > self.length:
            last = self.pieces[-1]
            kept = self.length - last.text_start
            self.pieces[-1] = last._replace(text_end=self.length, source_end=last.source_start + kept)

    def objects(self) -> Iterator[int]:
        """Where an object stands."""
        return (at for at in self._objects if at < self.length)

    def _exact(self, start: int, end: int) -> None:
        if start < end and self._blank and self._source[start] == " ":
            start += 1
        if start >= end:
            return
        words = self._source[start:end]
        last = self.pieces[-1] if self.pieces else None
        if last is not None and last.exact and last.source_end == start:
            self.pieces[-1] = Piece(last[0], last[1] + end - start, last[2], end, True, self._encode)  # noqa: FBT003
        else:
            self.pieces.append(Piece(self.length, self.length + end - start, start, end, True, self._encode))  # noqa: FBT003
        self._parts.append(words)
        self.length += end - start
        self._blank = words[-1] == " "

    def _reference(self, start: int, end: int) -> None:
        written = decoded(self._source[start:end])
        if written and written.strip(BLANKS) == "":
            self._space(start, end, self._encode)
        elif written and written != "\0":
            self._piece(written, start, end, self._encode)
            self._blank = False

    def _space(self, start: int, end: int, encode: Callable[[str], str]) -> None:
        if not self._blank:
            self._piece(" ", start, end, encode)
            self._blank = True

    def _piece(self, text: str, start: int, end: int, encode: Callable[[str], str]) -> None:
        if text == VALUE:
            self._objects.append(self.length)
        self.pieces.append(Piece(self.length, self.length + len(text), start, end, exact=False, encode=encode))
        self._parts.append(text)
        self.length += len(text)

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


@dataclass
class Joined:
    """Blocks that were joined: the text so far, with what leads back to the source."""

    length: int = 0
    parts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    opaque: list[Span] = field(default_factory=list)
    wholes: list[Whole] = field(default_factory=list)

    def add(self, draft: DraftBlock) -> int:
        """Takes a block; gives where it starts."""
        if self.length:
            self.parts.append(_PARTS)
            self.length += len(_PARTS)
        start = self.length
        self.parts.append(draft.text)
        self.pieces.extend(
            Piece(start + piece[0], start + piece[1], piece[2], piece[3], piece[4], piece[5]) for piece in draft.pieces
        )
        self.opaque.extend(Span(start + at, start + at + 1) for at in draft.objects())
        self.length += draft.length
        if draft.refusal is not None:
            self.wholes.append(Whole(Span(start, self.length), draft.refusal))
        return start


def value_text(source: str, value: Attribute) -> str:
    """What an attribute says."""
    draft = DraftBlock(source)
    for part in attribute_parts(source, value):
        draft.add(part)
    draft.finish()
    return draft.text
