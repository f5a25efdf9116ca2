"""Which runs of words stand again at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from operator import eq

LONGEST = 9


def repeated_lengths(words: Sequence[str]) -> frozenset[int]:
    """The numbers of words, 1 to 9, of which some run is followed at once by the same run."""
    found = set()
    for length in range(1, LONGEST + 1):
        same = bytes(map(eq, words, islice(words, length, None)))
        if b"\x01" * length in same:
            found.add(length)
    return frozenset(found)
