"""The lines of a text, found by an offset in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from checker.base.patterns import pattern
from checker.model.span import Span

_BREAK = pattern(r"\n")


class Lines:
    """Lines end before their line break."""

    def __init__(self, text: str) -> None:
        self._ends = [found.start() for found in _BREAK.finditer(text)] + [len(text)]

    def holding(self, offsets: Iterable[int]) -> Iterator[Span]:
        """The lines in which the offsets are, in order, each once."""
        for number in sorted({bisect_left(self._ends, offset) for offset in offsets}):
            yield Span(self._ends[number - 1] + 1 if number else 0, self._ends[number])
