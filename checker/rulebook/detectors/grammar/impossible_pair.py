"""Two function words that never, or hardly ever, stand together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from checker.facts.view import Facts
from checker.model.mark import Mark, Related
from checker.model.span import Span
from checker.words.pairs import PairTable


@cache
def _table(lines: tuple[str, ...]) -> PairTable:
    return PairTable(lines)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A pair that never stands is a warning, two in a sentence an error; of pairs that hardly ever stand it takes two. Quotations are left alone."""
    impossible = _by_segment(facts, "impossible_pairs")
    for spans in impossible.values():
        for span in spans:
            yield Mark(span, "twice" if len(spans) > 1 else "main")
    for index, spans in _by_segment(facts, "rare_pairs").items():
        first, *others = _apart(spans)
        if others and index not in impossible:
            related = tuple(Related(span, "hardly ever either") for span in others)
            yield Mark(first, "rare", {"other": others[0].text(facts.text)}, related=related)


def _apart(spans: list[Span]) -> list[Span]:
    """Those that share no word."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _by_segment(facts: Facts, table: str) -> Mapping[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for span in _table(facts.resources.lines(table)).find(facts.text, facts.folded, facts.tokens.words):
        if not facts.quoted.touching(span):
            found[facts.segments.index_at(span.start)].append(span)
    return found
