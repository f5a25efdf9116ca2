"""Two function words that never stand together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from checker.facts.pairs import PairTable
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span


@cache
def _table(lines: tuple[str, ...]) -> PairTable:
    return PairTable(lines)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A warning; an error where a sentence has two of them. Quotations are left alone."""
    table = _table(facts.resources.lines("impossible_pairs"))
    by_segment: dict[int, list[Span]] = defaultdict(list)
    for span in table.find(facts.text, facts.folded, facts.tokens.words):
        if not facts.quoted.touching(span):
            by_segment[facts.segments.index_at(span.start)].append(span)
    for spans in by_segment.values():
        for span in spans:
            yield Mark(span, "twice" if len(spans) > 1 else "main")
