"""Calls to click, subscribe, follow or download that a page left in its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.segments import Segment, SegmentKind
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Mark
from checker.rulebook.cutting import cut

# A page may announce an event of its own: that has a day or a time.
_EVENT = pattern(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|today|tomorrow|tonight|\d{1,2}(?::\d\d)? ?[ap]\.?m)\b"
)
_LEAD = pattern(r"[^\w]{0,6}")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A paragraph that no story has is cut safely; other calls, and those within a paragraph, on review."""
    blocks = {block.span for block in facts.document.blocks}
    for segment in facts.segments:
        if segment.kind is SegmentKind.PROMO:
            alone = segment.span in blocks and len(blocks) > 1
            case = "line" if alone and _is_certain(segment, facts) else "main"
            yield Mark(segment.span, case, suggestions=(cut(facts.text, segment.span),))


def _is_certain(segment: Segment, facts: Facts) -> bool:
    """Whether nobody writes such a line: what a site says in a list of its own may be its news."""
    words = segment.span.text(facts.folded)
    lead = _LEAD.match(words)
    words = words[lead.end() :] if lead else words
    return (
        segment.block is BlockKind.PARAGRAPH
        and not _EVENT.search(words)
        and any(words.startswith(start) and held in words for start, held in _certain_calls(facts))
    )


def _certain_calls(facts: Facts) -> Iterator[tuple[str, str]]:
    return ((row[0], "".join(row[1:])) for row in facts.resources.rows("certain_calls"))
