"""A second closing quotation mark where one quotation was opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.speech.quote_marks import QuotedParagraph, Side
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = ('"', "”")
_BETWEEN = frozenset({"", ".", ",", "!", "?", "...", "…"})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Two marks that close beside each other. Two quotations that end together were opened twice."""
    for paragraph in facts.quoted_paragraphs:
        if paragraph.has_foreign or paragraph.carried:
            continue
        for index in range(1, len(paragraph.marks)):
            if _is_extra(facts, paragraph, index):
                before, mark = paragraph.marks[index - 1 : index + 1]
                span = Span(before.at, mark.at + 1)
                yield Mark(span, suggestions=(replacement(span, span.text(facts.text)[:-1]),))


def _is_extra(facts: Facts, paragraph: QuotedParagraph, index: int) -> bool:
    marks = paragraph.marks
    before, mark = marks[index - 1 : index + 1]
    if mark.side is not Side.CLOSES or before.side is not Side.CLOSES or mark.sign != before.sign:
        return False
    if facts.text[before.at + 1 : mark.at] not in _BETWEEN or facts.speaker_at(mark.at + 2) is not None:
        return False
    sides = [Side.CLOSES, *(other.side for other in marks[: index + 2]), Side.OPENS]
    return sides[index - 1 : index + 3] == [Side.OPENS, Side.CLOSES, Side.CLOSES, Side.OPENS] and (
        index < 2 or sides[index - 2] is Side.CLOSES
    )
