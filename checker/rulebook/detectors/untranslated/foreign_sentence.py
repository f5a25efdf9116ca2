"""A sentence in another language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion
from checker.rulebook.cutting import cut

_WORD = pattern(r"[^\W\d_]{1,30}")
_LEAST_WORDS = 4


@cache
def _stop_words(rows: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(word for row in rows for word in row[1].split())


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Evidence: two stop words of the language, more of them than English ones, and most other words unknown."""
    foreign = _stop_words(facts.resources.rows("foreign_stop_words"))
    if len(foreign & facts.vocabulary) < 2:
        return
    english = frozenset(facts.resources.lines("english_stop_words"))
    for segment in facts.segments:
        words = _WORD.findall(facts.folded, *segment.span)
        if len(words) < _LEAST_WORDS or facts.quoted.touching(segment.span):
            continue
        stops = sum(word in foreign for word in words)
        if stops >= 2 and not any(word in english for word in words) and _mostly_unknown(facts, words):
            yield Mark(segment.span, suggestions=(cut(facts.text, segment.span), Suggestion("translate it", ())))


def _mostly_unknown(facts: Facts, words: list[str]) -> bool:
    return sum(not facts.resources.lexicon.is_word(word) for word in words) * 2 >= len(words)
