"""The text of a Markdown file as it grows: blocks joined by blank lines, and the pieces that lead back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from checker.model.document import Block, BlockKind, Piece, Whole
from checker.model.span import Span
from checker.reading.markdown.dialects import Mask
from checker.reading.markdown.escaping import Prose, Writers, unwritable
from checker.reading.news_parts import Opening

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_LINE_END = re.compile(r"(?:\r\n|[\r\n])?[ \t>]*+")
_BLANKS = " \t"


class Flow:
    """The text of one block. Its offsets count from its own start. While ``fixed``, what is taken can't be changed;
    ``marked``: it is the first in an emphasis.
    """

    def __init__(self, source: str, masks: Sequence[Mask], starts: Sequence[int], write: Writers) -> None:
        self.pieces: list[Piece] = []
        self.parts: list[str] = []
        self.length = 0
        self.reached = 0
        self._source, self._masks, self._starts = source, masks, starts
        self._write = write
        self.fixed = self.marked = False
        self._break: tuple[int, int, Callable[[str], str]] | None = None
        self._blank = True
        self._address = -1

    def text(self, words: str, start: int, end: int) -> None:
        """Takes what the parser read in a range, without what is masked in it."""
        escaped = start > self.reached and self._source[start - 1] == "\\"
        if escaped:
            self.take(words[:1], start - 1, start + 1)
            words, start = words[1:], start + 1
        rest = self._source[start + len(words) : end]
        if words and rest and not rest.strip() and self._source.startswith(words, start):
            # The parser counts a blank in that it drops.
            end = start + len(words)
        if self._masks and self._shown(start, end):
            return
        if end - start != len(words):
            self.take(words, start, end)
        elif self._source.startswith(words, start):
            self._plain(start, end)
        else:
            self._unlike(words, start, end)

    def _shown(self, start: int, end: int) -> bool:
        """Takes what isn't masked of a range; whether a part of it is."""
        index = bisect_right(self._starts, start) - 1
        index += index < 0 or self._masks[index].end <= start
        if index == len(self._masks) or self._masks[index].start >= end:
            return False
        while index < len(self._masks) and self._masks[index].start < end:
            mask = self._masks[index]
            self._plain(start, mask.start)
            if mask.shows and mask.start >= start:
                self.object(mask.start, mask.end)
                self._address = mask.end if mask.name == "address" else 0
            start, index = max(start, min(mask.end, end)), index + 1
        self._plain(start, end)
        return True

    def take(self, words: str, start: int, end: int) -> None:
        """Takes what the source writes in another way."""
        if words in {" ", "\t", "\n"} and self._blank:
            self.reached = end
            return
        if words:
            encode = self._opening(start) or self._write.plain
            self._ends_line(start)
            self._piece(words, start, end, exact=False, encode=encode)

    def object(self, start: int, end: int) -> None:
        """One character for what is no prose."""
        self._ends_line(start)
        self._piece(OBJECT, start, end, exact=False, encode=unwritable)

    def line_end(self, start: int, end: int, *, hard: bool) -> None:
        """One blank for a line end, unless a blank stands there, or nothing follows."""
        encode = unwritable if hard or (self._break and self._break[2] is unwritable) else self._write.plain
        self._break = (self._break[0] if self._break else start, end, encode)
        self.reached = max(self.reached, end)

    def _plain(self, start: int, end: int) -> None:
        if start >= end:
            return
        opening = self._opening(start)
        self._ends_line(start)
        gap = not self.pieces or self.pieces[-1].source_end != start
        while self._blank and gap and start < end and self._source[start] in _BLANKS:
            # Markup between two blanks would leave both.
            start += 1
        if start == end:
            return
        if opening is not None:
            self._exact(start, start + 1, opening)
            start += 1
        while (at := self._source.find("\\", start - 1, end - 1) + 1) > 0:
            # What follows a backslash that is meant as one must not become a sign that it escapes.
            self._exact(start, at, self._write.plain)
            self._exact(at, at + 1, self._write.escaped)
            start = at + 1
        self._exact(start, end, self._write.plain)

    def _exact(self, start: int, end: int, encode: Prose) -> None:
        if start < end:
            self._piece(self._source[start:end], start, end, exact=True, encode=encode)

    def _opening(self, start: int) -> Prose | None:
        """What writes the first character of what comes next, where more is markup than elsewhere."""
        if self.marked:
            return self._write.marked
        if self._break is not None or not self.length:
            return self._write.first
        return self._write.joined if start == self._address else None

    def _unlike(self, words: str, start: int, end: int) -> None:
        """Characters that the parser replaces one by one, such as half of a pair."""
        if all(one in {other, "\ufffd"} for one, other in zip(words, self._source[start:end], strict=True)):
            self._plain(start, end)
        else:
            self.take(words, start, end)

    def _ends_line(self, start: int) -> None:
        if self._break is None:
            return
        begun, ended, encode = self._break
        self._break = None
        if self._blank or not self.length:
            return
        after = _LINE_END.match(self._source, ended)
        begun = max(begun, self.reached_text)
        if self.pieces and not self._source[self.pieces[-1].source_end : begun].strip(_BLANKS):
            begun = self.pieces[-1].source_end
        self._piece(" ", begun, min(start, after.end() if after else ended), exact=False, encode=encode)

    @property
    def reached_text(self) -> int:
        """Where the source of the last piece ends."""
        return self.pieces[-1].source_end if self.pieces else 0

    def _piece(self, words: str, start: int, end: int, *, exact: bool, encode: Callable[[str], str]) -> None:
        if self.fixed:
            encode = unwritable
        self.marked = False
        at, self.length = self.length, self.length + len(words)
        self.reached = max(self.reached, end)
        self._blank = words[-1] in _BLANKS
        self.parts.append(words)
        last = self.pieces[-1] if self.pieces else None
        same = last is not None and last.exact and exact and last.source_end == start and last.encode is encode
        if last is not None and same:
            self.pieces[-1] = Piece(last[0], self.length, last[2], end, True, encode)  # noqa: FBT003
        else:
            self.pieces.append(Piece(at, self.length, start, end, exact, encode))

    @property
    def is_prose(self) -> bool:
        """Whether there is more than objects and blanks."""
        return any(part != OBJECT and not part.isspace() for part in self.parts)


