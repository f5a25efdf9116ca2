"""Promotional lines, which ask readers to click, subscribe or follow. The phrases come from one table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.text.promo_ends import Line, sentence_after
from checker.facts.text.segments import Segment, SegmentKind, Segments
from checker.facts.text.spans import SpanSet
from checker.model.document import BlockKind
from checker.model.span import Span
from checker.words.resources import Resources

_LINE_END = r"[ .:>»…]{0,4}(?=[\r\n]|\Z)"
_GAP = r"(?:[\w'’,&-]{1,20} ){0,6}"
# Emoji and arrows before a promotional line.
_ORNAMENT = pattern(r"[^\w\s.,;:!?“”\"'()–—-]{1,4}\s?\Z")
_FIRST_WORD = pattern(r"[\w']+")
_WARNINGS = ("don't ", "do not ", "never ")
_MOST_WORDS = 22
# What may come before a phrase. Anything else is its subject: “we follow certain people on Twitter” isn't a request.
_LEAD = pattern(
    r"[\W\d]{0,6}(?:(?:please|now|also|just|simply|so|and|or|then|but|why not|you can also|remember to|don't forget to|do not forget to|be sure to"
    r"|make sure to|make sure you|feel free to|want more|interested|ps|p\.s|editor's note|side note|note|tip|advertisement|promotion)[ ,:!?–—-]{1,3}){0,3}"
    r"(?:(?:for|to|if you) [^.!?\n]{2,60}[^.!?\n:][,:–—-]? )?"
    r"(?:(?:stay (?:up to date|informed|in the loop|connected|tuned|updated|in the know)|be the first to know|get the latest(?: news)?|want the (?:latest )?news)\b[^.!?:\n]{0,40}[,:!–—-]{1,2} )?"
    r"(?:(?:don't|do not|never) miss (?:a|an|any|another|out|the|our)\b[^.!?:\n]{0,40}[,:!–—-]{1,2} )?"
    r"(?:[^.!?:\n]{0,24}\b(?:app|news|newsletter|alerts|updates?|video|photos|gallery|podcast|offer|subscribers?|free|live|exclusive|social media)[:!–—-]{1,2} )?\Z"
)
# A pronoun only in a segment that is all in capitals.
_COUNTRY = pattern(r"\bUS\b")
# “Related: that is how they were” goes on as a sentence.
_GOES_ON = pattern(r" ?[a-zà-ÿ]")
# “Step 3: Install the application” is a step of an instruction.
_STEP = pattern(r"\bstep \d{1,2}\W{0,3}\Z")
_SPOKEN = pattern(
    r"[,”\"'] (?:he|she|they|it|[\w’'-]{2,20} [\w’'-]{2,20}) (?:said|says|added|told|tells|wrote|writes)\b"
)
# A subheading that is a call: “Join our WhatsApp group for updates”.
_CHANNEL = pattern(
    r"\bour (?:[\w'’-]{2,20} ){0,3}(?:newsletters?|channels?|group|community|podcast|app|page|alerts)\b|\bus on (?:whatsapp|telegram|facebook|twitter|instagram|youtube|x|google news)\b"
)
_OWN = pattern(r"\b(?:our|us|newsletter|here|app|subscribe)\b")
_UNREAD = frozenset({BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CAPTION})


class PromoTable:
    """The table of phrases. A row has alternatives for its start and its end, and is searched for if the text has its first word."""

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        self._rows = [
            (frozenset(_first_words(start)), pattern(rf"(?:{_either(start)})(?:{_either(rest)})"))
            for start, rest in rows
        ]

    def find(self, folded: str, vocabulary: frozenset[str]) -> Iterator[Span]:
        """The promotional phrases in a text, row by row."""
        for first, row in self._rows:
            if not first.isdisjoint(vocabulary):
                yield from (
                    Span(*match.span()) for match in row.finditer(folded) if _begins_call(folded, match.start())
                )


def _begins_call(folded: str, at: int) -> bool:
    """Whether a word begins at an offset and no warning comes before it. The pattern leaves this out: one that begins with letters is searched for fast."""
    goes_on = at > 0 and (folded[at - 1].isalnum() or folded[at - 1] == "_")
    return not goes_on and not folded.endswith(_WARNINGS, 0, at)


def _first_words(cell: str) -> Iterator[str]:
    return (_FIRST_WORD.findall(part)[0] for part in cell.split("|"))


def _either(cell: str) -> str:
    escaped = (re.escape(part.replace("_", " ")) for part in cell.split("|"))
    return "|".join(part.replace(r"\*\ ", _GAP).replace(r"\$", _LINE_END) for part in escaped)


@cache
def promo_table(rows: tuple[tuple[str, ...], ...]) -> PromoTable:
    """The table for these rows, made once."""
    return PromoTable(rows)


class Written(NamedTuple):
    """A text, its folded view, and its quotations."""

    text: str
    folded: str
    quoted: SpanSet


def mark_promos(segments: Segments, written: Written, calls: Iterator[Span], resources: Resources) -> Segments:
    """Mark the segments that are promotional lines.

    A sentence that follows without a full stop becomes a segment of its own. Headlines and captions are never promotional.
    """
    first: dict[int, Span] = {}
    for call in calls:
        index = segments.index_at(call.start)
        if index >= 0 and _is_call(written, segments[index], call):
            first[index] = min(call, first.get(index, call))
    steps = [index for index in first if _is_step(written, segments, index, first)]
    for index in steps:
        del first[index]
    if not first:
        return segments
    return Segments(
        part
        for index, segment in enumerate(segments)
        for part in (_split(written, segment, first[index], resources) if index in first else [segment])
    )


def _is_step(written: Written, segments: Segments, index: int, calls: Mapping[int, Span]) -> bool:
    """Whether it is one item of an instruction: “Enter your number”, “Click on the link in the email”, “Choose a password”."""
    if segments[index].block is not BlockKind.LIST_ITEM or _OWN.search(written.folded, *segments[index].span):
        return False
    beside = (near for near in (index - 1, index + 1) if 0 <= near < len(segments))
    return any(segments[near].block is BlockKind.LIST_ITEM and near not in calls for near in beside)


def _is_call(written: Written, segment: Segment, call: Span) -> bool:
    """Whether the words are an imperative or a label, with no subject before them."""
    text, view, start = written.text, written.folded, segment.span.start
    if segment.block is BlockKind.HEADLINE:
        return start > 0 and segment.span.start == call.start and _CHANNEL.search(view, *segment.span) is not None
    return (
        segment.block not in _UNREAD
        and _LEAD.match(view, start, call.start) is not None
        and not (_COUNTRY.search(text, *call) and not segment.span.text(text).isupper())
        and not (text[call.start : call.end].rstrip().endswith(":") and _GOES_ON.match(text, call.end))
        and _STEP.search(view, max(0, start - 12), call.start) is None
    )


def _split(written: Written, segment: Segment, call: Span, resources: Resources) -> list[Segment]:
    text, span = written.text, segment.span
    joint = sentence_after(Line(text, span, call), resources)
    end = joint.start if joint else span.end
    if (
        end == span.start
        or text.count(" ", span.start, end) > _MOST_WORDS
        or _SPOKEN.search(text, call.start, end)
        or written.quoted.touching(Span(span.start, span.start + 1))
    ):
        return [segment]
    before = _ORNAMENT.search(text, max(0, span.start - 6), span.start)
    promo = Segment(SegmentKind.PROMO, Span(before.start() if before else span.start, end), segment.block, whole=False)
    return [promo, segment._replace(span=Span(joint.end, span.end))] if joint else [promo]
