"""The Reviewdog Diagnostic Format (``rdjson``, ``rdjsonl``), for comments on pull requests. Columns count UTF-8 bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker.model.finding import Finding, Severity
from checker.model.report import DocumentReport
from checker.model.summary import Summary
from checker.reports import Need, RunInfo
from checker.reports.annotations import Incident, applicable_answers, full_message, incidents, merged_edit
from checker.reports.escaping import json_text, relative

NAME = "rdjson"
EXTENSIONS = (".rdjson", ".json")
NEEDS: frozenset[Need] = frozenset()

_SOURCE = {"name": "checker"}
_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """One DiagnosticResult, a line each diagnostic."""
    yield f'{{"source": {json_text(_SOURCE)}, "diagnostics": ['
    separator = "\n"
    for diagnostic in _diagnostics(reports, summary):
        yield separator + json_text(diagnostic)
        separator = ",\n"
    yield "]}\n"


def render_lines(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """One Diagnostic a line, as it is found."""
    for diagnostic in _diagnostics(reports, summary):
        yield json_text(diagnostic) + "\n"


def _diagnostics(reports: Iterable[DocumentReport], summary: Summary) -> Iterator[dict[str, Any]]:
    """The open findings, then what was not checked, as Diagnostics."""
    for report in reports:
        for finding in report.open:
            yield _diagnostic(finding, report)
    for incident in incidents(summary):
        yield _incident(incident)


def _diagnostic(finding: Finding, report: DocumentReport) -> dict[str, Any]:
    found: dict[str, Any] = {
        "message": full_message(finding),
        "location": _location(report, finding.place.start, finding.place.end),
        "severity": _SEVERITIES[finding.severity],
        "source": _SOURCE,
        "code": {"value": f"{finding.code} {finding.rule}"},
    }
    edits = [merged_edit(answer, report.source) for answer in applicable_answers(finding)]
    if edits:
        found["suggestions"] = [{"range": _range(report, e.start, e.end), "text": e.text} for e in edits]
    if finding.related:
        found["related_locations"] = [
            {"message": related.message, "location": _location(report, related.place.start, related.place.end)}
            for related in finding.related
        ]
    return found


def _incident(incident: Incident) -> dict[str, Any]:
    return {
        "message": incident.message,
        "location": {"path": relative(incident.path)},
        "severity": "ERROR",
        "source": _SOURCE,
        "code": {"value": incident.name},
    }


def _location(report: DocumentReport, start: int, end: int) -> dict[str, Any]:
    return {"path": relative(report.path), "range": _range(report, start, end)}


def _range(report: DocumentReport, start: int, end: int) -> dict[str, Any]:
    region = report.lines.utf8_region(start, end)
    return {
        "start": {"line": region.line, "column": region.column},
        "end": {"line": region.end_line, "column": region.end_column},
    }
