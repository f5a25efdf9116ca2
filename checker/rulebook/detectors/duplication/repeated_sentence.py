"""A whole sentence that stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.segments import SegmentKind
from checker.facts.view import Facts
from checker.model.mark import Mark, Related
from checker.model.span import Span
from checker.rulebook.cutting import cut

_LEAST_LENGTH = 35


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Cuts the later one. Short sentences, those that hold direct speech, and captions and pulled quotes may be repeated."""
    first: dict[str, Span] = {}
    for segment in facts.segments:
        span = segment.span
        if segment.kind is not SegmentKind.PROSE or not segment.whole or span.end - span.start < _LEAST_LENGTH:
            continue
        if not facts.runs_at(span.start):
            continue
        words = facts.folded[span.start : span.end]
        earlier = first.setdefault(words, span)
        if earlier is not span and not facts.quoted.touching(span):
            yield Mark(span, suggestions=(cut(facts.text, span),), related=(Related(earlier, "here first"),))
