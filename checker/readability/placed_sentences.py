"""The sentences of a text with their places in its source. A long text has many, so no copy of their words is kept."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import overload

from checker.model.span import Span


class PlacedSentences(Sequence[tuple[int, int, str]]):
    """Start and end of each sentence in the source (code points), and its words. ``places`` are the two offsets of each span, in the same order."""

    def __init__(self, text: str, spans: Iterable[Span], places: Iterable[tuple[int, int]]) -> None:
        self._text = text
        self._spans = array("I", (offset for span in spans for offset in span))
        self._places = array("I", (offset for place in places for offset in place))

    def __len__(self) -> int:
        return len(self._spans) // 2

    @overload
    def __getitem__(self, index: int) -> tuple[int, int, str]: ...

    @overload
    def __getitem__(self, index: slice) -> list[tuple[int, int, str]]: ...

    def __getitem__(self, index: int | slice) -> tuple[int, int, str] | list[tuple[int, int, str]]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        number = range(len(self))[index]
        start, end = self._spans[2 * number : 2 * number + 2]
        return self._places[2 * number], self._places[2 * number + 1], self._text[start:end]
