"""A text that a translation engine made of words without order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span
from checker.rulebook.tables.pair_table import pair_table

_LEAST_PAIRS, _LEAST_SENTENCES, _LEAST_PER_HUNDRED_WORDS = 3, 2, 1.5
_LEAST_LEARNED = 5
_LONGEST = 200


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """One finding for the text, on the sentence with the first impossible pair: fixing its places one by one is no use."""
    certain, learned = (list(_pairs(facts, name)) for name in ("certain_pairs", "impossible_pairs"))
    # Each learned pair is rare and may be right: “as it should for a load”, “the away side”.
    if not certain and len(learned) < _LEAST_LEARNED:
        return
    pairs = sorted({*certain, *learned})
    sentences = {facts.segments.index_at(pair.start) for pair in pairs}
    share = 100 * len(pairs) / max(1, len(facts.tokens.words))
    if len(pairs) >= _LEAST_PAIRS and len(sentences) >= _LEAST_SENTENCES and share >= _LEAST_PER_HUNDRED_WORDS:
        yield Mark(_sentence(facts, pairs[0]), fields={"first": pairs[0].text(facts.text)})


def _pairs(facts: Facts, table: str) -> Iterator[Span]:
    """The pairs of a table outside quotations."""
    found = pair_table(facts.resources.lines(table)).find(facts.text, facts.folded, facts.tokens.words)
    return (span for span in found if not facts.quoted.touching(span))


def _sentence(facts: Facts, pair: Span) -> Span:
    """The sentence of a pair, or as much of it as can be shown."""
    segment = facts.segments.at(pair.start)
    if segment is None or segment.span.end - segment.span.start > _LONGEST:
        return pair
    return segment.span
