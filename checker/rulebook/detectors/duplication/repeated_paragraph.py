"""A whole paragraph that occurs twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Mark, Related
from checker.model.span import Span
from checker.rulebook.cutting import cut

_BLANKS = pattern(r"\s+")
_LEAST_WORDS, _LEAST_SENTENCES = 8, 2


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Cuts the later one. A single sentence elsewhere in the text may be a pull quote: it counts right after the first one alone."""
    first: dict[str, Span] = {}
    before = Span(0, 0)
    for block in facts.document.blocks:
        span = block.span
        if block.kind is BlockKind.PARAGRAPH and facts.text.count(" ", *span) >= _LEAST_WORDS - 1:
            earlier = first.setdefault(_BLANKS.sub(" ", facts.folded[span.start : span.end]).strip(), span)
            if earlier is not span and _is_copy(facts, span, follows=earlier == before):
                related = (Related(earlier, "first occurrence"),)
                yield Mark(span, suggestions=(cut(facts.text, span),), related=related)
        before = span


def _is_copy(facts: Facts, span: Span, *, follows: bool) -> bool:
    """Whether it is running text of enough sentences to be no caption, refrain or pull quote."""
    inside = range(facts.segments.index_at(span.start), facts.segments.index_at(span.end - 1) + 1)
    whole = sum(facts.segments[index].whole for index in inside)
    return whole == len(inside) and whole >= (1 if follows else _LEAST_SENTENCES)
