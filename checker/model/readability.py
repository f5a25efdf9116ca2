"""The readability of a Document, and the sentences that make it hard."""

from __future__ import annotations

from typing import NamedTuple


class HardSentence(NamedTuple):
    """A sentence worth splitting: a half-open range of code points of the source, and the reason."""

    start: int
    end: int
    why: str


class ParagraphFigures(NamedTuple):
    """A paragraph (code points of the source) and what was scored in it."""

    start: int
    end: int
    sentences: int
    words: int
    flesch_reading_ease: float | None
    """Points; None where the paragraph has under 25 scored words, or the whole text gets no figures."""


class Readability(NamedTuple):
    """Eight figures on the scored sentences, to one decimal, and what was scored.

    All figures are None under 100 scored words, and where under two thirds of the sentences are whole; ``smog_index`` also
    under 30 scored sentences, where it is not defined.
    """

    flesch_reading_ease: float | None
    """Points, about 0 (very hard) to 100 (very easy)."""
    flesch_kincaid_grade: float | None
    """Years of schooling, as the next five."""
    gunning_fog: float | None
    smog_index: float | None
    coleman_liau_index: float | None
    automated_readability_index: float | None
    dale_chall_score: float | None
    """Points: under 5 is easy for a ten-year-old, 9 and more asks for a college student."""
    lix: float | None
    """Points: words a sentence plus per cent of words over six letters; 40 to 50 is usual for news."""
    sentences_scored: int
    sentences_skipped: int
    words_scored: int
    hardest: tuple[HardSentence, ...]
    """At most five, the hardest first."""
    paragraphs: tuple[ParagraphFigures, ...] = ()
    """Those with a scored sentence, in order; empty if the caller gave no paragraphs."""
    unscored: str = ""
    """Why there are no figures, in words; empty where there are."""
