"""Ranges of a text with markup, as a client counts them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from checker.model.span import Span
from checker.serve.languagetool_api.annotated_text import AnnotatedText

_CONTEXT = 40
"""Characters on either side of the marked words."""
_LEFT_OUT = "..."


class Sentences(NamedTuple):
    """The sentences of a text: their ranges in what is checked, in order, without the blanks between them."""

    text: AnnotatedText
    spans: Sequence[Span]

    def at(self, span: Span) -> str:
        """The sentence that a range begins in, as it is read; its own words if it stands in none."""
        index = bisect_right(self.spans, span.start, key=lambda one: one.start) - 1
        inside = index >= 0 and span.start < self.spans[index].end
        return (self.spans[index] if inside else span).text(self.text.plain)

    def ranges(self) -> Iterator[tuple[int, int]]:
        """Start and end of each in the whole text, in UTF-16 code units."""
        for span in self.spans:
            place = self.text.offsets.place(span)
            yield self.text.utf16(place.start), self.text.utf16(place.end)


def context_of(text: AnnotatedText, span: Span) -> dict[str, Any]:
    """The words of a range of the whole text with those around it, and where it begins in them, in UTF-16 code units."""
    start, end = max(0, span.start - _CONTEXT), min(len(text.whole), span.end + _CONTEXT)
    before, after = _LEFT_OUT if start else "", _LEFT_OUT if end < len(text.whole) else ""
    offset = text.utf16(span.start)
    return {
        "text": before + text.whole[start:end].replace("\n", " ") + after,
        "offset": len(before) + offset - text.utf16(start),
        "length": text.utf16(span.end) - offset,
    }
