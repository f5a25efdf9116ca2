"""A few words in double marks inside a quotation that is open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.speech.quote_marks import QuotedParagraph, Side
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

NEEDS = ('"', "“")
_MOST_WORDS = 6
_AFTER_WORD = pattern(r"[a-z]\s\Z")
_BEFORE_SPEECH = pattern(r"(?:[.,:!?)”\"]\s{1,3}|\A)\Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Asks: either the inner marks are single ones, or the quotation around them was to end before."""
    for paragraph in facts.quoted_paragraphs:
        if not paragraph.is_plain:
            continue
        index = next((n for n, mark in enumerate(paragraph.marks) if not mark.fits), None)
        if index is not None and _is_nested(facts, paragraph, index):
            yield _mark(facts.text, Span(paragraph.marks[index].at, paragraph.marks[index + 1].at + 1))


def _is_nested(facts: Facts, paragraph: QuotedParagraph, index: int) -> bool:
    """Whether a mark opens within a sentence, and the next one closes a few words later."""
    if index == 0 or index + 1 >= len(paragraph.marks):
        return False
    outer, mark, closing = paragraph.marks[index - 1 : index + 2]
    if outer.side is not Side.OPENS or mark.side is not Side.OPENS or closing.side is not Side.CLOSES:
        return False
    before = facts.text[max(paragraph.span.start, outer.at - 3) : outer.at]
    return (
        len(facts.text[mark.at : closing.at].split()) <= _MOST_WORDS
        and _AFTER_WORD.search(facts.text[mark.at - 2 : mark.at]) is not None
        and (outer.at == paragraph.span.start or _BEFORE_SPEECH.search(before) is not None)
        and facts.speaker_at(outer.at + 1) is None
    )


def _mark(text: str, span: Span) -> Mark:
    single = ("'", "'") if text[span.start] == '"' else ("‘", "’")
    edits = (Edit(Span(span.start, span.start + 1), single[0]), Edit(Span(span.end - 1, span.end), single[1]))
    inner = text[span.start + 1 : span.end - 1]
    return Mark(span, fields={"inner": inner}, suggestions=(Suggestion(f"{single[0]}{inner}{single[1]}", edits),))
