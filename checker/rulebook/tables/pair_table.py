"""Pairs of words that never stand next to each other, from a table, in a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from checker.model.span import Span

# A capitalised first word begins a sentence or is a name; these are names more often.
_NAMES = frozenset({"May", "Will", "Us", "It", "Who"})
_GLUE_BEFORE = frozenset("’'.,-_/*")
_GLUE_AFTER = frozenset("’'.-_/*")


class PairTable:
    """The table of pairs: first words, then all their second words."""

    def __init__(self, lines: Sequence[str]) -> None:
        rows = (line.partition(": ") for line in lines)
        self._pairs = frozenset(
            (first, second) for firsts, _, rest in rows for first in firsts.split() for second in rest.split()
        )

    def find(self, text: str, folded: str, words: Sequence[str]) -> Iterator[Span]:
        """The impossible pairs of a text with one blank between, in order; ``words`` are its folded words in order."""
        found = []
        for first, second in self._pairs.intersection(pairwise(words)):
            pair = f"{first} {second}"
            at = folded.find(pair)
            while at >= 0:
                span = Span(at, at + len(pair))
                if first != second and _stands_free(text, span) and _is_plain(text, span, len(first)):
                    found.append(span)
                at = folded.find(pair, at + 1)
        return iter(sorted(found))


@cache
def pair_table(lines: tuple[str, ...]) -> PairTable:
    """The table of these lines, read once."""
    return PairTable(lines)


def _stands_free(text: str, span: Span) -> bool:
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return not (before.isalnum() or before in _GLUE_BEFORE or after.isalnum() or after in _GLUE_AFTER)


def _is_plain(text: str, span: Span, length: int) -> bool:
    """Whether the pair is in lower case, except for an initial capital that isn't a name's."""
    first, second = text[span.start : span.start + length], text[span.start + length + 1 : span.end]
    return second.islower() and (first.islower() or (first[1:].islower() and first not in _NAMES))
