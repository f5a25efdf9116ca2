"""Reports as plain values, as the JSON report has them (``docs/reference/report.schema.json``)."""

from __future__ import annotations

from typing import Any

from checker.model.backend_report import BackendReport
from checker.model.document import Place
from checker.model.finding import Answer, Finding, RelatedPlace, Severity
from checker.model.readability import Readability
from checker.model.report import DocumentReport
from checker.model.summary import Summary


def file_values(report: DocumentReport) -> dict[str, Any]:
    """An element of ``files``."""
    return {
        "path": report.path,
        "unit": report.unit,
        "language": report.language,
        "words": report.words,
        "text_length": report.text_length,
        "readability": _readability(report.readability) if report.readability else None,
        "score": None,
        "findings": [_finding(finding, report) for finding in report.findings],
        "notes": list(report.notes),
        **({"unlisted": [one._asdict() for one in report.unlisted]} if report.unlisted else {}),
    }


def _finding(finding: Finding, report: DocumentReport) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "code": finding.code,
        "case": finding.case,
        "severity": finding.severity,
        "applicability": finding.applicability,
        "mqm": finding.mqm,
        **_place(finding.place, report),
        "text": finding.text,
        "message": finding.message,
        "suggestions": [_suggestion(answer) for answer in finding.answers],
        "query": {"number": finding.query.number, "text": finding.query.text} if finding.query else None,
        "state": finding.state,
        "covered_by": finding.covered_by,
        "reason": finding.reason,
        "withheld": finding.withheld,
        "related": [_related(related, report) for related in finding.related],
        **({"evidence": finding.evidence} if finding.evidence else {}),
    }


def _place(place: Place, report: DocumentReport) -> dict[str, Any]:
    """Offsets are code points of the decoded source."""
    (line, column), (end_line, end_column) = map(report.lines.position, (place.start, place.end))
    position = {"line": line, "column": column, "end_line": end_line, "end_column": end_column}
    return place._asdict() | position


def _suggestion(answer: Answer) -> dict[str, Any]:
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in answer.edits]
    refused = {"refused": answer.refused} if answer.refused else {}
    return {"key": answer.key, "label": answer.label, "edits": edits} | refused


def _related(related: RelatedPlace, report: DocumentReport) -> dict[str, Any]:
    return {"path": report.path} | related.place._asdict() | {"message": related.message}


def _readability(figures: Readability) -> dict[str, Any]:
    return figures._asdict() | {
        "hardest": [sentence._asdict() for sentence in figures.hardest],
        "paragraphs": [paragraph._asdict() for paragraph in figures.paragraphs],
    }


def run_values(summary: Summary) -> dict[str, Any]:
    """What is known at the end of a run."""
    return {
        "skipped": [skipped._asdict() for skipped in summary.skipped],
        "out_of_scope": len(summary.out_of_scope),
        "unread": dict(sorted(summary.unread.items())),
        "failed": [failed._asdict() for failed in summary.failed],
        "backends": [_backend(backend) for backend in summary.backends],
        "notices": list(summary.notices),
        "summary": {str(severity): summary.severities[severity] for severity in Severity}
        | {"queries": summary.queries, "baselined": sum(summary.known.values()), "suppressed": summary.suppressed},
        "exit_code": summary.exit_code,
    }


def _backend(backend: BackendReport) -> dict[str, Any]:
    return {
        "name": backend.name,
        "version": backend.version,
        "complete": backend.complete,
        "failures": list(backend.failures),
        "unseen": list(backend.unseen),
        "matches": backend.matches,
        "filtered": dict(backend.filtered),
        "rules": [rule._asdict() for rule in backend.rules],
    }
