"""The readability panel: figures by scale, and sentences that are hard to read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from checker.model.readability import HardSentence, Readability
from checker.model.report import DocumentReport
from checker.reports.wording.excerpts import shortened
from checker.reports.wording.totals import plural

LEAST_HARD_WORDS = 25
"""A shorter sentence is not called hard, however long its words: plain-English guides for news set the limit at 20 to 25 words."""


class Figure(NamedTuple):
    """A readability figure: its name for people, its field in Readability, and how to read it."""

    name: str
    field: str
    scale: str


FIGURES = (
    Figure("Flesch reading ease", "flesch_reading_ease", "0 = very hard, 100 = very easy"),
    Figure("Flesch–Kincaid grade", "flesch_kincaid_grade", "years of schooling"),
    Figure("Gunning fog", "gunning_fog", "years of schooling"),
    Figure("SMOG", "smog_index", "years of schooling"),
    Figure("Coleman–Liau", "coleman_liau_index", "years of schooling"),
    Figure("ARI", "automated_readability_index", "years of schooling"),
    Figure("Dale–Chall", "dale_chall_score", "under 5 = easy, 9 or more = hard"),
    Figure("LIX", "lix", "40 to 50 is typical of news"),
)


def sentence_counts(scores: Readability) -> str:
    """How many sentences were scored and skipped."""
    return f"{plural(scores.sentences_scored, 'sentence')} scored, {scores.sentences_skipped} skipped"


def readability_lines(report: DocumentReport) -> list[str]:
    """The readability panel as lines of text."""
    scores = report.readability
    if scores is None:
        return []
    counts = sentence_counts(scores)
    if scores.unscored:
        return [f"no scores: {scores.unscored} ({counts})"]
    lines = [*_by_scale(scores), counts]
    for hard in hard_sentences(report):
        line, column = report.lines.position(hard.start)
        lines.append(f"hard to read: {line}:{column} {shortened(report.source[hard.start : hard.end])} ({hard.why})")
    return lines


def _by_scale(scores: Readability) -> Iterator[str]:
    """A line for each scale, with the figures that have it."""
    for scale, figures in groupby(FIGURES, key=lambda figure: figure.scale):
        values = ((figure.name, getattr(scores, figure.field)) for figure in figures)
        if shown := ", ".join(f"{name} {value}" for name, value in values if value is not None):
            yield f"{shown} ({scale})"


def hard_sentences(report: DocumentReport) -> list[HardSentence]:
    """The hardest sentences, as far as they are long enough to be called hard."""
    hardest = report.readability.hardest if report.readability else ()
    return [hard for hard in hardest if len(report.source[hard.start : hard.end].split()) >= LEAST_HARD_WORDS]
