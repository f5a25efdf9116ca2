"""Direct speech: quotations and embedded posts of social networks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.text.spans import SpanSet
from checker.model.document import Block
from checker.model.span import Span

# Pages mix straight and curly marks: each can close the other.
_CLOSER = {"“": '”"″', "«": "»", "„": '“”"', '"': '"”'}
_MARK = pattern(r"[“”„«»″\"]")
# The end of an embedded post: a short link, or the author with the handle.
_POST = pattern(r"(?:pic\.twitter\.com|https?://t\.co)/\w{4,12}|— [^\n—]{1,50}\(@\w{1,20}\)")
# Typewriters and TeX set each double mark as two single ones.
_TWO_SINGLES = pattern(
    r"(?<![\w'‘’`])(?:''|‘‘|’’|``)(?=[\w$£€(“\"])(?:[^'‘’`\n]|(?<=\w)['’](?=\w)|['‘’](?!['‘’])){1,600}(?:''|’’)(?!['’\w])"
)
_SENTENCE_END = pattern(r"[.!?…][’')\]]*(?=\s)")


class Quotation(NamedTuple):
    """A quotation with its marks. ``paired`` is False if its closing mark is missing or comes in a later paragraph."""

    span: Span
    paired: bool


def find_quotations(text: str, blocks: tuple[Block, ...]) -> list[Quotation]:
    """Find the quotations of each block. One without a closing mark ends with its sentence."""
    found: list[Quotation] = []
    for block in blocks:
        post = _post(text, block.span)
        found.extend([post] if post else _in_block(text, block.span))
    if any(mark in text for mark in ("''", "’’")):
        return sorted([*found, *_in_two_singles(text, found, blocks)])
    return found


def _in_two_singles(text: str, others: list[Quotation], blocks: tuple[Block, ...]) -> Iterator[Quotation]:
    taken = SpanSet([one.span for one in others])
    for block in blocks:
        for match in _TWO_SINGLES.finditer(text, *block.span):
            span = Span(*match.span())
            if taken.touching(span) is None:
                yield Quotation(span, paired=True)


def _post(text: str, block: Span) -> Quotation | None:
    """The part of a block that is an embedded post, if any."""
    ends = [match.end() for match in _POST.finditer(text, block.start, block.end)]
    return Quotation(Span(block.start, ends[-1]), paired=True) if ends else None


def _in_block(text: str, block: Span) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for match in _MARK.finditer(text, block.start, block.end):
        mark, at = match[0], match.start()
        if opened is None:
            if mark in "“«„" or (mark == '"' and not _is_inch(text, at)):
                opened = at
        elif mark in _CLOSER[text[opened]] and not _opens(text, opened, at):
            found.append(Quotation(Span(opened, at + 1), paired=True))
            opened = None
        elif mark in "“«„":
            # Of several opening marks in a row, the last one opens.
            if at > opened + 1:
                found.append(_unpaired(text, opened, at))
            opened = at
    if opened is not None:
        found.append(_unpaired(text, opened, block.end))
    return found


def _opens(text: str, opened: int, at: int) -> bool:
    """Whether a straight mark opens a quotation inside a curly one: after a blank and before none."""
    return text[at] == '"' and text[opened] != '"' and text[at - 1].isspace() and not text[at + 1 : at + 2].isspace()


def _is_inch(text: str, at: int) -> bool:
    return at > 0 and text[at - 1].isdigit()


def _unpaired(text: str, start: int, limit: int) -> Quotation:
    end = _SENTENCE_END.search(text, start + 1, limit)
    return Quotation(Span(start, end.end() if end else limit), paired=False)
