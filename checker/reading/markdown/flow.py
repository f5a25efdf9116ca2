"""The words of a Markdown block: blanks and line ends as they are shown, each character from its place in the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from checker.reading.block_builder import OBJECT, BlockBuilder
from checker.reading.markdown.dialects import Mask
from checker.reading.markdown.escaping import Prose, Writers, unwritable

_LINE_END = re.compile(r"(?:\r\n|[\r\n])?[ \t>]*+")
_BLANKS = " \t"


class Flow(BlockBuilder):
    """The words of one block. While ``fixed``, what is appended can't be changed; ``marked``: it is the first in an emphasis;
    ``depth``: in how many emphases and links it stands.

    ``reached`` is where the source ends of what the parser gave so far.
    """

    def __init__(self, source: str, masks: Sequence[Mask], starts: Sequence[int], write: Writers) -> None:
        super().__init__()
        self.reached = 0
        self._source, self._masks, self._starts = source, masks, starts
        self._write = write
        self.fixed = self.marked = False
        self.depth = 0
        self._break: tuple[int, int, Callable[[str], str]] | None = None
        self._blank = True
        self._address = -1

    def text(self, words: str, start: int, end: int) -> None:
        """Appends what the parser read in a range, without what is masked in it."""
        escaped = start > self.reached and self._source[start - 1] == "\\"
        if escaped:
            self.take(words[:1], start - 1, start + 1)
            words, start = words[1:], start + 1
        rest = self._source[start + len(words) : end]
        if words and rest and not rest.strip() and self._source.startswith(words, start):
            # The parser counts a blank in that it drops.
            end = start + len(words)
        if self._masks and self._unmasked(start, end):
            return
        if end - start != len(words):
            self.take(words, start, end)
        elif self._source.startswith(words, start):
            self._plain(start, end)
        else:
            self._unlike(words, start, end)

    def _unmasked(self, start: int, end: int) -> bool:
        """Appends what isn't masked of a range, if a part of it is; returns whether."""
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
        """Appends what the source writes differently."""
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
        """One blank for a line end, unless there is one already or nothing follows."""
        encode = unwritable if hard or (self._break and self._break[2] is unwritable) else self._within()
        self._break = (self._break[0] if self._break else start, end, encode)
        self.reached = max(self.reached, end)

    def _plain(self, start: int, end: int) -> None:
        if start >= end:
            return
        opening = self._opening(start)
        self._ends_line(start)
        gap = not self.pieces or self.pieces[-1].source_end != start
        while self._blank and gap and start < end and self._source[start] in _BLANKS:
            # If markup is between two blanks, only one is kept.
            start += 1
        if start == end:
            return
        if opening is not None:
            self._exact(start, start + 1, opening)
            start += 1
        while (at := self._source.find("\\", start - 1, end - 1) + 1) > 0:
            # A character after a literal backslash must not become one that it escapes.
            self._exact(start, at, self._write.plain)
            self._exact(at, at + 1, self._write.escaped)
            start = at + 1
        self._exact(start, end, self._within())

    def _within(self) -> Prose:
        return self._write.plain if self.depth else self._write.bare

    def _exact(self, start: int, end: int, encode: Prose) -> None:
        if start < end:
            self._piece(self._source[start:end], start, end, exact=True, encode=encode)

    def _opening(self, start: int) -> Prose | None:
        """The writer of the next character, where it needs more escaping than elsewhere."""
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
        if self.pieces:
            written = self.pieces[-1].source_end
            # The blanks before the line end belong to it.
            begun = written if not self._source[written:begun].strip(_BLANKS) else max(begun, written)
        self._piece(" ", begun, min(start, after.end() if after else ended), exact=False, encode=encode)

    def _piece(self, words: str, start: int, end: int, *, exact: bool, encode: Callable[[str], str]) -> None:
        if self.fixed:
            encode = unwritable
        self.marked = False
        self.reached = max(self.reached, end)
        self._blank = words[-1] in _BLANKS
        self.put(words, start, end, exact=exact, encode=encode)
