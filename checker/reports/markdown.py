"""The report that one pastes into a ticket: tables of cuts and mends, the numbered questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.model.finding import Finding
from checker.model.report import DocumentReport, Summary
from checker.reports.desk import (
    change,
    context,
    desk_of,
    if_kept,
    kept,
    labelled,
    not_assessed,
    readability_lines,
    unapplied,
    verdict,
    where,
)
from checker.reports.unread import unread_line

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")


def render(reports: Iterable[DocumentReport], summary: Summary, rules: str) -> Iterator[str]:
    """A section a document, then a line on documents that were not read."""
    for report in reports:
        yield "\n".join(_document(report)) + "\n\n"
    if unread := unread_line(summary):
        yield escaped(unread) + "\n"


def escaped(words: str) -> str:
    """Words that Markdown shows as they are, on one line."""
    return _SPECIAL.sub(r"\\\1", re.sub(r"\s+", " ", words))


def _document(report: DocumentReport) -> Iterator[str]:
    desk = desk_of(report)
    yield f"## {escaped(report.path)}: {verdict(report, desk)}"
    yield from (f"\n{escaped(note)}" for note in report.notes)
    if desk.cuts:
        yield from ("\n### Cuts\n", "| where | cut | why | if you keep it |", "| --- | --- | --- | --- |")
        yield from (_cut(finding, report) for finding in desk.cuts)
    if desk.mends:
        yield from ("\n### Mends\n", "| where | before | after | why |", "| --- | --- | --- | --- |")
        yield from (_mend(finding, report) for finding in desk.mends)
    if desk.questions:
        yield "\n### Questions to the desk\n"
        for finding in desk.questions:
            yield from _question(finding, report)
    yield from _list("Notes", [f"{where(f, report)} “{escaped(f.text)}”: {escaped(f.message)}" for f in desk.notes])
    yield from _list("Readability", [escaped(line) for line in readability_lines(report)])
    yield from _list("Not assessed", [escaped(line) for line in not_assessed(report)])


def _cut(finding: Finding, report: DocumentReport) -> str:
    inner = "<br>".join(escaped(if_kept(f, report)) for f in kept(finding, report))
    return f"| {where(finding, report)} | {escaped(finding.text)} | {_why(finding)} | {inner} |"


def _mend(finding: Finding, report: DocumentReport) -> str:
    before, after = (
        change(finding, finding.answers[0], report)
        if finding.answers[0].edits
        else (finding.text, finding.answers[0].label)
    )
    return f"| {where(finding, report)} | {escaped(before)} | {escaped(after)} | {_why(finding)} |"


def _why(finding: Finding) -> str:
    reason = f"<br>{escaped(unapplied(finding))}" if finding.refusal else ""
    return f"{escaped(finding.message)}{reason}"


def _question(finding: Finding, report: DocumentReport) -> Iterator[str]:
    around = context(finding, report)
    query = finding.query
    assert query is not None  # noqa: S101 - the desk sorts findings by it
    yield f"{query.number}. {where(finding, report)} {escaped(around.before)}<strong>{escaped(around.marked)}</strong>{escaped(around.after)}  "
    yield f"   {escaped(query.text)}"
    yield from (f"   - {answer.key}: {escaped(labelled(answer))}" for answer in finding.answers)
    if finding.cuts:
        yield from (f"   - if you keep it: {escaped(if_kept(inner, report))}" for inner in kept(finding, report))


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"\n### {title}\n"
        yield from (f"- {line}" for line in lines)
