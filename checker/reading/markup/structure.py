"""The lines of a source in a light markup, and the blocks and comments that are found in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model.document import BlockKind

_LINE = re.compile(r"(?P<indent>[ \t]*)(?P<text>[^\r\n]*)(?:\r\n|\n|\r|\Z)")


class Line(NamedTuple):
    """A line without its line end: its text, where that starts and ends in the source (code points), and how far it is indented."""

    text: str
    start: int
    end: int
    indent: int


class Stretch(NamedTuple):
    """A block in the source (code points)."""

    kind: BlockKind
    start: int
    end: int


class Remark(NamedTuple):
    """A comment of the source: what it says, and its range (code points)."""

    text: str
    start: int
    end: int


@dataclass
class Structure:
    """What the source consists of. ``shown`` is the source with what is no prose hidden, of the same length; ``fields`` are its metadata."""

    shown: str
    stretches: list[Stretch] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)

    def take(self, kind: BlockKind, start: int, end: int) -> None:
        """Adds a block."""
        if start < end:
            self.stretches.append(Stretch(kind, start, end))


def lines_of(source: str) -> list[Line]:
    """All lines; blank ones have no text."""
    return list(_lines(source))


def _lines(source: str) -> Iterator[Line]:
    for match in _LINE.finditer(source):
        if match.start() < len(source):
            text = match["text"].rstrip()
            start = match.start("text")
            yield Line(text, start, start + len(text), len(match["indent"].expandtabs(8)))


def block_end(lines: list[Line], number: int, indent: int) -> int:
    """The number of the first line from ``number`` on that is neither blank nor indented further than ``indent``."""
    while number < len(lines) and (not lines[number].text or lines[number].indent > indent):
        number += 1
    return number


def paragraph_end(lines: list[Line], number: int, ends: Callable[[Line], object] | None = None) -> int:
    """The number of the first line from ``number`` on that is blank, or that ``ends`` a paragraph."""
    while number < len(lines) and lines[number].text and not (ends is not None and ends(lines[number])):
        number += 1
    return number
