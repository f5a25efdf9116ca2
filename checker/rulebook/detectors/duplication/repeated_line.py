"""A line that stands a second time under itself: the text of a picture and its caption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_AGAIN = pattern(r"(?:(?<=\n)|\A)(?P<line>[^\W_][^\n]{11,150})\n(?P<again>(?P=line)\n)")
_LEAST_WORDS = 2
# A refrain, a speaker who insists, a row of a table.
_ENDS = pattern(r"[.!?…,;:”\"’')\]|]\Z")
_CELL = pattern(r"[|\t]|  ")
_LETTER = pattern(r"[^\W\d_]{3}")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """In a plain text alone: markup has lines that its page doesn't show."""
    if facts.document.offsets.markup is not None:
        return
    for found in _AGAIN.finditer(facts.text):
        line = found["line"].strip()
        if _ENDS.search(line) or _CELL.search(line) or not _LETTER.search(line):
            continue
        if len(line.split()) >= _LEAST_WORDS:
            span = Span(*found.span("again"))
            yield Mark(span, suggestions=(Suggestion("cut the line", (Edit(span, ""),)),))
