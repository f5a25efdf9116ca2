"""The desk report as one HTML page without scripts: the marked copy of each article, its questions with room to answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources

from checker.model.finding import Severity
from checker.model.report import DocumentReport, Summary
from checker.model.rule_info import RuleInfo
from checker.reports.desk import desk_of, not_assessed, plural, verdict
from checker.reports.html.copy import Copy
from checker.reports.html.entries import entries
from checker.reports.html.readability import readability
from checker.reports.html.slips import KINDS, Slip, slips_of
from checker.reports.html.tail import IndexLine, explanations, tail
from checker.reports.html.text import plain, words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_LINE = 62  # characters on a line of the copy
_LINES_OF_SLIP = 6


def render(
    reports: Iterable[DocumentReport], summary: Summary, rules: str, *, catalogue: Iterable[RuleInfo] | None = None
) -> Iterator[str]:
    """The page, piece by piece: an article as soon as it is checked, the totals at its end.

    ``catalogue`` has the pages that say why something was flagged; without it they are those that come with the program.
    """
    yield from _head()
    index: list[IndexLine] = []
    spoke: set[str] = set()
    for number, report in enumerate(reports, 1):
        prefix = f"a{number}"
        desk = desk_of(report)
        slips = slips_of(desk, prefix)
        spoke.update(finding.rule for finding in report.open)
        said = words(_sentence_case(verdict(report, desk)))
        index.append(IndexLine(prefix, words(_name(report)), said.partition(":")[0], tuple(map(len, slips.values()))))
        yield from _article(report, slips, said, prefix)
    yield from tail(index, summary, rules, explanations(spoke, catalogue))


def _head() -> Iterator[str]:
    style = resources.files("checker").joinpath("data/desk.css").read_text("utf-8")
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
    yield f'<meta name="referrer" content="no-referrer">\n<title>Desk report</title>\n<style>\n{style}</style>\n</head>\n<body>\n'
    yield '<a class="skip" href="#main">Skip to the articles</a>\n'
    yield '<header class="page"><h1>Desk report</h1>\n<nav aria-label="Page"><a href="#run">All articles and totals</a></nav></header>\n'
    yield '<main id="main">\n'


def _name(report: DocumentReport) -> str:
    return f"{report.path} · {report.unit}" if report.unit else report.path


def _sentence_case(said: str) -> str:
    head, colon, counts = said.partition(":")
    return head.capitalize() + colon + counts


def _article(report: DocumentReport, slips: Mapping[str, Sequence[Slip]], said: str, prefix: str) -> Iterator[str]:
    copy = Copy(report, [slip for group in slips.values() for slip in group], prefix)
    marked = any(slips.values())
    yield f'<article id="{prefix}" aria-labelledby="{prefix}-name">\n<details open>\n'
    yield f'<summary><h2 id="{prefix}-name"><bdi>{words(_name(report))}</bdi></h2></summary>\n'
    yield f'<p class="verdict {_worst(report)}">{_verdict(said, slips, prefix)}</p>\n'
    facts = [plural(report.words, "word"), f"language: {words(report.language)}", *map(words, report.notes)]
    yield f'<p class="facts">{" · ".join(facts)}</p>\n<div class="desk {_pinned(report, slips) if marked else "clean"}">\n'
    yield f'<div class="copy"><h3 class="heard">Copy</h3>\n<div lang="{plain(report.language)}">\n'
    yield from copy
    yield "</div></div>\n"
    if marked:
        yield '<div class="lists">\n'
        yield from entries(slips, report, copy.anchors, prefix)
        yield "</div>\n"
    yield "</div>\n"
    yield from readability(report, copy, prefix)
    yield '<section class="unassessed">\n<h3>Not assessed</h3>\n<ul>\n'
    yield from (f"<li>{words(line)}</li>\n" for line in not_assessed(report))
    yield "</ul>\n</section>\n</details>\n</article>\n"


def _worst(report: DocumentReport) -> str:
    worst = min((finding.severity.rank for finding in report.open), default=Severity.INFO.rank)
    return ("error", "warning", "fine")[worst]


def _verdict(said: str, slips: Mapping[str, Sequence[Slip]], prefix: str) -> str:
    """The verdict, each of its counts a link to its list."""
    head, _, _ = said.partition(":")
    sign = {"Not publishable": "✕", "Needs a look": "▲"}.get(head, "✓")
    counts = [
        f'<a class="{kind}" href="#{prefix}-{kind}s">{plural(len(slips[kind]), kind)}</a>'
        for kind, _ in KINDS
        if slips[kind]
    ]
    return f'<span class="sign" aria-hidden="true">{sign}</span> <strong>{head}</strong>{": " if counts else ""}{", ".join(counts)}'


def _pinned(report: DocumentReport, slips: Mapping[str, Sequence[Slip]]) -> str:
    """Which of the two columns is likely the shorter: it stays in view while the other is read."""
    copy = report.text_length / _LINE
    lists = sum(map(len, slips.values())) * _LINES_OF_SLIP
    return "long-copy" if copy > lists else "long-lists"
