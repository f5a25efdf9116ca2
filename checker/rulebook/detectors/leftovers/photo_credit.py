"""Credits and captions of pictures that are not in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.text.credits import credits_between_sentences
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut

_LONGEST, _LONGEST_CAPTION = 400, 300
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.DATELINE, BlockKind.HEADLINE, BlockKind.BYLINE})
_KIND = r"(?:Photo|PHOTO|Image|IMAGE|Picture|PICTURE|Pic|Photographer|Photograph|Foto|Screengrab|Screenshot|Illustration|Graphic|Credit|CREDIT)"
_FROM = r"(?i:\s?[:/]\s?| (?:credits?|source|courtesy)(?: of|\s?[:/-])?\s?| (?:by|via|courtesy of|from|supplied by|provided by|supplied to|provided to):?\s)"
_STOP = pattern(r"[.!?:”\"]\Z")
_NAME = r"[A-ZÀ-Þ][\w.’'-]{1,20}"
# A sentence goes on behind the credit, as in no caption.
_LOWER = pattern(r"[a-z]{2,20} [a-z]{2,20}")
_SENTENCE_END = pattern(r"[a-z][.!?][”\"’]? ")
_FILED = pattern(r"(?:FILE(?: PHOTO| PICTURE| IMAGE)?|HANDOUT|File (?:photo|picture|image))\s?(?:[:–—]|--?) ?(?=\w|“)")
_COUNTER = pattern(r"(?:\d{1,2} of \d{1,3} ?[|–—:-]|\d{1,2} ?/ ?\d{1,3} ?\|)\s?(?=[A-ZÀ-Þ“\"])")
# “A view of the ice. (Torvic Museum/Anna Corvey)”: who owns a picture and who took it.
_PART = rf"{_NAME}(?: (?:of|the|for|and|de|&|{_NAME})){{0,6}}"
_SLASHED = pattern(rf"(?<=[.!?”\"] )\((?=[^)]{{3,80}} )(?:via )?{_PART} ?/ ?{_PART}\)\Z")

# “Photo: V. Hale / league press office "We were wet," said Kovac”: right before speech, where small words may belong to the credit.
_CREDITED = r"(?:(?:File |Archive |Stock |Handout )?(?:Photo(?:graph|s)?|PHOTO|Image|IMAGE|Picture|Foto|FOTO|Video|Credit|Screenshot|Illustration)(?: (?:credit|source|courtesy))?(?:\s?[:/©]\s?|(?<!s) by |(?<!s) courtesy of )|©\s?)(?!(?:The|An?|In|On|At|His|Her|Its|Their|Our|No|Two|This|These|Some) )"
_BEFORE_SPEECH = pattern(
    rf"(?:(?<![^\n])|(?<=[.!?”\"’] ))(?P<credit>{_CREDITED}(?:[A-ZÀ-Þ]\.? ?){{0,2}}[A-ZÀ-Þ][\w’'&-]{{1,24}}(?:(?:[ ]?[/|,–—][ ]?|[ ])[\w’'.&-]{{1,24}}){{0,8}})(?=  ?[“\"][A-ZÀ-Þ])"
)


class _Patterns(NamedTuple):
    """``bracketed``: in a line; ``line``: a whole line; ``end``: after the last sentence of a caption."""

    bracketed: re.Pattern[str]
    line: re.Pattern[str]
    end: re.Pattern[str]


@cache
def _patterns(agencies: tuple[str, ...]) -> _Patterns:
    agency = "(?:" + "|".join(re.escape(name) for name in sorted(agencies, key=len, reverse=True)) + ")"
    by_agency = rf"(?:{agency} (?i:photos?|file photo|images?|pictures?)(?:\s?/\s?[^()\[\]\n]{{2,60}})?|{agency}/{_NAME}[^()\[\]\n]{{0,60}}|(?:{_NAME} ){{1,4}}?/ ?{agency}[^()\[\]\n]{{0,40}}|{_NAME}(?: {_NAME}){{0,3}}/{agency}[^()\[\]\n]{{0,40}})"
    labelled = (
        rf"(?:(?i:representational|representative|file|handout|stock|archive) )?{_KIND}{_FROM}[^()\[\]\n]{{2,80}}"
    )
    unnamed = rf"{_KIND} (?i:supplied|provided|contributed|submitted|handout)"
    bracketed = rf"[(\[]{{1,2}}(?:{labelled}|{by_agency}|{unnamed}|Getty Images)[)\]]{{1,2}}(?! ?[–—-])"
    line = rf"(?:{labelled}|{by_agency}|Getty(?: Images)?|Shutterstock|iStock|Alamy|{agency} (?i:photo))"
    return _Patterns(pattern(bracketed), pattern(line), pattern(rf"(?<=[.!?”] )\s?(?:{labelled}|{by_agency})\Z"))


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """In a plain text alone: other formats have the pictures. A credit is cut; of a caption a person decides."""
    if facts.document.offsets.markup is not None:
        return
    shapes = _patterns(facts.resources.lines("photo_agencies"))
    if len(facts.document.blocks) == 1:
        yield from _inside(facts, facts.document.blocks[0].span, shapes)
        return
    for block in facts.document.blocks:
        if block.kind in _READ:
            yield from _of_block(facts, block, shapes)


def _between(facts: Facts, span: Span) -> Iterator[Mark]:
    for credit in credits_between_sentences(facts.text, span, facts.resources.lines("photo_agencies")):
        is_last = credit.end == span.end
        # Behind one sentence it is the credit of a caption.
        if not is_last or len(_SENTENCE_END.findall(facts.text, span.start, credit.start)) > 1:
            yield Mark(credit, "line" if is_last else "main", suggestions=(cut(facts.text, credit),))


def _before_speech(facts: Facts, span: Span) -> Iterator[Mark]:
    """A credit that has run into a quotation: names alone, with no verb among them."""
    for match in _BEFORE_SPEECH.finditer(facts.text, *span):
        credit = Span(*match.span("credit"))
        words = credit.text(facts.text).split()
        desks = facts.resources.words("desks_of_credits")
        if not any(word.islower() and facts.resources.verbs.finite(word) for word in words[2:] if word not in desks):
            yield Mark(credit, suggestions=(cut(facts.text, credit),))


def _filed_before(text: str, start: int, end: int) -> int | None:
    """Where the caption begins that a credit ends: “FILE - A boat at the quay. (AP Photo)”, behind a sentence of the story."""
    found = [match.start() for match in _FILED.finditer(text, max(start, end - _LONGEST_CAPTION), end)]
    if not found or found[-1] == start or text[found[-1] - 1] != " ":
        return None
    return found[-1]


def _of_block(facts: Facts, block: Block, shapes: _Patterns) -> Iterator[Mark]:
    text, span = facts.text, block.span
    if span.end - span.start <= _LONGEST and _is_credit(facts, span, shapes):
        yield Mark(span, "line", suggestions=(cut(text, span, "cut the line"),))
        return
    if between := [*_between(facts, span), *_before_speech(facts, span)]:
        yield from between
        return
    if span.end - span.start <= _LONGEST:
        counter = _COUNTER.match(text, *span)
        credit = shapes.line.match(text, *span)
        filed = _FILED.match(text, *span)
        if counter or credit or filed or shapes.end.search(text, *span) or _owned(text, span):
            case = "file" if filed or counter else "caption"
            yield from _caption(facts, span, case, Span(*counter.span()) if counter else None, credit)
            return
    yield from _bracketed(facts, span, shapes)


def _is_credit(facts: Facts, span: Span, shapes: _Patterns) -> bool:
    """Whether a line is nothing but a credit."""
    credit = shapes.line.match(facts.text, *span)
    alone = credit is not None and credit.end() == span.end and not _FILED.match(facts.text, *span)
    return alone and not _has_verb(facts, span) and not _STOP.search(facts.text, *span)


def _owned(text: str, span: Span) -> bool:
    """Whether one sentence has the owner of a picture behind it."""
    found = _SLASHED.search(text, *span)
    return found is not None and len(_SENTENCE_END.findall(text, span.start, found.start())) == 1


def _inside(facts: Facts, span: Span, shapes: _Patterns) -> Iterator[Mark]:
    """The credits in the only paragraph of a text, which is no caption."""
    yield from _between(facts, span)
    yield from _before_speech(facts, span)
    yield from _bracketed(facts, span, shapes)


def _bracketed(facts: Facts, span: Span, shapes: _Patterns) -> Iterator[Mark]:
    for match in shapes.bracketed.finditer(facts.text, *span):
        found = Span(*match.span())
        if (filed := _filed_before(facts.text, span.start, found.start)) is not None:
            whole = Span(filed, found.end)
            fields = {"start": " ".join(whole.text(facts.text).split()[:6])}
            yield Mark(whole, "file", fields, (cut(facts.text, whole),))
            continue
        case = "main" if _LOWER.search(facts.text, found.end, span.end) else "line"
        yield Mark(found, case, suggestions=(cut(facts.text, found),))


def _caption(facts: Facts, span: Span, case: str, counter: Span | None, credit: re.Match[str] | None) -> Iterator[Mark]:
    """The line as a caption, unless it only begins like a credit."""
    if credit and not counter and (credit.end() < span.end or facts.quoted.touching(span)):
        return
    kept = Suggestion("keep the words", (Edit(counter, ""),) if counter else ())
    start = " ".join(span.text(facts.text).split()[:6])
    yield Mark(span, case, {"start": start}, (cut(facts.text, span, "cut the line"), kept))


def _has_verb(facts: Facts, span: Span) -> bool:
    """Whether a line is a statement: “Image: The mayor has opened the bridge”."""
    words = span.text(facts.text).split()
    return any(word.islower() and facts.resources.verbs.finite(word) for word in words[2:])
