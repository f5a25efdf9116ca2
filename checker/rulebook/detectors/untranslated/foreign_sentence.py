"""A sentence in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion
from checker.rulebook.cutting import cut

_WORD = re.compile(r"[^\W\d_]{1,30}")
_LEAST_WORDS = 4


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Evidence: two stop words of the language, more of them than English ones, and most other words unknown."""
    foreign = frozenset(word for row in facts.resources.rows("foreign_stop_words") for word in row[1].split())
    spaced = frozenset(facts.folded.split())
    if len(foreign & spaced) < 2:
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
