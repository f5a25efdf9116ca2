"""The JSON report, schema 1 (``docs/reference/report.schema.json``), byte for byte the same for the same input."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from checker.model.finding import Finding, Severity
from checker.model.readability import Readability
from checker.model.report import BackendReport, DocumentReport, Summary
from checker.model.version import VERSION


def render(reports: Iterable[DocumentReport], summary: Summary, rules: str) -> Iterator[str]:
    """One JSON object, piece by piece. ``rules`` is the digest of the catalogue."""
    yield '{"schema": 1, "tool": ' + _dump(tool(rules)) + ',\n "files": ['
    separator = "\n  "
    for report in reports:
        yield separator + _dump(file_object(report))
        separator = ",\n  "
    yield "],\n " + _dump(tail_object(summary))[1:] + "\n"


def tool(rules: str) -> dict[str, str]:
    """What made the report."""
    return {"name": "checker", "version": VERSION, "rules": rules, "fingerprint": "v1"}


def file_object(report: DocumentReport) -> dict[str, Any]:
    """A DocumentReport as JSON values."""
    return {
        "path": report.path,
        "unit": report.unit,
        "language": report.language,
        "words": report.words,
        "text_length": report.text_length,
        "readability": _readability(report.readability) if report.readability else None,
        "score": report.score,
        "findings": [finding_object(finding, report) for finding in report.findings],
        "notes": list(report.notes),
    }


def finding_object(finding: Finding, report: DocumentReport) -> dict[str, Any]:
    """A Finding as JSON values; offsets are code points of the decoded source."""
    place = finding.place
    start, end = report.lines.position(place.start), report.lines.position(place.end)
    return {
        "id": finding.id,
        "rule": finding.rule,
        "code": finding.code,
        "case": finding.case,
        "severity": finding.severity,
        "applicability": finding.applicability,
        "mqm": finding.mqm,
        "part": place.part,
        "start": place.start,
        "end": place.end,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "text": finding.text,
        "message": finding.message,
        "suggestions": [
            {
                "key": a.key,
                "label": a.label,
                "edits": [{"start": e.start, "end": e.end, "text": e.text} for e in a.edits],
            }
            | ({"refused": a.refused} if a.refused else {})
            for a in finding.answers
        ],
        "query": {"number": finding.query.number, "text": finding.query.text} if finding.query else None,
        "state": finding.state,
        "covered_by": finding.covered_by,
        "reason": finding.reason,
        "withheld": finding.withheld,
        "related": [
            {
                "path": report.path,
                "part": r.place.part,
                "start": r.place.start,
                "end": r.place.end,
                "message": r.message,
            }
            for r in finding.related
        ],
    }


def _readability(figures: Readability) -> dict[str, Any]:
    return figures._asdict() | {
        "hardest": [sentence._asdict() for sentence in figures.hardest],
        "paragraphs": [paragraph._asdict() for paragraph in figures.paragraphs],
    }


def tail_object(summary: Summary) -> dict[str, Any]:
    """What is known at the end of a run, as JSON values."""
    return {
        "skipped": [skipped._asdict() for skipped in summary.skipped],
        "out_of_scope": len(summary.out_of_scope),
        "unread": dict(sorted(summary.unread.items())),
        "failed": [failed._asdict() for failed in summary.failed],
        "backends": [_backend(backend) for backend in summary.backends],
        "summary": summary_object(summary),
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


def summary_object(summary: Summary) -> dict[str, int]:
    """Counts of open findings."""
    return {str(severity): summary.severities[severity] for severity in Severity} | {"queries": summary.queries}


def _dump(value: Any) -> str:
    # Lone surrogates can't be written as UTF-8: they go out escaped, everything else as itself.
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() or text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
