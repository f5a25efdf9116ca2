"""A quotation that opens with a single mark and closes with a double one, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.speech.quote_marks import QuotedParagraph, QuoteMark, Side
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

NEEDS = ("'",)
# Behind a sentence, a colon or the start of a paragraph: no apostrophe of “'90s”.
_OPENS = pattern(r"(?:\A|(?<=[.!?:,\"”] )|(?<=\n))['‘](?=[A-Z])")
_SINGLE = pattern(r"(?<!\w)['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)")
_CLOSES = pattern(r"[,.!?]['’](?= [\w]{2})")
_LEAST_WORDS = 4


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only if no other single mark stands between the two, and all double marks before agree."""
    for paragraph in facts.quoted_paragraphs:
        if paragraph.has_foreign or paragraph.carried:
            continue
        start = paragraph.span.start
        for index, mark in enumerate(paragraph.marks):
            if mark.side is Side.CLOSES and not mark.inside:
                found = _opened_single(facts, start, mark)
            elif mark.side is Side.OPENS and not mark.inside:
                found = _closed_single(facts, paragraph, index)
            else:
                found = None
            if found is not None:
                yield found
            start = mark.at + 1


def _opened_single(facts: Facts, start: int, mark: QuoteMark) -> Mark | None:
    """The single mark that opens what a double one closes."""
    singles = list(_SINGLE.finditer(facts.text, start, mark.at))
    if len(singles) != 1 or not _OPENS.match(facts.text, singles[0].start()):
        return None
    return _mark(facts.text, singles[0].start(), mark.at, at=singles[0].start(), sign="“" if mark.sign == "”" else '"')


def _closed_single(facts: Facts, paragraph: QuotedParagraph, index: int) -> Mark | None:
    """The single mark before a speaker that closes what a double one opens, if the next double mark opens again."""
    mark = paragraph.marks[index]
    following = paragraph.marks[index + 1] if index + 1 < len(paragraph.marks) else None
    if following is not None and following.side is not Side.OPENS:
        return None
    end = following.at if following is not None else paragraph.span.end
    singles = list(_SINGLE.finditer(facts.text, mark.at + 1, end))
    if len(singles) != 1 or not _CLOSES.match(facts.text, singles[0].start() - 1):
        return None
    if facts.speaker_at(singles[0].end() + 1) is None:
        return None
    return _mark(facts.text, mark.at, singles[0].start(), at=singles[0].start(), sign="”" if mark.sign == "“" else '"')


def _mark(text: str, start: int, end: int, *, at: int, sign: str) -> Mark | None:
    """Marks the single mark; the words between the two are the quotation."""
    if len(text[start:end].split()) < _LEAST_WORDS:
        return None
    first, last = (
        (at, min(at + 1 + len(text[at + 1 : at + 40].split(" ", maxsplit=1)[0]), end))
        if at == start
        else (at - 1, at + 1)
    )
    label = text[first:at] + sign + text[at + 1 : last]
    return Mark(Span(first, last), suggestions=(Suggestion(label, (Edit(Span(at, at + 1), sign),)),))
