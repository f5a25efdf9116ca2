"""Sentences of the story that a cut would take along, because the line before them lacks its full stop."""

from __future__ import annotations

from checker.base.patterns import pattern
from checker.facts.text.promo_ends import Line, sentence_after
from checker.facts.view import Facts
from checker.model.span import Span

# In the first words of a line no other sentence begins. Behind a label one may, which is a headline or a caption.
_LABEL = pattern(r"[^\n:|»]{0,40}[:|»]")
_OPENING = pattern(r"\W{0,6}[\w’'-]{1,30}[^\w\n.]{1,3}[\w’'-]{1,30}")
_STOPPED = pattern(r"[.!?][”\"’)]{0,2}\Z")
_LEAST_WORDS = 5


def takes_a_sentence(facts: Facts, span: Span) -> bool:
    """Whether a sentence begins within a line of ``span`` without a full stop before it."""
    first = max(0, facts.segments.index_at(span.start))
    for index in range(first, len(facts.segments)):
        segment = facts.segments[index].span
        if segment.start >= span.end:
            return False
        if _has_another(facts, Span(max(segment.start, span.start), min(segment.end, span.end))):
            return True
    return False


def _has_another(facts: Facts, line: Span) -> bool:
    label = _LABEL.match(facts.text, *line)
    opening = label or _OPENING.match(facts.text, *line)
    if opening is None or (label and not _STOPPED.search(facts.text, max(line.start, line.end - 4), line.end)):
        return False
    gap = sentence_after(Line(facts.text, line, Span(*opening.span())), facts.resources)
    return (
        gap is not None
        and opening.end() < gap.start < gap.end
        and len(facts.text[gap.end : line.end].split()) >= _LEAST_WORDS
    )
