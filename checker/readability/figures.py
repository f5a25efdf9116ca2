"""The eight figures of a text, from what textstat 0.7.13 counts in it, by the formulas of its ``backend/metrics``.

Flesch 1948, Kincaid 1975, Gunning 1952, McLaughlin 1969, Coleman and Liau 1975, Senter and Smith 1967, Dale and Chall
(new, 1995), Björnsson 1968; American English. Fog and Dale-Chall count names and inflected easy words as hard: high on news.

textstat's own figures take a text as a whole, and keep lists of all its words. Counts can be added up, so a long text is
counted in portions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from types import ModuleType
from typing import NamedTuple

FIGURES = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall_score",
    "lix",
)
_PORTION = 100
"""Sentences that are counted at once: some 10 kB of text."""
_FOG_SYLLABLES = 3
_DALE_CHALL_HARD = 5  # percent


class Counts(NamedTuple):
    """What the formulas need. ``chunks`` are words with what stands between blanks but has no letter; ``polysyllables`` have three syllables or more.

    ``hard`` words are not on the list of easy ones; ``long_hard`` ones have three syllables or more, too.
    """

    sentences: int
    words: int
    chunks: int
    characters: int
    letters: int
    syllables: int
    polysyllables: int
    hard: int
    long_hard: int
    long_words: int


def count(textstat: ModuleType, sentences: Iterable[str]) -> Counts:
    """Count sentences that each end in their only full stop."""
    totals = [0] * len(Counts._fields)
    for text in _portions(sentences):
        totals = [total + more for total, more in zip(totals, _count(textstat, text), strict=True)]
    return Counts(*totals)


def _portions(sentences: Iterable[str]) -> Iterator[str]:
    left = iter(sentences)
    while portion := list(islice(left, _PORTION)):
        yield " ".join(portion)


def _count(textstat: ModuleType, text: str) -> Counts:
    return Counts(
        sentences=textstat.sentence_count(text),
        words=textstat.lexicon_count(text),
        chunks=textstat.lexicon_count(text, removepunct=False),
        characters=textstat.char_count(text),
        letters=textstat.letter_count(text),
        syllables=textstat.syllable_count(text),
        polysyllables=textstat.polysyllabcount(text),
        hard=textstat.difficult_words(text, syllable_threshold=0, unique=False),
        long_hard=textstat.difficult_words(text, syllable_threshold=_FOG_SYLLABLES, unique=False),
        long_words=textstat.long_word_count(text),
    )


def figures_of(counts: Counts) -> dict[str, float]:
    """The figures by name, to one decimal. Raises ZeroDivisionError where nothing was counted."""
    length = counts.words / counts.sentences
    syllables = counts.syllables / counts.words
    figures = (
        206.835 - 1.015 * length - 84.6 * syllables,
        0.39 * length + 11.8 * syllables - 15.59,
        0.4 * (length + _percent(counts.long_hard, counts.words)),
        1.043 * (30 * (counts.polysyllables / counts.sentences)) ** 0.5 + 3.1291,
        _coleman_liau(counts),
        4.71 * (counts.characters / counts.chunks) + 0.5 * length - 21.43,
        _dale_chall(_percent(counts.hard, counts.words), length),
        length + _percent(counts.long_words, counts.words),
    )
    return {name: round(figure, 1) for name, figure in zip(FIGURES, figures, strict=True)}


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole


def _coleman_liau(counts: Counts) -> float:
    letters, sentences = counts.letters / counts.words * 100, counts.sentences / counts.words * 100
    return 0.058 * letters - 0.296 * sentences - 15.8


def _dale_chall(hard: float, length: float) -> float:
    score = 0.1579 * hard + 0.0496 * length
    return score + 3.6365 if hard > _DALE_CHALL_HARD else score
