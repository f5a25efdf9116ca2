"""The report as one HTML page without scripts: the marked copy of each article, its questions with room to answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from typing import NamedTuple

from checker.model.finding import Severity
from checker.model.report import DocumentReport, Summary
from checker.model.version import VERSION
from checker.reports import Need, RunInfo
from checker.reports.annotations import backend_failures
from checker.reports.findings import (
    KINDS,
    not_checked,
    plural,
    set_aside,
    unlisted_of,
    verdict,
    without_clean,
    worklist_of,
)
from checker.reports.html.entries import Entry, entries_of, entry_lists, rule_anchor
from checker.reports.html.marked_copy import MarkedCopy
from checker.reports.html.markup import html_attribute, html_text
from checker.reports.html.readability import readability
from checker.rulebook.selection import BACKENDS, of_backend
from checker.words.resources import Resources

NAME = "html"
EXTENSIONS = (".html", ".htm")
NEEDS = frozenset({Need.READABILITY, Need.RULES})

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_LINE = 62  # characters on a line of the copy
_LINES_OF_ENTRY = 6


class _IndexLine(NamedTuple):
    """An article in the index: its anchor, name, verdict, and how many findings of each kind."""

    anchor: str
    name: str
    verdict: str
    counts: tuple[int, ...]


def render(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """The page, piece by piece: an article as soon as it is checked, the totals at its end."""
    yield from _head()
    index: list[_IndexLine] = []
    flagged_by: set[str] = set()
    resources = Resources()
    for number, report in enumerate(without_clean(reports), 1):
        prefix = f"a{number}"
        worklist = worklist_of(report)
        entries = entries_of(worklist, prefix)
        flagged_by.update(finding.rule for finding in report.open)
        verdict_text = html_text(_sentence_case(verdict(report, worklist)))
        index.append(
            _IndexLine(
                prefix,
                html_text(_name(report)),
                verdict_text.partition(":")[0],
                tuple(_count(report, entries, kind) for kind, _ in KINDS),
            )
        )
        yield from _article(report, entries, verdict_text, prefix, resources)
    yield from _tail(index, summary, run, flagged_by)


def _head() -> Iterator[str]:
    style = files("checker").joinpath("data/desk.css").read_text("utf-8")
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
    yield f'<meta name="referrer" content="no-referrer">\n<title>Desk report</title>\n<style>\n{style}</style>\n</head>\n<body>\n'
    yield '<a class="skip" href="#main">Skip to articles</a>\n'
    yield '<header class="page"><h1>Desk report</h1>\n<nav aria-label="Page"><a href="#run">Summary of all articles</a></nav></header>\n'
    yield '<main id="main">\n'


def _name(report: DocumentReport) -> str:
    return f"{report.path} · {report.unit}" if report.unit else report.path


def _sentence_case(verdict_text: str) -> str:
    head, colon, counts = verdict_text.partition(":")
    return head.capitalize() + colon + counts


def _article(
    report: DocumentReport,
    entries: Mapping[str, Sequence[Entry]],
    verdict_text: str,
    prefix: str,
    resources: Resources,
) -> Iterator[str]:
    copy = MarkedCopy(report, [entry for group in entries.values() for entry in group], prefix, resources)
    marked = any(entries.values())
    yield f'<article id="{prefix}" aria-labelledby="{prefix}-name">\n<details open>\n'
    yield f'<summary><h2 id="{prefix}-name"><bdi>{html_text(_name(report))}</bdi></h2></summary>\n'
    yield f'<p class="verdict {_worst(report)}">{_verdict(report, verdict_text, entries, prefix)}</p>\n'
    facts = [plural(report.words, "word"), f"language: {html_text(report.language)}", *map(html_text, report.notes)]
    yield f'<p class="facts">{" · ".join(facts)}</p>\n<div class="desk {_pinned(report, entries) if marked else "clean"}">\n'
    yield f'<div class="copy"><h3 class="heard">Copy</h3>\n<div lang="{html_attribute(report.language)}">\n'
    yield from copy
    yield "</div></div>\n"
    if marked:
        yield '<div class="lists">\n'
        yield from entry_lists(entries, report, copy.anchors, prefix, copy.place_of)
        yield "</div>\n"
    yield "</div>\n"
    yield from readability(report, copy, prefix)
    yield '<section class="unchecked">\n<h3>Not checked</h3>\n<ul>\n'
    yield from (f"<li>{html_text(line)}</li>\n" for line in not_checked(report))
    yield "</ul>\n</section>\n</details>\n</article>\n"


def _worst(report: DocumentReport) -> str:
    worst = min((finding.severity.rank for finding in report.open), default=Severity.INFO.rank)
    return ("error", "warning", "fine")[worst]


def _verdict(report: DocumentReport, verdict_text: str, entries: Mapping[str, Sequence[Entry]], prefix: str) -> str:
    """The verdict, each of its counts a link to its list, and what was set aside."""
    head, _, _ = verdict_text.partition(":")
    sign = {"Not publishable": "✕", "Needs review": "▲"}.get(head, "✓")
    counts = [
        f'<a class="{kind}" href="#{prefix}-{kind}-list">{plural(_count(report, entries, kind), kind)}</a>'
        for kind, _ in KINDS
        if entries[kind]
    ]
    shown = "; ".join(
        (*([", ".join(counts)] if counts else []), *map(html_text, set_aside(report.known, report.suppressed)))
    )
    return f'<span class="sign" aria-hidden="true">{sign}</span> <strong>{head}</strong>{": " if shown else ""}{shown}'


def _count(report: DocumentReport, entries: Mapping[str, Sequence[Entry]], kind: str) -> int:
    return len(entries[kind]) + unlisted_of(report, kind).total()


def _pinned(report: DocumentReport, entries: Mapping[str, Sequence[Entry]]) -> str:
    """Which of the two columns is likely the shorter: it stays in view while the other is read."""
    copy = report.text_length / _LINE
    lists = sum(map(len, entries.values())) * _LINES_OF_ENTRY
    return "long-copy" if copy > lists else "long-lists"


def _tail(index: Sequence[_IndexLine], summary: Summary, run: RunInfo, flagged_by: Iterable[str]) -> Iterator[str]:
    """From the end of the last article to the end of the page."""
    yield '<section id="run" class="run">\n<h2>Summary</h2>\n'
    yield f'<p class="totals">{_totals(summary)}</p>\n'
    yield from _index(index)
    yield from _list(
        "Files not checked", [f"<bdi>{html_text(path)}</bdi>: {html_text(reason)}" for path, reason in summary.skipped]
    )
    yield from _list("Rules that failed", [f"{html_text(rule)} on <bdi>{html_text(path)}</bdi>: {html_text(message)}" for rule, path, message in summary.failed])  # fmt: skip
    yield from _list("Failed backends", [f"{html_text(b.name)}: {html_text(line)}" for b in summary.backends for line in backend_failures(b)])  # fmt: skip
    yield from _list("Out of scope", [f"<bdi>{html_text(path)}</bdi>: {html_text(reason)}" for path, reason, _ in summary.out_of_scope])  # fmt: skip
    yield from _list("Notices", [html_text(notice) for notice in summary.notices])
    yield "</section>\n"
    yield from _explanations(sorted(flagged_by), run)
    maker = f"checker {VERSION}" + (f", rules {html_text(run.rules_digest)}" if run.rules_digest else "")
    maker += "".join(
        f", with {html_text(f'{BACKENDS.get(b.name, b.name)} {b.version}'.strip())}" for b in summary.backends
    )
    yield f"</main>\n<footer><p>Generated by {maker}.</p></footer>\n</body>\n</html>\n"


def _totals(summary: Summary) -> str:
    """Counts of a run in one line."""
    errors, warnings, notes = (summary.severities[severity] for severity in Severity)
    counts = (plural(errors, "error"), plural(warnings, "warning"), plural(notes, "note"))
    found = f"{plural(summary.files, 'article')}, {plural(summary.words, 'word')}: {', '.join(counts)}"
    clean = [f"{plural(summary.clean, 'article')} clean"] if summary.clean and summary.files > 1 else []
    aside = map(html_text, set_aside(summary.known, summary.suppressed))
    return "; ".join((found, plural(summary.queries, "question"), *clean, *aside))


def _index(index: Sequence[_IndexLine]) -> Iterator[str]:
    if not index:
        yield "<p>No articles were read.</p>\n"
        return
    yield '<div class="wide"><table class="index"><caption>Articles</caption>\n<thead><tr><th scope="col">Article</th><th scope="col">Verdict</th>'
    yield (
        "".join(f'<th scope="col" class="number">{title.split()[0]}</th>' for _, title in KINDS)
        + "</tr></thead>\n<tbody>\n"
    )
    for anchor, name, result, counts in index:
        numbers = "".join(f'<td class="number">{count or "–"}</td>' for count in counts)
        yield f'<tr><th scope="row"><a href="#{anchor}"><bdi>{name}</bdi></a></th><td>{result}</td>{numbers}</tr>\n'
    yield "</tbody></table></div>\n"


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"<h3>{title}</h3>\n<ul>\n"
        yield from (f"<li>{line}</li>\n" for line in lines)
        yield "</ul>\n"


def _explanations(names: Sequence[str], run: RunInfo) -> Iterator[str]:
    """What the pages of rules say."""
    if not names:
        return
    yield '<section class="rules">\n<h2>Why these were flagged</h2>\n<dl>\n'
    for name in names:
        page = run.page(name)
        code = f' <span class="code">{html_text(page.code)}</span>' if page else ""
        why = html_text(" ".join(page.why.split())) if page else _without_page(name)
        yield f'<div id="{rule_anchor(name)}"><dt>{html_text(name)}{code}</dt><dd>{why}</dd></div>\n'
    yield "</dl>\n</section>\n"


def _without_page(name: str) -> str:
    """What is said of a rule that has no page."""
    backend = of_backend(name)
    return f"This is a rule of {BACKENDS[backend]}." if backend else "This rule does not come with checker."