class Text:
    """All blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[Piece] = []
        self.opaque: list[Span] = []
        self.wholes: list[Whole] = []
        self.length = 0
        self._parts: list[str] = []
        self._opening = Opening()
        self._starts: list[int] | None = None

    def __str__(self) -> str:
        return "".join(self._parts)

    def add(self, words: str, pieces: Sequence[Piece], kind: BlockKind, refusal: str | None = None) -> None:
        """Takes a block, without the blanks at its edges. One whose source stands before what was taken is left out: places have one order.

        ``refusal`` is empty for a block that can be cut with its markup, else the reason why it can't; None where its words have no markup.
        """
        first, last = len(words) - len(words.lstrip()), len(words.rstrip())
        kept = pieces if last - first == len(words) else list(_within(pieces, first, last))
        if not kept or (self.pieces and kept[0].source_start < self.pieces[-1].source_end):
            return
        if self.length:
            self._parts.append("\n\n")
            self.length += 2
        move, start = self.length - first, self.length
        self._parts.append(words[first:last])
        self.pieces.extend(
            Piece(piece[0] + move, piece[1] + move, piece[2], piece[3], piece[4], piece[5]) for piece in kept
        )
        if OBJECT in words:
            self.opaque.extend(
                Span(piece.text_start + move, piece.text_end + move)
                for piece in kept
                if not piece.exact and words[piece.text_start] == OBJECT
            )
        self.length += last - first
        if refusal is not None:
            self.wholes.append(Whole(Span(start, self.length), refusal))
        if kind is BlockKind.PARAGRAPH:
            for part in self._opening.paragraph(words, Span(first, last)):
                self.blocks.append(Block(part.kind, Span(part.span.start + move, part.span.end + move)))
        else:
            self.blocks.append(Block(kind, Span(start, self.length)))

    def after(self, place: int) -> int:
        """The offset of the first text that stands after a place of the source."""
        if self._starts is None or len(self._starts) != len(self.pieces):
            self._starts = [piece.source_start for piece in self.pieces]
        index = bisect_left(self._starts, place)
        return self.pieces[index].text_start if index < len(self.pieces) else self.length


def _within(pieces: Sequence[Piece], first: int, last: int) -> Iterator[Piece]:
    """The pieces of a stretch of the text; those that are cut by it are exact, or are left out."""
    for piece in pieces:
        if piece.text_end <= first or piece.text_start >= last:
            continue
        start, end = max(piece.text_start, first), min(piece.text_end, last)
        if piece.exact:
            moved = piece.source_start + start - piece.text_start
            yield Piece(start, end, moved, moved + end - start, True, piece.encode)  # noqa: FBT003
        else:
            yield piece._replace(text_start=start, text_end=end)
