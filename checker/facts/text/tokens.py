"""The words of a text, views of the same length, and repeated runs of words."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from operator import eq
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.model.span import Span

# Faster than a translation table: most texts have none or one of these.
_BLANKS = (("\u00a0", " "), ("\u202f", " "), ("\u2009", " "))
_FOLDS = (("’", "'"), ("‘", "'"), *_BLANKS, ("\t", " "))
_LONGER_IN_LOWER_CASE = "İ"
_WORD = pattern(r"[^\W_]+(?:[’'\-‑][^\W_]+)*")
_JOINT = pattern(r"[’'\-‑]")
LONGEST = 9
# Two million words of a long document, with a place or two each, would take ten times as much as whole numbers of Python.
_SMALL = "I"
_PAIRS = 10_000
_CELLS_A_WORD = 3


def folded(text: str) -> str:
    """The text in lower case with straight apostrophes and plain blanks; its length stays the same."""
    lowered = _LONGER_IN_LOWER_CASE.join(map(str.lower, text.split(_LONGER_IN_LOWER_CASE)))
    for old, new in _FOLDS:
        lowered = lowered.replace(old, new)
    return lowered


def spaced(text: str) -> str:
    """The text with no-break, narrow and thin blanks replaced by plain ones."""
    for old, new in _BLANKS:
        text = text.replace(old, new)
    return text


class Tokens:
    """The words of a text, in order: runs of letters and digits, joined by inner hyphens and apostrophes."""

    def __init__(self, text: str, folded: str) -> None:
        self._text, self._folded = text, folded
        # Words recur: interning keeps each once.
        self.words: tuple[str, ...] = tuple(sys.intern(found[0]) for found in _WORD.finditer(folded))

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """The indices of each word."""
        places: dict[str, array[int]] = defaultdict(_numbers)
        for index, word in enumerate(self.words):
            places[word].append(index)
        return places

    # Taken from the folded text, like the words: a folded mark may join two.
    @cached_property
    def starts(self) -> array[int]:
        """Where each token begins."""
        return array(_SMALL, map(re.Match.start, _WORD.finditer(self._folded)))

    @cached_property
    def ends(self) -> array[int]:
        """Where each token ends."""
        return array(_SMALL, map(re.Match.end, _WORD.finditer(self._folded)))

    @cached_property
    def _by_first_part(self) -> Mapping[str, Sequence[str]]:
        """The different tokens with a hyphen or apostrophe, by what stands before the first."""
        found: dict[str, list[str]] = defaultdict(list)
        for token in self.places:
            if not token.isalnum():
                found[_JOINT.split(token, 1)[0]].append(token)
        return found

    def starts_of(self, word: str) -> list[int]:
        """Where each token begins that is a folded word, or has it before its first hyphen or apostrophe: an index instead of a search."""
        tokens = (word, *self._by_first_part.get(word, ()))
        return sorted(self.starts[index] for token in tokens for index in self.places.get(token, ()))

    def word(self, index: int) -> str:
        """The token as written; "" outside the text."""
        if 0 <= index < len(self.starts):
            return self._text[self.starts[index] : self.ends[index]]
        return ""

    def written(self) -> list[tuple[str, str]]:
        """Each token, folded and as written."""
        return [(word, self.word(index)) for index, word in enumerate(self.words)]

    def span(self, index: int) -> Span:
        """The span of a token."""
        return Span(self.starts[index], self.ends[index])

    def first_from(self, offset: int) -> int:
        """Index of the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def last_before(self, offset: int) -> int:
        """Index of the last token that ends at or before an offset; -1 where there is none."""
        return bisect_right(self.ends, offset) - 1

    def within(self, span: Span) -> range:
        """Indices of the tokens in a span."""
        return range(self.first_from(span.start), self.last_before(span.end) + 1)


def _numbers() -> array[int]:
    return array(_SMALL)


def are_cells(words: Sequence[str]) -> bool:
    """Whether words in capitals, each of them three times on average, are the cells of a table: “NIL NIL NIL”, “LONG SHRT LONG SHRT LONG SHRT LONG SHRT”."""
    return all(map(str.isupper, words)) and len(set(words)) * _CELLS_A_WORD <= len(words)


class Repeats(NamedTuple):
    """The lengths (1 to 9 words) of runs that are repeated at once, and of those that occur three times in a row."""

    lengths: frozenset[int]
    loops: frozenset[int]


def find_repeats(words: Sequence[str]) -> Repeats:
    """Find repeated runs by their first two words: in a run of n words, these recur n words later."""
    lengths, loops = set(), set()
    if any(map(eq, words, words[1:])):
        lengths.add(1)
        if any(a == b == c for a, b, c in zip(words, words[1:], words[2:], strict=False)):
            loops.add(1)
    last: dict[tuple[str, str], int] = {}
    for at, pair in enumerate(pairwise(words)):
        if len(last) > _PAIRS:
            last = {known: place for known, place in last.items() if at - place <= LONGEST}
        earlier = last.get(pair, -LONGEST - 1)
        last[pair] = at
        length = at - earlier
        if 1 < length <= LONGEST and words[earlier:at] == words[at : at + length]:
            lengths.add(length)
            if words[earlier:at] == words[at + length : at + 2 * length]:
                loops.add(length)
    return Repeats(frozenset(lengths), frozenset(loops))
