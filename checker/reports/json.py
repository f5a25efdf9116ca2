"""The JSON report, schema 1 (``docs/reference/report.schema.json``), byte for byte the same for the same input.

``jsonl``: one object a document (``"file"``), then one for the run (``"run"``), with the same values.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from checker.model.document import Place
from checker.model.finding import Answer, Finding, RelatedPlace, Severity
from checker.model.readability import Readability
from checker.model.report import BackendReport, DocumentReport, Summary
from checker.model.version import VERSION
from checker.reports import Need, RunInfo

NAME = "json"
NEEDS = frozenset({Need.READABILITY, Need.RULES})


def render(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """One JSON object, piece by piece."""
    yield '{"schema": 1, "tool": ' + _dump(_tool(run)) + ',\n "files": ['
    separator = "\n  "
    for report in reports:
        yield separator + _dump(_file(report))
        separator = ",\n  "
    yield "],\n " + _dump(_run(summary))[1:] + "\n"


def render_lines(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """One line for each document as it is checked."""
    for report in reports:
        yield _dump({"file": _file(report)}) + "\n"
    yield _dump({"run": {"schema": 1, "tool": _tool(run)} | _run(summary)}) + "\n"


def _tool(run: RunInfo) -> dict[str, str]:
    return {"name": "checker", "version": VERSION, "rules": run.rules_digest, "fingerprint": "v1"}


def _file(report: DocumentReport) -> dict[str, Any]:
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


def _run(summary: Summary) -> dict[str, Any]:
    """What is known at the end of a run."""
    return {
        "skipped": [skipped._asdict() for skipped in summary.skipped],
        "out_of_scope": len(summary.out_of_scope),
        "unread": dict(sorted(summary.unread.items())),
        "failed": [failed._asdict() for failed in summary.failed],
        "backends": [_backend(backend) for backend in summary.backends],
        "summary": {str(severity): summary.severities[severity] for severity in Severity}
        | {"queries": summary.queries},
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


def _dump(value: Any) -> str:
    # Lone surrogates can't be written as UTF-8: they go out escaped, everything else as itself.
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() or text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
