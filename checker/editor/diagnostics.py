"""Findings as diagnostics of the Language Server Protocol, and their answers as quick fixes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lsprotocol import types

from checker.model.finding import Answer, Applicability, Finding, Severity
from checker.model.report import DocumentReport
from checker.model.span import LineIndex
from checker.reports.annotations import full_message, writable_answers
from checker.reports.limit import within_limit
from checker.reports.wording.excerpts import shortened

SOURCE = "checker"
_SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def diagnostics_of(reports: Sequence[DocumentReport]) -> list[types.Diagnostic]:
    """The open findings of a file. ``data`` of each is the id of its finding."""
    return [_diagnostic(finding, report) for report in map(within_limit, reports) for finding in report.open]


def _diagnostic(finding: Finding, report: DocumentReport) -> types.Diagnostic:
    return types.Diagnostic(
        range=range_of(report.lines, finding.place.start, finding.place.end),
        message=full_message(finding),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        data=finding.id,
    )


def range_of(lines: LineIndex, start: int, end: int) -> types.Range:
    """A range of offsets, in lines and UTF-16 code units from 0."""
    region = lines.utf16_region(start, end)
    return types.Range(
        types.Position(region.line - 1, region.column - 1), types.Position(region.end_line - 1, region.end_column - 1)
    )


def quick_fixes(
    reports: Sequence[DocumentReport], asked: Sequence[types.Diagnostic], uri: str
) -> Iterator[types.CodeAction]:
    """A quick fix for each answer of the findings that an editor asks about. One that would do harm, or waits for a decision, is left out."""
    diagnostics = {one.data: one for one in asked if one.source == SOURCE}
    for report in reports:
        for finding in report.open:
            if finding.id in diagnostics:
                for answer in writable_answers(finding):
                    yield _quick_fix(finding, answer, report, diagnostics[finding.id], uri)


def _quick_fix(
    finding: Finding, answer: Answer, report: DocumentReport, diagnostic: types.Diagnostic, uri: str
) -> types.CodeAction:
    edits = [types.TextEdit(range_of(report.lines, edit.start, edit.end), edit.text) for edit in answer.edits]
    return types.CodeAction(
        title=_title(finding, answer),
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        is_preferred=finding.applicability is Applicability.SAFE,
        edit=types.WorkspaceEdit(changes={uri: edits}),
    )


def _title(finding: Finding, answer: Answer) -> str:
    label = shortened(answer.label)
    if finding.query is not None:
        return f"checker: answer {answer.key}: {label}"
    return f"checker: {label}" if finding.cuts else f"checker: change to “{label}”"
