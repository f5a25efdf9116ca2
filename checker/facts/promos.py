"""What a page asks of its readers: to click, subscribe, follow. One table knows the phrases; segments are told by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from checker.facts.patterns import pattern
from checker.facts.segments import Segment, SegmentKind, Segments
from checker.facts.spans import SpanSet
from checker.facts.starters import STARTERS
from checker.model.span import Span

_LINE_END = r"[ .:>»…]{0,4}(?=[\r\n]|\Z)"
_GAP = r"(?:[\w'’,&-]{1,20} ){0,6}"
# Emoji and arrows that pages set before a call.
_ORNAMENT = pattern(r"[^\w\s.,;:!?“”\"'()–—-]{1,4}\s?\Z")
_NEXT_SENTENCE = pattern(rf"(?<=[a-z0-9]) (?={STARTERS} [a-z])")
_FIRST_WORD = pattern(r"[\w']+")
_WARNINGS = ("don't ", "do not ", "never ")
_MOST_WORDS, _MOST_WORDS_BEFORE, _SHORTEST = 22, 3, 12


class PromoTable:
    """The table. A row has alternatives of a beginning and of an end, and is looked for where a text has its first word."""

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        self._rows = [
            (frozenset(_first_words(start)), pattern(rf"(?:{_either(start)})(?:{_either(rest)})"))
            for start, rest in rows
        ]

    def find(self, folded: str, vocabulary: frozenset[str]) -> Iterator[Span]:
        """The calls of a text, row by row."""
        for first, row in self._rows:
            if not first.isdisjoint(vocabulary):
                yield from (
                    Span(*match.span()) for match in row.finditer(folded) if _begins_call(folded, match.start())
                )


def _begins_call(folded: str, at: int) -> bool:
    """Whether a word begins at an offset, and no warning against what it asks. Not told by the pattern: one that begins with letters is searched for fast."""
    goes_on = at > 0 and (folded[at - 1].isalnum() or folded[at - 1] == "_")
    return not goes_on and not folded.endswith(_WARNINGS, 0, at)


def _first_words(cell: str) -> Iterator[str]:
    return (_FIRST_WORD.findall(part)[0] for part in cell.split("|"))


def _either(cell: str) -> str:
    escaped = (re.escape(part.replace("_", " ")) for part in cell.split("|"))
    return "|".join(part.replace(r"\*\ ", _GAP).replace(r"\$", _LINE_END) for part in escaped)


@cache
def promo_table(rows: tuple[tuple[str, ...], ...]) -> PromoTable:
    """The table of some rows, made once."""
    return PromoTable(rows)


def tell_promos(
    segments: Segments, text: str, calls: Iterator[Span], quoted: SpanSet, blocks: frozenset[Span]
) -> Segments:
    """The segments with those that are calls told so. A sentence that stands behind a call with no stop between is a segment of its own."""
    first: dict[int, int] = {}
    for call in calls:
        index = segments.index_at(call.start)
        first[index] = min(call.start, first.get(index, call.start))
    if not first:
        return segments
    found: list[Segment] = []
    for index, segment in enumerate(segments):
        at = first.get(index)
        found.extend([segment] if at is None else _told(text, segment, at, quoted, alone=segment.span in blocks))
    return Segments(found)


def _told(text: str, segment: Segment, call: int, quoted: SpanSet, *, alone: bool) -> list[Segment]:
    span = segment.span
    joint = None if alone else _NEXT_SENTENCE.search(text, span.start + _SHORTEST, span.end)
    end = joint.start() if joint else span.end
    if (
        call >= end
        or text.count(" ", span.start, end) > _MOST_WORDS
        or len(_FIRST_WORD.findall(text, span.start, call)) > _MOST_WORDS_BEFORE
        or quoted.touching(Span(span.start, span.start + 1))
    ):
        return [segment]
    before = _ORNAMENT.search(text, max(0, span.start - 6), span.start)
    promo = Segment(SegmentKind.PROMO, Span(before.start() if before else span.start, end), segment.block, whole=False)
    return [promo, segment._replace(span=Span(joint.end(), span.end))] if joint else [promo]
