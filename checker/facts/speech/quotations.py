"""Quotations as a state machine over the convention of the text: which marks open and close one, and where it goes on in the next paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.speech.quote_marks import QuotedParagraph, QuoteMark, Side
from checker.facts.text.spans import SpanSet
from checker.facts.text.speech import Quotation
from checker.model.document import Block
from checker.model.span import Span

_SINGLE = pattern(r"(?<![\w’'])(?P<open>[‘'])(?=[\w“\"£$€])|(?P<close>(?<=[\w.,!?…”\"])[’'](?![\w]))")
_SINGLE_OPENER = pattern(r"(?<![\w’'“\"])[‘'](?=[A-Z])")
_SINGLE_CLOSER = pattern(r"[.,!?…][’'](?!\w)")
_DOUBLE = frozenset('“”"')


class Convention(StrEnum):
    """The quotation marks that a text uses."""

    DOUBLE = "double"
    SINGLE = "single"
    ANGLE = "angle"
    LOW = "low"
    NONE = "none"


_OPENING = {
    "“": Convention.DOUBLE,
    '"': Convention.DOUBLE,
    "«": Convention.ANGLE,
    "„": Convention.LOW,
    "‘": Convention.SINGLE,
}


class Marks(NamedTuple):
    """The quotations of each paragraph, and its typed marks."""

    quotations: Sequence[Quotation]
    paragraphs: Sequence[QuotedParagraph]


class Quoted(NamedTuple):
    """A quotation with its stretches, one a paragraph, marks included, and whether it has its closing mark."""

    parts: tuple[Span, ...]
    closed: bool

    @property
    def span(self) -> Span:
        """From its first mark to its last."""
        return Span(self.parts[0].start, self.parts[-1].end)


def find_quoted(text: str, blocks: Sequence[Block], marks: Marks) -> list[Quoted]:
    """Find the quotations, in order."""
    if convention_of(text, marks.quotations) is Convention.SINGLE:
        found = _single(text, blocks)
    else:
        found = _typed(text, marks.quotations, marks.paragraphs)
    return list(_joined(text, blocks, found))


def convention_of(text: str, quotations: Sequence[Quotation]) -> Convention:
    """The marks that most quotations of a text have; single ones only if no others open a quotation."""
    counts = Counter(_OPENING[text[one.span.start]] for one in quotations if text[one.span.start] in _OPENING)
    singles = min(sum(1 for _ in shape.finditer(text)) for shape in (_SINGLE_OPENER, _SINGLE_CLOSER))
    if singles > 2 * sum(counts.values()):
        return Convention.SINGLE
    return counts.most_common(1)[0][0] if counts else Convention.NONE


def _typed(text: str, quotations: Sequence[Quotation], paragraphs: Sequence[QuotedParagraph]) -> list[Quotation]:
    """The quotations, those of a paragraph by its typed marks: one that opens inside a quotation begins another."""
    plain = [paragraph for paragraph in paragraphs if paragraph.is_plain]
    covered = SpanSet([paragraph.span for paragraph in plain])
    found = [one for one in quotations if not covered.touching(one.span) or text[one.span.start] not in _DOUBLE]
    for paragraph in plain:
        opened: int | None = None
        for mark in paragraph.marks:
            if opened is not None:
                found.append(_until(text, opened, mark))
            opened = mark.at if mark.side is Side.OPENS else None
        if opened is not None:
            found.append(Quotation(Span(opened, paragraph.span.end), paired=False))
    return sorted(found)


def _until(text: str, opened: int, mark: QuoteMark) -> Quotation:
    """What is open before a mark: closed by it, or ended before it if it opens another."""
    if mark.side is Side.CLOSES:
        return Quotation(Span(opened, mark.at + 1), paired=True)
    return Quotation(Span(opened, opened + len(text[opened : mark.at].rstrip())), paired=False)


def _single(text: str, blocks: Sequence[Block]) -> list[Quotation]:
    """The quotations of a text whose marks are single ones; an apostrophe neither opens nor closes one."""
    found: list[Quotation] = []
    for block in blocks:
        opened: int | None = None
        for match in _SINGLE.finditer(text, *block.span):
            if opened is None and match["open"]:
                opened = match.start()
            elif opened is not None and match["close"] and _closes(text, match.start()):
                found.append(Quotation(Span(opened, match.end()), paired=True))
                opened = None
        if opened is not None:
            found.append(Quotation(Span(opened, block.span.end), paired=False))
    return found


def _closes(text: str, at: int) -> bool:
    """Whether a mark behind a word ends a quotation: the apostrophe of “the workers’ union” has a blank and a word behind it, and no other mark before it."""
    return not (text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower())


def _joined(text: str, blocks: Sequence[Block], quotations: Sequence[Quotation]) -> Iterator[Quoted]:
    """The quotations as state: one that is open at the end of a paragraph goes on if the next paragraph begins with a mark."""
    starts = [block.span for block in blocks]
    pending: list[Span] = []
    index = 0
    for at, one in enumerate(quotations):
        while index + 1 < len(starts) and starts[index + 1].start <= one.span.start:
            index += 1
        block = starts[index] if starts else one.span
        if pending and not _goes_on(text, pending[-1], one, block):
            yield Quoted(tuple(pending), closed=False)
            pending = []
        if one.paired:
            yield Quoted((*pending, one.span), closed=True)
            pending = []
        elif not _is_followed(quotations, at, block) and _begins_next(text, index, starts):
            pending.append(Span(one.span.start, block.end))
        else:
            yield Quoted((*pending, one.span), closed=False)
            pending = []
    if pending:
        yield Quoted(tuple(pending), closed=False)


def _is_followed(quotations: Sequence[Quotation], at: int, block: Span) -> bool:
    """Whether another quotation begins in the same paragraph."""
    return at + 1 < len(quotations) and quotations[at + 1].span.start < block.end


def _begins_next(text: str, index: int, blocks: Sequence[Span]) -> bool:
    return index + 1 < len(blocks) and text[blocks[index + 1].start] in _OPENING


def _goes_on(text: str, last: Span, one: Quotation, block: Span) -> bool:
    return one.span.start == block.start and not text[last.end : one.span.start].strip()
