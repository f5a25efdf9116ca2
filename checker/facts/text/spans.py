"""Lookups in ordered lists of spans."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from checker.model.span import Span


class Spanned(Protocol):
    """What has a span in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


T = TypeVar("T", bound=Spanned)


def starting_in(items: Sequence[T], start: int, end: int) -> Sequence[T]:
    """Those of ordered items that start in a range, ``end`` left out."""
    first = bisect_left(items, start, key=_start)
    return items[first : bisect_left(items, end, lo=first, key=_start)]


def _start(item: Spanned) -> int:
    return item.span.start


class SpanSet:
    """Ordered, non-overlapping spans with fast lookups."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._ends = [span.end for span in spans]

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def touching(self, span: Span) -> Span | None:
        """The first span that overlaps ``span``."""
        index = bisect_left(self._ends, span.start + 1)
        if index < len(self._spans) and self._spans[index].start < span.end:
            return self._spans[index]
        return None

    def holding(self, span: Span) -> Span | None:
        """The span that contains all of ``span``."""
        found = self.touching(span)
        return found if found is not None and found.contains(span) else None


def occurrences(text: str, words: str, start: int) -> Iterator[Span]:
    """Where words stand in a text from ``start`` on, none within another; nowhere if there are no words."""
    at = text.find(words, start) if words else -1
    while at >= 0:
        yield Span(at, at + len(words))
        at = text.find(words, at + len(words))


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, with overlapping ones joined."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
