"""Readability for a sub-editor: the figures and what they mean, the hardest sentences, and a bar a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.readability import Readability
from checker.model.report import DocumentReport
from checker.reports.html.marked_copy import MarkedCopy
from checker.reports.html.markup import html_text
from checker.reports.wording.readability import FIGURES, LEAST_HARD_WORDS, hard_sentences, sentence_counts

_OPENING = 34  # characters
_SENTENCE = 100


def readability(report: DocumentReport, copy: MarkedCopy, prefix: str) -> Iterator[str]:
    """The section; nothing if readability was not requested."""
    scores = report.readability
    if scores is None:
        return
    yield '<section class="readability">\n<h3>Readability</h3>\n<div class="panels">\n'
    counted = sentence_counts(scores)
    if scores.unscored:
        yield f"<p>No scores: {html_text(scores.unscored)} ({counted}).</p>\n"
    else:
        yield from _figures(scores, counted)
        yield from _paragraphs(scores, report, copy, prefix)
    yield from _hardest(report, copy, prefix)
    yield "</div>\n</section>\n"


def _figures(scores: Readability, counted: str) -> Iterator[str]:
    yield f'<table class="figures"><caption>Scores ({counted})</caption>\n'
    yield '<thead><tr><th scope="col">Measure</th><th scope="col" class="number">Score</th><th scope="col">Scale</th></tr></thead>\n<tbody>\n'
    for name, field, scale in FIGURES:
        value = getattr(scores, field)
        if value is not None:
            yield f'<tr><th scope="row">{name}</th><td class="number">{value}</td><td>{scale}</td></tr>\n'
    yield "</tbody></table>\n"


def _paragraphs(scores: Readability, report: DocumentReport, copy: MarkedCopy, prefix: str) -> Iterator[str]:
    """A row and a bar for each paragraph, where there are several to compare."""
    if sum(part.flesch_reading_ease is not None for part in scores.paragraphs) < 2:
        return
    yield '<div class="wide"><table class="by-paragraph"><caption>Reading ease by paragraph (longer bars are easier to read)</caption>\n<thead><tr>'
    yield '<th scope="col">Paragraph</th><th scope="col" class="number">Words</th>'
    yield '<th scope="col" class="number">Words per sentence</th><th scope="col">Flesch reading ease</th></tr></thead>\n<tbody>\n'
    for part in scores.paragraphs:
        number = copy.paragraph_at(part.start)
        shown = copy.place_of(part.start).partition(",")[0].removeprefix("paragraph ")
        opening = html_text(_opening(report.source[part.start : part.end], _OPENING))
        link = f'<a href="#{prefix}-p{number}">{shown}</a> <bdi>{opening}</bdi>'
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
        return '<span class="short">too short to score</span>'
    width = min(max(ease, 0.0), 100.0)
    return (
        '<svg class="bar" viewBox="0 0 100 10" width="100" height="10" aria-hidden="true" focusable="false">'
        f'<rect class="track" width="100" height="10"/><rect class="fill" width="{width}" height="10"/></svg> {ease}'
    )


def _hardest(report: DocumentReport, copy: MarkedCopy, prefix: str) -> Iterator[str]:
    hardest = hard_sentences(report)
    if not hardest:
        return
    yield f'<div class="hardest"><h4>Hardest sentences of {LEAST_HARD_WORDS} words or more</h4>\n<ol>\n'
    for number, (start, end, why) in enumerate(hardest, 1):
        line, column = report.lines.position(start)
        sentence = html_text(_opening(report.source[start:end], _SENTENCE))
        anchor = f"{prefix}-hard{number}"
        at = f'<a href="#{anchor}">{line}:{column}</a>' if anchor in copy.anchors else f"{line}:{column}"
        yield f'<li>{at} <bdi>{sentence}</bdi> <span class="because">({html_text(why)})</span></li>\n'
    yield "</ol></div>\n"
