"""Pairs of function words that never stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.model.span import Span

# Two lower-case words with one blank between; the first may begin a sentence. Names are left alone.
_CAPITALS = frozenset({"May", "Will", "Us", "It", "Who"})


class PairTable:
    """The table as one pattern: a first word, then one of its seconds."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._seconds = {first: frozenset(rest.split()) for first, _, rest in (line.partition(": ") for line in lines)}
        self._pairs = frozenset((first, second) for first, seconds in self._seconds.items() for second in seconds)
        firsts = "|".join(sorted(self._seconds, key=len, reverse=True))
        self._first = re.compile(rf"(?<![\w’'.,-])(?i:({firsts})) (?=([a-z]{{1,12}})(?![\w’'.-]))")

    def occurs(self, words: Sequence[str], folded: str) -> bool:
        """Whether an impossible pair stands in a text, given its folded words in order: only a blank may be between."""
        return any(f"{first} {second}" in folded for first, second in self._pairs.intersection(pairwise(words)))

    def find(self, text: str) -> Iterator[Span]:
        """The impossible pairs of a text, in order."""
        for match in self._first.finditer(text):
            first = match[1]
            if match[2] in self._seconds[first.lower()] and (
                first.islower() or (first[1:].islower() and first not in _CAPITALS)
            ):
                yield Span(match.start(), match.end(2))
