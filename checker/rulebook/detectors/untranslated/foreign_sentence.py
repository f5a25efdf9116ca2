"""A sentence in another language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion
from checker.rulebook.cutting import cut

_WORD = pattern(r"[^\W\d_]{1,30}")
_CONTRACTION = pattern(r"n't\b|[a-z]'(?:s|re|ve)\b")
_LEAST_WORDS = 4
_LEAST_STOPS = 2


@cache
def _stop_words(rows: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(word for row in rows for word in row[1].split())


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Evidence: two stop words of other languages, no English one, and most other words unknown."""
    foreign = _stop_words(facts.resources.rows("foreign_stop_words"))
    hits = foreign & facts.vocabulary
    if len(hits) < _LEAST_STOPS:
        return
    english = frozenset(facts.resources.lines("english_stop_words"))
    places = re.finditer(rf"\b(?:{'|'.join(map(re.escape, sorted(hits)))})\b", facts.folded)
    counts = Counter(facts.segments.index_at(place.start()) for place in places)
    for index in sorted(index for index, count in counts.items() if count >= _LEAST_STOPS and index >= 0):
        span = facts.segments[index].span
        words = _WORD.findall(facts.folded, *span)
        if len(words) < _LEAST_WORDS or not english.isdisjoint(words) or facts.quoted.touching(span):
            continue
        if _mostly_unknown(facts, words) and not _CONTRACTION.search(facts.folded, *span):
            yield Mark(span, suggestions=(cut(facts.text, span), Suggestion("translate it", ())))


def _mostly_unknown(facts: Facts, words: list[str]) -> bool:
    return sum(not facts.resources.lexicon.is_word(word) for word in words) * 2 >= len(words)
