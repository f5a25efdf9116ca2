"""Spans and lines: the one place where positions are counted."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def text(self, text: str) -> str:
        """The words of this span in ``text``."""
        return text[self.start : self.end]


class Position(NamedTuple):
    """A line and a column, both from 1; the column counts code points."""

    line: int
    column: int


class Region(NamedTuple):
    """A range as other programs count it: lines and columns from 1, ends exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


# A line ends after LF, CRLF or a lone CR, as editors see it; str.splitlines would also break at U+2028, U+0085 and others.
_LINE_END = re.compile(r"\r\n|\n|\r")


class LineIndex:
    """Turns offsets of one text (code points) into lines and columns."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self._text))]

    def position(self, offset: int) -> Position:
        """Line and column of an offset, columns in code points."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def utf16_column(self, offset: int) -> int:
        """Column from 1 in UTF-16 code units, as JavaScript, LSP and SARIF count."""
        return self._column_in(offset, "utf-16-le", 2)

    def utf8_column(self, offset: int) -> int:
        """Column from 1 in UTF-8 bytes, as reviewdog counts."""
        return self._column_in(offset, "utf-8", 1)

    def utf16_region(self, start: int, end: int) -> Region:
        """A range with columns in UTF-16 code units."""
        return Region(
            self.position(start).line, self.utf16_column(start), self.position(end).line, self.utf16_column(end)
        )

    def utf8_region(self, start: int, end: int) -> Region:
        """A range with columns in UTF-8 bytes."""
        return Region(
            self.position(start).line, self.utf8_column(start), self.position(end).line, self.utf8_column(end)
        )

    def line_text(self, line: int) -> str:
        """The text of a line (from 1), without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")

    def _column_in(self, offset: int, encoding: str, unit: int) -> int:
        start = self._starts[bisect_right(self._starts, offset) - 1]
        return len(self._text[start:offset].encode(encoding, "surrogatepass")) // unit + 1
