"""The report for a sub-editor at a terminal: verdict, cuts, fixes, questions, notes, readability, what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from checker.base.visible import visible
from checker.model.finding import Finding, Severity
from checker.model.report import MOST_LISTED, DocumentReport
from checker.model.summary import Summary
from checker.reports import Need, RunInfo
from checker.reports.escaping import one_line
from checker.reports.wording.excerpts import (
    answer_words,
    change,
    context,
    evidence_note,
    if_kept,
    refusal_note,
    short_id,
    where,
)
from checker.reports.wording.readability import readability_lines
from checker.reports.wording.totals import backends_line, not_checked, totals, unread_line, without_clean
from checker.reports.wording.worklist import KINDS, covered_by, first_few, is_certain, unlisted_of, verdict, worklist_of

NAME = "text"
EXTENSIONS = (".txt",)
NEEDS = frozenset({Need.READABILITY, Need.UNREAD})

_MOST_OF_A_RULE = 5
_PAD = "      "
_BOLD, _BOLD_RED, _DIM = "1", "1;31", "2"


def render(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """A section a document, then lines on the whole run: where it had several documents, other programs, or files that were not read.

    Of several documents, those with nothing to report are only counted.
    """
    for report in reports if run.verbose else without_clean(reports):
        yield "\n".join(_document(report, run)) + "\n\n"
    if summary.files > 1:
        yield totals(summary) + "\n"
    if asked := backends_line(summary):
        yield asked + "\n"
    if unread := unread_line(summary):
        yield unread + "\n"


def _styled(words: str, style: str, run: RunInfo) -> str:
    return f"\x1b[{style}m{words}\x1b[0m" if run.color and words else words


def _document(report: DocumentReport, run: RunInfo) -> Iterator[str]:
    worklist = worklist_of(report)
    style = _BOLD_RED if any(finding.severity is Severity.ERROR for finding in report.open) else _BOLD
    yield f"{_styled(visible(report.path), _BOLD, run)}: {_styled(verdict(report, worklist), style, run)}"
    for note in report.notes:
        yield f"  {one_line(note)}"
    for (kind, title), findings in zip(KINDS, worklist, strict=True):
        yield from _group(kind, title, findings, report, run)
    if run.verbose:
        yield from _closed(report)
    if report.readability is not None:
        yield from ("", _styled("Readability", _BOLD, run), *(f"  {line}" for line in readability_lines(report)))
    yield from ("", _styled("Not checked", _BOLD, run), *(f"  {one_line(line)}" for line in not_checked(report)))


def _group(kind: str, title: str, findings: Sequence[Finding], report: DocumentReport, run: RunInfo) -> Iterator[str]:
    if not findings:
        return
    yield from ("", _styled(title, _BOLD, run))
    most, unlisted = (len(findings), Counter[str]()) if run.verbose else (_MOST_OF_A_RULE, unlisted_of(report, kind))
    for finding, more in first_few(findings, most, unlisted):
        yield from _finding(finding, report, run)
        if more:
            listed = f"the first {MOST_LISTED}" if unlisted[finding.rule] else "all"
            yield f"{_PAD}and {more} more like this (-v lists {listed})"


def _finding(finding: Finding, report: DocumentReport, run: RunInfo) -> Iterator[str]:
    before, marked, after = context(finding, report)
    number = f"{finding.query.number}." if finding.query else ""
    yield f"  {number:<3} {where(finding, report)}  {before}{_styled(f'[{marked}]', _BOLD, run)}{after}"
    name = "" if run.verbose else f"  ({short_id(finding)})"
    yield f"{_PAD}{one_line(finding.query.text if finding.query else finding.message)}{_styled(name, _DIM, run)}"
    yield from (f"{_PAD}{line}" for line in _actions(finding, report))
    if finding.cuts:
        yield from (f"{_PAD}if you keep it: {if_kept(inner, report)}" for inner in covered_by(finding, report))
    if finding.refusal:
        yield f"{_PAD}{refusal_note(finding)}"
    if finding.evidence:
        yield f"{_PAD}{evidence_note(finding)}"
    if run.verbose:
        yield f"{_PAD}{finding.severity} {finding.code} {finding.rule} ({finding.applicability}) id {finding.id}"


def _actions(finding: Finding, report: DocumentReport) -> Iterator[str]:
    if finding.query is not None:
        for answer in finding.answers:
            yield f"{answer.key}  {answer_words(finding, answer, report)}"
    elif not finding.cuts and finding.answers:
        answer = finding.answers[0]
        if answer.refused:
            yield f"suggested: {one_line(answer.label)}"
            return
        before, after = change(finding, answer, report)
        yield f"{before} → {after}" + ("" if is_certain(finding) else "  (needs review)")
        if others := [one_line(other.label) for other in finding.answers[1:]]:
            yield f"or: {', '.join(others)}"


def _closed(report: DocumentReport) -> Iterator[str]:
    closed = [finding for finding in report.findings if not finding.is_open]
    if closed:
        yield from ("", "Covered or suppressed")
        for finding in closed:
            rule = f"{finding.code} {finding.rule}: {finding.state} ({one_line(finding.reason)})"
            yield f"{_PAD}{where(finding, report)}  {one_line(finding.text[:40])}  {rule}"
