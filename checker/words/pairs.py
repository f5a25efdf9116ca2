"""Pairs of words that never stand together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.model.span import Span

# A first word with a capital begins a sentence, or is a name: these are names more often.
_NAMES = frozenset({"May", "Will", "Us", "It", "Who"})
_GLUE_BEFORE = frozenset("’'.,-_")
_GLUE_AFTER = frozenset("’'.-_")


class PairTable:
    """The table: a first word, then its seconds."""

    def __init__(self, lines: Sequence[str]) -> None:
        rows = (line.partition(": ") for line in lines)
        self._pairs = frozenset((first, second) for first, _, rest in rows for second in rest.split())

    def find(self, text: str, folded: str, words: Sequence[str]) -> Iterator[Span]:
        """The impossible pairs of a text with one blank between, in order; ``words`` are its folded words in order."""
        found = []
        for first, second in self._pairs.intersection(pairwise(words)):
            pair = f"{first} {second}"
            at = folded.find(pair)
            while at >= 0:
                span = Span(at, at + len(pair))
                if _stands_free(text, span) and _is_plain(text, span, len(first)):
                    found.append(span)
                at = folded.find(pair, at + 1)
        return iter(sorted(found))


def _stands_free(text: str, span: Span) -> bool:
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return not (before.isalnum() or before in _GLUE_BEFORE or after.isalnum() or after in _GLUE_AFTER)


def _is_plain(text: str, span: Span, length: int) -> bool:
    """In lower case, but for an initial capital that is not a name's."""
    first, second = text[span.start : span.start + length], text[span.start + length + 1 : span.end]
    return second.islower() and (first.islower() or (first[1:].islower() and first not in _NAMES))
