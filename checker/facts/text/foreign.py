"""Sentences in another language, and sections that consist of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from checker.base.patterns import pattern
from checker.facts.text.spans import SpanSet
from checker.model.span import Span

if TYPE_CHECKING:
    from checker.facts.view import Facts

# Soft hyphens part the syllables of names that a page copied.
_WORD = pattern(r"[^\W\d_](?:\u00ad?[^\W\d_]){0,29}")
_CONTRACTION = pattern(r"n't\b|[a-z]'(?:s|re|ve)\b|\bI\b")
_APOSTROPHES = frozenset("'’‘ʻ")
_LEAST_WORDS = 4
_LEAST_STOPS = 2
# A sentence in German has up to three capitals for each small word that isn't a particle.
_NAMES_A_WORD = 4
# So many foreign sentences with so few others between them are a translation for other readers.
_LEAST_OF_SECTION, _MOST_BETWEEN = 4, 3


@cache
def _stop_words(rows: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(word for row in rows for word in row[1].split())


def find_foreign_sentences(facts: Facts) -> list[int]:
    """The indices of the segments with two stop words of other languages, none of English, and mostly unknown words."""
    foreign = _stop_words(facts.resources.rows("foreign_stop_words"))
    hits = foreign & facts.vocabulary
    if len(hits) < _LEAST_STOPS:
        return []
    places = re.finditer(rf"\b(?:{'|'.join(map(re.escape, sorted(hits)))})\b", facts.folded)
    counts = Counter(facts.segments.index_at(place.start()) for place in places if not _is_part(facts.folded, place))
    candidates = sorted(index for index, count in counts.items() if count >= _LEAST_STOPS and index >= 0)
    return [index for index in candidates if _is_foreign(facts, facts.segments[index].span, foreign)]


def _is_part(text: str, place: re.Match[str]) -> bool:
    """Whether a letter belongs to the word beside it: “O’Brien”, “ten o’clock”, “Hawai‘i”."""
    return len(place[0]) == 1 and not _APOSTROPHES.isdisjoint(
        (text[place.start() - 1 : place.start()], text[place.end() : place.end() + 1])
    )


def foreign_sections(facts: Facts, sentences: Sequence[int]) -> SpanSet:
    """From the first to the last of at least four foreign sentences with few others between them."""
    return SpanSet(
        [
            Span(facts.segments[run[0]].span.start, facts.segments[run[-1]].span.end)
            for run in _runs(sentences)
            if len(run) >= _LEAST_OF_SECTION
        ]
    )


def _runs(sentences: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for index in sentences:
        if run and index - run[-1] > _MOST_BETWEEN + 1:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _is_foreign(facts: Facts, span: Span, foreign: frozenset[str]) -> bool:
    words = _WORD.findall(facts.folded, *span)
    return (
        len(words) >= _LEAST_WORDS
        and not _are_names(facts, span, foreign)
        and facts.resources.words("english_stop_words").isdisjoint(words)
        and not facts.quoted.touching(span)
        and sum(not facts.resources.lexicon.is_word(word) for word in words) * 2 >= len(words)
        and not _CONTRACTION.search(facts.text, *span)
    )


def _are_names(facts: Facts, span: Span, foreign: frozenset[str]) -> bool:
    """Whether small letters are only in parts of names, or nearly: “Larkin (capt), Van der Merwe, De Winter”."""
    written = span.text(facts.text)
    words = _WORD.findall(written)
    small = sum(word.islower() and word not in foreign for word in words)
    return not written.isupper() and small * _NAMES_A_WORD < sum(word[0].isupper() for word in words)
