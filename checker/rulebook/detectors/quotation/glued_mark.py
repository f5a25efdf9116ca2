"""A quotation mark with no blank on either side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.speech.quote_marks import QuoteMark, Side
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

NEEDS = ('"', "“", "”")
_BEFORE = pattern(r"[^\s\"“”=/]{0,40}[^\W\d_]{2}[,.?!;:]?\Z")
_BEHIND = pattern(r"(?:[^\W\d_]{2}|[IA](?=[ ’'])|\d{1,3}(?= [a-z]))[^\s\"“”=/]{0,40}")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Where all marks of a paragraph agree once it is parted, or those beside it do, it is clear on which side the blank belongs."""
    for paragraph in facts.quoted_paragraphs:
        asked = False
        for mark, side in zip(paragraph.marks, paragraph.settled, strict=True):
            sure = paragraph.balances or side is not Side.GLUED
            if mark.side is not Side.GLUED or (asked and not sure):
                continue
            closes = mark.inside if paragraph.balances or not sure else side is Side.CLOSES
            found = _mark(facts.text, mark, sure=sure, closes=closes)
            if found is not None:
                yield found
            asked = asked or not sure


def _mark(text: str, mark: QuoteMark, *, sure: bool, closes: bool) -> Mark | None:
    before = _BEFORE.search(text, max(0, mark.at - 44), mark.at)
    behind = _BEHIND.match(text, mark.at + 1)
    if before is None or behind is None:
        return None
    opening = Suggestion(
        f"{before[0]} {_sign(mark, '“')}{behind[0]}", (Edit(Span(mark.at, mark.at + 1), f" {_sign(mark, '“')}"),)
    )
    closing = Suggestion(
        f"{before[0]}{_sign(mark, '”')} {behind[0]}", (Edit(Span(mark.at, mark.at + 1), f"{_sign(mark, '”')} "),)
    )
    first, other = (closing, opening) if closes else (opening, closing)
    span = Span(before.start(), behind.end())
    fields = {"around": span.text(text)}
    return Mark(span, "main" if sure else "doubtful", fields, (first,) if sure else (first, other))


def _sign(mark: QuoteMark, curly: str) -> str:
    return '"' if mark.sign == '"' else curly
