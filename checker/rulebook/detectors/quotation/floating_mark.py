"""A quotation mark with a blank on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.speech.quote_marks import QuotedParagraph, QuoteMark, Side
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

NEEDS = (' "', "“ ", " ”", '" ', "“", "”")
_WORD_BEFORE = pattern(r"[^\s\"“”]{1,40}\s{1,2}\Z")
_WORD_BEHIND = pattern(r"\s{1,2}[^\s\"“”]{1,40}")
_LEAST_WORDS = 5


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Where all marks of a paragraph agree once it is joined, or those beside it do, it is clear to which side it belongs."""
    for paragraph in facts.quoted_paragraphs:
        floating = [mark for mark in paragraph.marks if mark.side is Side.FLOATS]
        if not floating or len(paragraph.span.text(facts.text).split()) < _LEAST_WORDS:
            continue
        if paragraph.balances and paragraph.marks[0].sign != "”":
            yield from (_mark(facts.text, paragraph, mark, closes=mark.inside) for mark in floating)
            continue
        sides = dict(zip(paragraph.marks, paragraph.settled, strict=True))
        for mark in floating:
            if sides[mark] is not Side.FLOATS:
                yield _mark(facts.text, paragraph, mark, closes=sides[mark] is Side.CLOSES)
        unsure = next((mark for mark in floating if sides[mark] is Side.FLOATS), None)
        if unsure is not None:
            yield _mark(facts.text, paragraph, unsure, "doubtful", closes=unsure.inside)


def _mark(text: str, paragraph: QuotedParagraph, mark: QuoteMark, case: str = "main", *, closes: bool) -> Mark:
    before = _WORD_BEFORE.search(text, max(paragraph.span.start, mark.at - 42), mark.at)
    behind = _WORD_BEHIND.match(text, mark.at + 1, paragraph.span.end)
    start = before.start() if before else mark.at
    end = behind.end() if behind else mark.at + 1
    left = Edit(Span(mark.at - 1 if before else mark.at, mark.at + 1), '"' if mark.sign == '"' else "”")
    right = Edit(Span(mark.at, mark.at + 2 if behind else mark.at + 1), '"' if mark.sign == '"' else "“")
    edits = [left, right] if closes else [right, left]
    offers = [Suggestion(text[start : e.span.start] + e.text + text[e.span.end : end], (e,)) for e in edits]
    return Mark(Span(start, end), case, {"around": text[start:end]}, tuple(offers[:1] if case == "main" else offers))
