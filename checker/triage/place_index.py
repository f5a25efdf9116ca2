"""Finds what touches a place without going through all there is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, NamedTuple, TypeVar

from checker.model.document import Place

T = TypeVar("T")


class _Entry(NamedTuple):
    start: int
    end: int
    order: int


class PlaceIndex(Generic[T]):
    """Items by their places."""

    def __init__(self, items: Iterable[tuple[Place, T]]) -> None:
        self._items: list[T] = []
        entries: dict[str, list[_Entry]] = defaultdict(list)
        for order, (place, item) in enumerate(items):
            entries[place.part].append(_Entry(place.start, place.end, order))
            self._items.append(item)
        self._entries = {part: sorted(listed) for part, listed in entries.items()}
        self._starts = {part: [entry.start for entry in listed] for part, listed in self._entries.items()}
        # The furthest end so far: all entries before the first one that reaches a place end before it.
        self._ends = {
            part: list(accumulate((entry.end for entry in listed), max)) for part, listed in self._entries.items()
        }

    def touching(self, place: Place) -> list[T]:
        """The items whose places have a character in common with this one, in the order in which they were given."""
        if place.part not in self._entries:
            return []
        first = bisect_right(self._ends[place.part], place.start)
        last = bisect_left(self._starts[place.part], place.end)
        near = self._entries[place.part][first:last]
        return [self._items[order] for order in sorted(entry.order for entry in near if entry.end > place.start)]
