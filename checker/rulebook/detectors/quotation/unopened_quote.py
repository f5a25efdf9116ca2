"""A quotation that is closed and was never opened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.speech.quote_marks import QuotedParagraph, QuoteMark
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

NEEDS = ('"', "”", "“")
# Another mark in the sentence: the quotation may begin or end there.
_OPENING = pattern(r"[\"“”]|(?<![^\s(\[])['‘](?=\w)")
_LEAST_WORDS = 9
# A longer sentence is not marked as a whole.
_LONGEST = 220


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Asks, and offers the start of the sentence; a quotation may go on from the paragraph before."""
    for paragraph in facts.quoted_paragraphs:
        mark = next((mark for mark in paragraph.marks if not mark.fits), None)
        if mark is None or mark.inside or not _is_alone(facts, paragraph, mark):
            continue
        segment = facts.segments.at(mark.at)
        if segment is None or not paragraph.span.start <= segment.span.start < mark.at:
            continue
        if not _OPENING.search(facts.text, segment.span.start, mark.at):
            yield _mark(facts.text, mark, segment.span.start)


def _is_alone(facts: Facts, paragraph: QuotedParagraph, mark: QuoteMark) -> bool:
    """Whether all other marks of the paragraph pair."""
    others = [other for other in paragraph.marks if other is not mark]
    return (
        paragraph.is_plain
        and not paragraph.carried
        and all(other.fits for other in others)
        and not paragraph.ends_open
        and (len(paragraph.span.text(facts.text).split()) >= _LEAST_WORDS or _is_followed_by_speaker(facts, mark.at))
        and facts.text[mark.at - 1] not in "0123456789:;"
    )


def _is_followed_by_speaker(facts: Facts, at: int) -> bool:
    return facts.text[at - 1] in ",.!?" and facts.speaker_at(at + 2) is not None


def _mark(text: str, mark: QuoteMark, start: int) -> Mark:
    opener = '"' if mark.sign == '"' else "“"
    end = " ".join(text[max(start, mark.at - 40) : mark.at].split()[-4:])
    span = Span(start if mark.at - start < _LONGEST else mark.at - len(end), mark.at + 1)
    label = f"{opener}{' '.join(text[start : mark.at].split()[:4])} …"
    return Mark(span, fields={"end": end}, suggestions=(Suggestion(label, (Edit(Span(start, start), opener),)),))
