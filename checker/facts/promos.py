"""What a page asks of its readers: to click, subscribe, follow. One table knows the phrases, and segments are classified by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.segments import Segment, SegmentKind, Segments
from checker.facts.spans import SpanSet
from checker.model.document import BlockKind
from checker.model.span import Span
from checker.words.starters import STARTERS

_LINE_END = r"[ .:>»…]{0,4}(?=[\r\n]|\Z)"
_GAP = r"(?:[\w'’,&-]{1,20} ){0,6}"
# Emoji and arrows that pages set before a call.
_ORNAMENT = pattern(r"[^\w\s.,;:!?“”\"'()–—-]{1,4}\s?\Z")
_NEXT_SENTENCE = pattern(rf"(?<=[a-z0-9]) (?={STARTERS} [a-z])")
_FIRST_WORD = pattern(r"[\w']+")
_WARNINGS = ("don't ", "do not ", "never ")
_MOST_WORDS, _SHORTEST = 22, 12
# What may stand before a call. Anything else is its subject: “we follow certain people on Twitter” asks nothing of a reader.
_LEAD = pattern(
    r"[\W\d]{0,6}(?:(?:please|now|also|just|simply|so|and|or|then|but|why not|you can also|remember to|don't forget to|do not forget to|be sure to"
    r"|make sure to|make sure you|feel free to|want more|interested|ps|p\.s|editor's note|side note|note|tip|advertisement|promotion)[ ,:!?–—-]{1,3}){0,3}"
    r"(?:(?:for|to|if you) [^.!?\n]{2,60}[^.!?\n:][,:–—-]? )?"
    r"(?:[^.!?:\n]{0,24}\b(?:app|news|newsletter|alerts|updates?|video|photos|gallery|podcast|offer|subscribers?|free|live|exclusive|social media)[:!–—-]{1,2} )?\Z"
)
# In a segment that isn't in capitals as a whole it is no pronoun.
_COUNTRY = pattern(r"\bUS\b")
# “Step 3: Install the application” is a step of an instruction.
_STEP = pattern(r"\bstep \d{1,2}\W{0,3}\Z")
_SPOKEN = pattern(
    r"[,”\"'] (?:he|she|they|it|[\w’'-]{2,20} [\w’'-]{2,20}) (?:said|says|added|told|tells|wrote|writes)\b"
)
_UNREAD = frozenset({BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CAPTION})


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


class Written(NamedTuple):
    """A text, its folded view, and its quotations."""

    text: str
    folded: str
    quoted: SpanSet


def mark_promos(segments: Segments, written: Written, calls: Iterator[Span], blocks: frozenset[Span]) -> Segments:
    """The segments with calls marked as such.

    A sentence that stands behind a call with no stop between is a segment of its own. Headlines, captions and alternative texts hold no call.
    """
    first: dict[int, int] = {}
    for call in calls:
        index = segments.index_at(call.start)
        if index >= 0 and _is_call(written, segments[index], call):
            first[index] = min(call.start, first.get(index, call.start))
    if not first:
        return segments
    found: list[Segment] = []
    for index, segment in enumerate(segments):
        at = first.get(index)
        found.extend([segment] if at is None else _split(written, segment, at, alone=segment.span in blocks))
    return Segments(found)


def _is_call(written: Written, segment: Segment, call: Span) -> bool:
    """Whether the words ask something of the reader: an imperative or a label, with no subject before it."""
    text, view, start = written.text, written.folded, segment.span.start
    return (
        segment.block not in _UNREAD
        and _LEAD.match(view, start, call.start) is not None
        and not (_COUNTRY.search(text, *call) and not segment.span.text(text).isupper())
        and _STEP.search(view, max(0, start - 12), call.start) is None
    )


def _split(written: Written, segment: Segment, call: int, *, alone: bool) -> list[Segment]:
    text, span = written.text, segment.span
    joint = None if alone else _NEXT_SENTENCE.search(text, span.start + _SHORTEST, span.end)
    end = joint.start() if joint else span.end
    if (
        call >= end
        or text.count(" ", span.start, end) > _MOST_WORDS
        or _SPOKEN.search(text, call, end)
        or written.quoted.touching(Span(span.start, span.start + 1))
    ):
        return [segment]
    before = _ORNAMENT.search(text, max(0, span.start - 6), span.start)
    promo = Segment(SegmentKind.PROMO, Span(before.start() if before else span.start, end), segment.block, whole=False)
    return [promo, segment._replace(span=Span(joint.end(), span.end))] if joint else [promo]
