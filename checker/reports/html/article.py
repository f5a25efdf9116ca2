"""An article of the desk report: the marked copy, its lists beside it, the text to take away, its readability."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.model.finding import Severity
from checker.model.report import DocumentReport
from checker.reports.html.corrected_text import corrected_text
from checker.reports.html.entries import Entry, entries_of, entry_lists
from checker.reports.html.marked_copy import MarkedCopy
from checker.reports.html.markup import html_attribute, html_text
from checker.reports.html.readability import readability
from checker.reports.wording.totals import not_checked, plural, set_aside
from checker.reports.wording.worklist import KINDS, unlisted_of, verdict, worklist_of
from checker.words.resources import Resources

_LINE = 62  # characters on a line of the copy
_LINES_OF_ENTRY = 6


class Article(NamedTuple):
    """An article to be shown. ``prefix`` keeps its anchors apart from those of others on the page."""

    report: DocumentReport
    prefix: str
    entries: Mapping[str, Sequence[Entry]]
    verdict: str

    @property
    def name(self) -> str:
        """What it is called: its path, and its unit if the file has several."""
        return f"{self.report.path} · {self.report.unit}" if self.report.unit else self.report.path


def article_of(report: DocumentReport, prefix: str) -> Article:
    """The article of a report."""
    worklist = worklist_of(report)
    verdict_text = html_text(_sentence_case(verdict(report, worklist)))
    return Article(report, prefix, entries_of(worklist, prefix), verdict_text)


def _sentence_case(verdict_text: str) -> str:
    head, colon, counts = verdict_text.partition(":")
    return head.capitalize() + colon + counts


def render_article(article: Article, resources: Resources) -> Iterator[str]:
    """Its HTML, piece by piece."""
    report, prefix, entries, verdict_text = article
    copy = MarkedCopy(report, [entry for group in entries.values() for entry in group], prefix, resources)
    marked = any(entries.values())
    yield f'<article id="{prefix}" aria-labelledby="{prefix}-name">\n<details open>\n'
    yield f'<summary><h2 id="{prefix}-name"><bdi>{html_text(article.name)}</bdi></h2></summary>\n'
    yield f'<p class="verdict {_worst(report)}">{_verdict(report, verdict_text, entries, prefix)}</p>\n'
    facts = [plural(report.words, "word"), f"language: {html_text(report.language)}", *map(html_text, report.notes)]
    yield f'<p class="facts">{" · ".join(facts)}</p>\n<div class="desk {_pinned(report, entries) if marked else "clean"}">\n'
    yield f'<div class="copy"><h3 class="heard">Copy</h3>\n<div lang="{html_attribute(report.language)}">\n'
    yield from copy
    yield "</div></div>\n"
    if marked:
        yield f'<div class="lists">\n{_commands(article)}'
        yield from entry_lists(entries, report, copy.anchors, prefix, copy.place_of)
        yield "</div>\n"
    yield "</div>\n"
    yield from corrected_text(report, entries, prefix)
    yield from readability(report, copy, prefix)
    yield '<section class="unchecked">\n<h3>Not checked</h3>\n<ul>\n'
    yield from (f"<li>{html_text(line)}</li>\n" for line in not_checked(report))
    yield "</ul>\n</section>\n</details>\n</article>\n"


def _commands(article: Article) -> str:
    """How the ids of the lists are used: on paper there is no command beside each finding."""
    fix = f"checker fix {html_text(shlex.quote(article.report.path))}"
    ways = []
    if article.entries["cut"] or article.entries["fix"]:
        ways.append(f"to apply one fix: <code>{fix} --only ID</code>")
    if any(answer.edits for entry in article.entries["question"] for answer in entry.finding.answers):
        ways.append(f"to answer a question: <code>{fix} --answer ID=LETTER</code>")
    ways.append(f"to go through all: <code>{fix} -i</code>")
    shown = "; ".join(ways)
    return f'<p class="commands">{shown[0].upper()}{shown[1:]}</p>\n'


def _worst(report: DocumentReport) -> str:
    worst = min((finding.severity.rank for finding in report.open), default=Severity.INFO.rank)
    return ("error", "warning", "fine")[worst]


def _verdict(report: DocumentReport, verdict_text: str, entries: Mapping[str, Sequence[Entry]], prefix: str) -> str:
    """The verdict, each of its counts a link to its list, and what was set aside."""
    head, _, _ = verdict_text.partition(":")
    sign = {"Not publishable": "✕", "Needs review": "▲"}.get(head, "✓")
    counts = [
        f'<a class="{kind}" href="#{prefix}-{kind}-list">{plural(counted(report, entries, kind), kind)}</a>'
        for kind, _ in KINDS
        if entries[kind]
    ]
    shown = "; ".join(
        (*([", ".join(counts)] if counts else []), *map(html_text, set_aside(report.known, report.suppressed)))
    )
    return f'<span class="sign" aria-hidden="true">{sign}</span> <strong>{head}</strong>{": " if shown else ""}{shown}'


def counted(report: DocumentReport, entries: Mapping[str, Sequence[Entry]], kind: str) -> int:
    """How many findings of a kind there are, with those that are not listed."""
    return len(entries[kind]) + unlisted_of(report, kind).total()


def _pinned(report: DocumentReport, entries: Mapping[str, Sequence[Entry]]) -> str:
    """Which of the two columns is likely the shorter: it stays in view while the other is read."""
    copy = report.text_length / _LINE
    lists = sum(map(len, entries.values())) * _LINES_OF_ENTRY
    return "long-copy" if copy > lists else "long-lists"
