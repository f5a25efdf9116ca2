"""A second closing quotation mark where one quotation was opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.speech.quote_marks import QuoteMark, Side
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = ('"', "”")
_ONE_TOO_MANY = [Side.CLOSES, Side.OPENS, Side.CLOSES, Side.CLOSES, Side.OPENS]
_WIDEST = 4
_BETWEEN = frozenset({"", ".", ",", "!", "?", "...", "…"})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Two marks that close beside each other. Two quotations that end together were opened twice."""
    for paragraph in facts.quoted_paragraphs:
        if paragraph.has_foreign or paragraph.carried:
            continue
        # As if a quotation were closed before the paragraph, and opened behind it.
        sides = [Side.CLOSES, *(mark.side for mark in paragraph.marks), Side.OPENS]
        for index in range(2, len(paragraph.marks)):
            before, mark = paragraph.marks[index - 1 : index + 1]
            if sides[index - 2 : index + 3] == _ONE_TOO_MANY and _stand_beside(facts, before, mark):
                span = Span(before.at, mark.at + 1)
                yield Mark(span, suggestions=(replacement(span, span.text(facts.text)[:-1]),))


def _stand_beside(facts: Facts, before: QuoteMark, mark: QuoteMark) -> bool:
    return (
        mark.sign == before.sign
        and mark.at - before.at <= _WIDEST
        and facts.text[before.at + 1 : mark.at] in _BETWEEN
        and facts.speaker_at(mark.at + 2) is None
    )
