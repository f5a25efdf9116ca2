"""Words with their places: a column of words and two of offsets, which few rules ask for, rather than an object each."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import chain

from checker.base.patterns import pattern
from checker.model.span import Span

_WORD = pattern(r"[^\W_]+(?:[’'\-‑][^\W_]+)*")


class Tokens:
    """The words of a text, in order: runs of letters and digits, joined by inner hyphens and apostrophes."""

    def __init__(self, text: str, folded: str) -> None:
        self._text, self._folded = text, folded
        # A text repeats its words: each is kept once.
        self.words: tuple[str, ...] = tuple(map(sys.intern, _WORD.findall(folded)))

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def _offsets(self) -> array[int]:
        # Those of the folded text, as the words are: a folded mark may join two.
        spans = map(re.Match.span, _WORD.finditer(self._folded))
        return array("L", chain.from_iterable(spans))

    @cached_property
    def starts(self) -> array[int]:
        """Where each token begins."""
        return self._offsets[0::2]

    @cached_property
    def ends(self) -> array[int]:
        """Where each token ends."""
        return self._offsets[1::2]

    def word(self, index: int) -> str:
        """The token as it is written; "" outside the text."""
        if 0 <= index < len(self.starts):
            return self._text[self.starts[index] : self.ends[index]]
        return ""

    def written(self) -> list[tuple[str, str]]:
        """Each token, folded and as it is written."""
        return [(word, self.word(index)) for index, word in enumerate(self.words)]

    def span(self, index: int) -> Span:
        """Where the token stands."""
        return Span(self.starts[index], self.ends[index])

    def first_from(self, offset: int) -> int:
        """Index of the first token that starts at or after an offset."""
        return bisect_left(self.starts, offset)

    def last_before(self, offset: int) -> int:
        """Index of the last token that ends at or before an offset; -1 where there is none."""
        return bisect_right(self.ends, offset) - 1

    def within(self, span: Span) -> range:
        """Indices of the tokens that lie in a span."""
        return range(self.first_from(span.start), self.last_before(span.end) + 1)
