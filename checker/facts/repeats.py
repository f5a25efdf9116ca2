"""Which runs of words stand again at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import eq
from typing import NamedTuple

LONGEST = 9


class Repeats(NamedTuple):
    """The numbers of words, 1 to 9, of which some run is followed at once by the same run, and those of which one is followed twice."""

    lengths: frozenset[int]
    loops: frozenset[int]


def find_repeats(words: Sequence[str]) -> Repeats:
    """Looks at pairs of words first: a longer run that stands again has its first pair again, as far on as it is long."""
    lengths, loops = set(), set()
    if any(map(eq, words, words[1:])):
        lengths.add(1)
        if any(a == b == c for a, b, c in zip(words, words[1:], words[2:], strict=False)):
            loops.add(1)
    last: dict[tuple[str, str], int] = {}
    for at, pair in enumerate(pairwise(words)):
        earlier = last.get(pair, -LONGEST - 1)
        last[pair] = at
        length = at - earlier
        if 1 < length <= LONGEST and words[earlier:at] == words[at : at + length]:
            lengths.add(length)
            if words[earlier:at] == words[at + length : at + 2 * length]:
                loops.add(length)
    return Repeats(frozenset(lengths), frozenset(loops))
