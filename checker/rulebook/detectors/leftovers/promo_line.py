"""Calls to click, subscribe, follow or download that a page left in its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.furniture import is_promo, promo_pattern, with_ornament
from checker.facts.patterns import pattern
from checker.facts.segments import Segment, SegmentKind
from checker.facts.starters import STARTERS
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span
from checker.rulebook.cutting import cut

_NEXT_SENTENCE = pattern(rf"(?<=[a-z0-9]) (?={STARTERS} [a-z])")
_MOST_WORDS = 22
_SHORTEST = 12


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A whole line is cut safely, a segment within a paragraph on review."""
    calls = promo_pattern(facts.resources.rows("promo_phrases")).finditer(facts.folded)
    indices = sorted({facts.segments.index_at(call.start()) for call in calls} - {-1})
    blocks = {block.span for block in facts.document.blocks}
    for index in indices:
        segment = facts.segments[index]
        call = segment.span if segment.span in blocks else _call_alone(facts, segment.span)
        if _is_call(facts, segment, call):
            span = with_ornament(facts, call)
            case = "line" if span in blocks and len(blocks) > 1 else "main"
            yield Mark(span, case, suggestions=(cut(facts.text, span),))


def _call_alone(facts: Facts, span: Span) -> Span:
    """Without the sentence that a page set behind the call with no stop between."""
    joint = _NEXT_SENTENCE.search(facts.text, span.start + _SHORTEST, span.end)
    return Span(span.start, joint.start()) if joint else span


def _is_call(facts: Facts, segment: Segment, span: Span) -> bool:
    words = span.text(facts.text)
    if words.count(" ") > _MOST_WORDS or facts.quoted.touching(Span(segment.span.start, segment.span.start + 1)):
        return False
    return segment.kind in (SegmentKind.SHOUT, SegmentKind.PROSE, SegmentKind.FRAGMENT, SegmentKind.LABEL) and is_promo(
        facts, span
    )
