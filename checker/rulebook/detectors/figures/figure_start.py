"""A sentence that begins with a figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.text.segments import Segment, SegmentKind
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.rulebook.number_words import number_word

_START = pattern(
    r"(?P<figure>[1-9]\d{0,2}|[1-9]\d{0,2}(?:,\d{3}){1,2})(?= (?P<next>[a-z]{3,20}|of)(?: [a-z’'-]{2,20}))"
)
# “2 million people”, “100 and more”
_LONGER_NUMBER = frozenset({"hundred", "thousand", "million", "billion", "and"})
_INITIAL = pattern(r"[A-Z]\.")
_END = pattern(r"[.!?][”\"’')\]]{0,2}\Z")
_LEAST_WORDS, _LARGEST, _LONGEST = 8, 99, 16
_RUNNING = frozenset({BlockKind.PARAGRAPH, BlockKind.DATELINE})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Whole sentences of running text; ingredients, steps and results of a game begin with figures."""
    for segment in facts.segments:
        match = _START.match(facts.text, *segment.span) if _may_begin(facts, segment) else None
        if match is None or match["next"] in _LONGER_NUMBER | facts.resources.words("recipe_measures"):
            continue
        span = Span(*match.span("figure"))
        value = int(match["figure"].replace(",", ""))
        if value <= _LARGEST:
            yield Mark(span, suggestions=(replacement(span, number_word(value).capitalize()),))
        else:
            yield Mark(span, "large")


def _may_begin(facts: Facts, segment: Segment) -> bool:
    words = segment.span.text(facts.text)
    return (
        segment.kind is SegmentKind.PROSE
        and segment.block in _RUNNING
        and words[:1].isdigit()
        and words.count(" ") >= _LEAST_WORDS
        and _END.search(words) is not None
        and not _follows_abbreviation(facts, segment.span.start)
    )


def _follows_abbreviation(facts: Facts, start: int) -> bool:
    """“Sept. 11”, “No. 4”: the stop may not end a sentence."""
    if facts.begins_block(start):
        return False
    before = facts.text[max(0, start - _LONGEST) : start].split()
    return bool(before) and (
        before[-1].lower() in facts.resources.abbreviations or _INITIAL.fullmatch(before[-1]) is not None
    )
