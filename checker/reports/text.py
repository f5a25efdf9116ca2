"""The report for a sub-editor at a terminal: verdict, cuts, mends, questions, notes, readability, what was not assessed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from checker.model.finding import Applicability, Finding, Severity
from checker.model.report import DocumentReport, Summary
from checker.reports.desk import (
    change,
    context,
    desk_of,
    first_few,
    if_kept,
    kept,
    labelled,
    not_assessed,
    plural,
    readability_lines,
    unapplied,
    verdict,
    where,
)
from checker.reports.unread import unread_line

_MOST_OF_A_RULE = 5
_PAD = "      "

Paint = Callable[[str, str], str]


def render(
    reports: Iterable[DocumentReport], summary: Summary, rules: str, *, color: bool = False, verbose: bool = False
) -> Iterator[str]:
    """A section a document, then one line on the whole run where it had several, and one on documents that were not read."""
    paint = _painter() if color else _plain
    for report in reports:
        yield "\n".join(_document(report, paint, verbose=verbose)) + "\n\n"
    if summary.files > 1:
        yield _totals(summary) + "\n"
    if unread := unread_line(summary):
        yield unread + "\n"


def _plain(words: str, style: str) -> str:
    return words


def _painter() -> Paint:
    from rich.style import Style  # noqa: PLC0415 - only where there is a terminal to colour

    return lambda words, style: Style.parse(style).render(words)


def _document(report: DocumentReport, paint: Paint, *, verbose: bool) -> Iterator[str]:
    desk = desk_of(report)
    style = "bold red" if any(f.severity is Severity.ERROR for f in report.open) else "bold"
    yield paint(report.path, "bold") + ": " + paint(verdict(report, desk), style)
    for note in report.notes:
        yield f"  {note}"
    yield from _group("Cuts", desk.cuts, report, paint, verbose=verbose)
    yield from _group("Mends", desk.mends, report, paint, verbose=verbose)
    yield from _group("Questions to the desk", desk.questions, report, paint, verbose=verbose)
    yield from _group("Notes", desk.notes, report, paint, verbose=verbose)
    if verbose:
        yield from _silenced(report)
    if report.readability is not None:
        yield from ("", paint("Readability", "bold"), *(f"  {line}" for line in readability_lines(report)))
    yield from ("", paint("Not assessed", "bold"), *(f"  {line}" for line in not_assessed(report)))


def _group(
    title: str, findings: Sequence[Finding], report: DocumentReport, paint: Paint, *, verbose: bool
) -> Iterator[str]:
    if not findings:
        return
    yield from ("", paint(title, "bold"))
    for finding, more in first_few(findings, _MOST_OF_A_RULE):
        yield from _finding(finding, report, paint, verbose=verbose)
        if more:
            yield f"{_PAD}and {more} more of this kind"


def _finding(finding: Finding, report: DocumentReport, paint: Paint, *, verbose: bool) -> Iterator[str]:
    around = context(finding, report)
    number = f"{finding.query.number}." if finding.query else ""
    marked = paint(f"[{around.marked}]", "bold")
    yield f"  {number:<3} {where(finding, report)}  {around.before}{marked}{around.after}"
    yield f"{_PAD}{finding.query.text if finding.query else finding.message}"
    yield from (f"{_PAD}{line}" for line in _actions(finding, report))
    if finding.cuts:
        yield from (f"{_PAD}if you keep it: {if_kept(inner, report)}" for inner in kept(finding, report))
    if finding.refusal:
        yield f"{_PAD}{unapplied(finding)}"
    if verbose:
        yield f"{_PAD}{finding.severity} {finding.code} {finding.rule} ({finding.applicability}) id {finding.id}"


def _actions(finding: Finding, report: DocumentReport) -> Iterator[str]:
    if finding.query is not None:
        for answer in finding.answers:
            yield f"{answer.key}  {labelled(answer)}"
    elif not finding.cuts and finding.answers:
        answer = finding.answers[0]
        if answer.refused:
            yield f"suggested: {answer.label}"
            return
        before, after = change(finding, answer, report)
        sure = finding.applicability is Applicability.SAFE or finding.withheld
        yield f"{before} → {after}" + ("" if sure else "  (to be confirmed)")
        if others := [other.label for other in finding.answers[1:]]:
            yield f"or: {', '.join(others)}"


def _silenced(report: DocumentReport) -> Iterator[str]:
    closed = [finding for finding in report.findings if not finding.is_open]
    if closed:
        yield from ("", "Covered or silenced")
        for finding in closed:
            yield f"      {where(finding, report)}  {finding.text[:40]}  {finding.code} {finding.rule}: {finding.state} ({finding.reason})"


def _totals(summary: Summary) -> str:
    counts = ", ".join(
        plural(summary.severities[severity], str(severity)) for severity in (Severity.ERROR, Severity.WARNING)
    )
    return f"{plural(summary.files, 'file')}: {counts}, {plural(summary.severities[Severity.INFO], 'note')}, {plural(summary.queries, 'question')}"
