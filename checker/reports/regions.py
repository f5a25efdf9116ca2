"""Places as other programs count them: lines from 1, columns from 1, ends exclusive."""

from __future__ import annotations

from typing import NamedTuple

from checker.model.span import LineIndex


class Region(NamedTuple):
    """A range in a file; the unit of its columns is the consumer's."""

    line: int
    column: int
    end_line: int
    end_column: int


def utf16_region(lines: LineIndex, start: int, end: int) -> Region:
    """A range of code points with columns in UTF-16 code units."""
    return Region(
        lines.position(start).line, lines.utf16_column(start), lines.position(end).line, lines.utf16_column(end)
    )


def utf8_region(lines: LineIndex, start: int, end: int) -> Region:
    """A range of code points with columns in UTF-8 bytes."""
    return Region(
        lines.position(start).line, lines.utf8_column(start), lines.position(end).line, lines.utf8_column(end)
    )
