"""Unknown words in the sentence of one that was not translated: what left one word left them too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checker.facts.strange_words import is_explained, is_strange
from checker.facts.unknown_words import find_unknown_words
from checker.model.span import Span

if TYPE_CHECKING:
    from checker.facts.view import Facts

_LEAST_LETTERS = 5


def find_companions(facts: Facts, foreign: Sequence[Span]) -> Iterator[Span]:
    """Find the words that no list has and nothing explains in the sentences of ``foreign`` words. One that recurs is a term of the text."""
    if not foreign:
        return
    sentences = {facts.segments.index_at(span.start) for span in foreign}
    unknown = facts.resources.lexicon.unknown(facts.vocabulary)
    for word, spans in find_unknown_words(facts, unknown).places.items():
        if len(spans) > 1 or len(word) < _LEAST_LETTERS or facts.segments.index_at(spans[0].start) not in sentences:
            continue
        taken = any(span.overlaps(spans[0]) for span in foreign)
        if not taken and is_strange(facts, word) and not is_explained(facts, spans[0]):
            yield spans[0]
