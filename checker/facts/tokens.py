"""Words with their places, kept as two columns of offsets rather than an object each."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right

from checker.model.span import Span

_WORD = re.compile(r"[^\W_]+(?:[’'\-‑][^\W_]+)*")


class Tokens:
    """The words of a text, in order: runs of letters and digits, joined by inner hyphens and apostrophes."""

    def __init__(self, text: str) -> None:
        self._text = text
        offsets = array("L")
        for match in _WORD.finditer(text):
            offsets.extend(match.span())
        self.starts = offsets[0::2]
        self.ends = offsets[1::2]

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, index: int) -> str:
        """The token as it is written; "" outside the text."""
        if 0 <= index < len(self.starts):
            return self._text[self.starts[index] : self.ends[index]]
        return ""

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
