"""The nouns of the table ``counted_nouns``, with their plurals."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple


class CountedNouns(NamedTuple):
    """The plural of each noun, the noun of each plural, and those nouns that are verbs too."""

    plurals: Mapping[str, str]
    singular: Mapping[str, str]
    verbs: frozenset[str]


@cache
def counted_nouns(lines: tuple[str, ...]) -> CountedNouns:
    """Reads the lines of the table."""
    plurals: dict[str, str] = {}
    verbs: set[str] = set()
    for entry in (word for line in lines for word in line.split()):
        noun, _, plural = entry.partition("=")
        one = noun.rstrip("*")
        plurals[one] = plural or f"{one}s"
        if noun.endswith("*"):
            verbs.add(one)
    return CountedNouns(plurals, {many: one for one, many in plurals.items()}, frozenset(verbs))
