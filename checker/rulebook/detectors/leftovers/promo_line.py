"""Calls to click, subscribe, follow or download that a page left in its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.segments import SegmentKind
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.rulebook.cutting import cut


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A whole line is cut safely, a segment within a paragraph on review."""
    blocks = {block.span for block in facts.document.blocks}
    for segment in facts.segments:
        if segment.kind is SegmentKind.PROMO:
            case = "line" if segment.span in blocks and len(blocks) > 1 else "main"
            yield Mark(segment.span, case, suggestions=(cut(facts.text, segment.span),))
