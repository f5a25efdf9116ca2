"""Readability for a sub-editor: the figures and what they mean, the hardest sentences, and a bar a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.model.readability import Readability
from checker.model.report import DocumentReport
from checker.reports.desk import plural
from checker.reports.html.copy import Copy
from checker.reports.html.text import words

_OPENING = 34  # characters
_SENTENCE = 100


class _Figure(NamedTuple):
    name: str
    field: str
    meaning: str


_FIGURES = (
    _Figure("Flesch reading ease", "flesch_reading_ease", "0 very hard, 100 very easy"),
    _Figure("Flesch–Kincaid grade", "flesch_kincaid_grade", "years of schooling"),
    _Figure("Gunning fog", "gunning_fog", "years of schooling"),
    _Figure("SMOG", "smog_index", "years of schooling"),
    _Figure("Coleman–Liau", "coleman_liau_index", "years of schooling"),
    _Figure("ARI", "automated_readability_index", "years of schooling"),
    _Figure("Dale–Chall", "dale_chall_score", "under 5 easy, 9 and more hard"),
    _Figure("LIX", "lix", "40 to 50 is usual for news"),
)


def readability(report: DocumentReport, copy: Copy, prefix: str) -> Iterator[str]:
    """The section, or nothing where readability was not asked for."""
    scores = report.readability
    if scores is None:
        return
    yield '<section class="readability">\n<h3>Readability</h3>\n<div class="panels">\n'
    counted = f"{plural(scores.sentences_scored, 'sentence')} scored, {scores.sentences_skipped} skipped"
    if scores.flesch_reading_ease is None:
        yield f"<p>No figures: fewer than 100 words in whole sentences ({counted}).</p>\n"
    else:
        yield from _figures(scores, counted)
        yield from _paragraphs(scores, report, copy, prefix)
    yield from _hardest(scores, report, copy, prefix)
    yield "</div>\n</section>\n"


def _figures(scores: Readability, counted: str) -> Iterator[str]:
    yield f'<table class="figures"><caption>Figures ({counted})</caption>\n'
    yield '<thead><tr><th scope="col">Figure</th><th scope="col" class="number">Value</th><th scope="col">Scale</th></tr></thead>\n<tbody>\n'
    for name, field, meaning in _FIGURES:
        value = getattr(scores, field)
        if value is not None:
            yield f'<tr><th scope="row">{name}</th><td class="number">{value}</td><td>{meaning}</td></tr>\n'
    yield "</tbody></table>\n"


def _paragraphs(scores: Readability, report: DocumentReport, copy: Copy, prefix: str) -> Iterator[str]:
    """A row and a bar for each paragraph, where there are several to compare."""
    if sum(part.flesch_reading_ease is not None for part in scores.paragraphs) < 2:
        return
    yield '<div class="wide"><table class="by-paragraph"><caption>Reading ease by paragraph (a longer bar is easier)</caption>\n<thead><tr>'
    yield '<th scope="col">Paragraph</th><th scope="col" class="number">Words</th>'
    yield '<th scope="col" class="number">Words a sentence</th><th scope="col">Flesch reading ease</th></tr></thead>\n<tbody>\n'
    for part in scores.paragraphs:
        number = copy.paragraph_at(part.start)
        opening = words(_opening(report.source[part.start : part.end], _OPENING))
        link = f'<a href="#{prefix}-p{number}">{number}</a> <bdi>{opening}</bdi>'
        length = f"{part.words / part.sentences:.1f}"
        yield f'<tr><th scope="row">{link}</th><td class="number">{part.words}</td><td class="number">{length}</td>'
        yield f"<td>{_bar(part.flesch_reading_ease)}</td></tr>\n"
    yield "</tbody></table></div>\n"


def _opening(text: str, most: int) -> str:
    """The first words, ``most`` characters of them."""
    line = " ".join(text[: 2 * most].split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def _bar(ease: float | None) -> str:
    if ease is None:
        return '<span class="short">too short to tell</span>'
    width = min(max(ease, 0.0), 100.0)
    return (
        '<svg class="bar" viewBox="0 0 100 10" width="100" height="10" aria-hidden="true" focusable="false">'
        f'<rect class="track" width="100" height="10"/><rect class="fill" width="{width}" height="10"/></svg> {ease}'
    )


def _hardest(scores: Readability, report: DocumentReport, copy: Copy, prefix: str) -> Iterator[str]:
    if not scores.hardest:
        return
    yield '<div class="hardest"><h4>Hardest sentences</h4>\n<ol>\n'
    for number, (start, end, why) in enumerate(scores.hardest, 1):
        line, column = report.lines.position(start)
        sentence = words(_opening(report.source[start:end], _SENTENCE))
        anchor = f"{prefix}-hard{number}"
        at = f'<a href="#{anchor}">{line}:{column}</a>' if anchor in copy.anchors else f"{line}:{column}"
        yield f'<li>{at} <bdi>{sentence}</bdi> <span class="because">({words(why)})</span></li>\n'
    yield "</ol></div>\n"
