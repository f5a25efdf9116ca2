"""GitLab Code Quality: a JSON array with an object for each finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from checker.model.finding import Finding, Severity
from checker.model.report import DocumentReport
from checker.model.summary import Summary
from checker.reports import Need, RunInfo
from checker.reports.annotations import Incident, full_message, incidents
from checker.reports.escaping import json_text, relative

NAME = "gitlab"
EXTENSIONS = (".json",)
NEEDS: frozenset[Need] = frozenset()

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def render(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """The open findings, then what was not checked: GitLab has no other place for it."""
    seen: Counter[str] = Counter()
    separator = "[\n"
    for report in reports:
        for finding in report.open:
            yield separator + json_text(_issue(finding, report, seen))
            separator = ",\n"
    for incident in incidents(summary):
        yield separator + json_text(_incident(incident, seen))
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"


def _issue(finding: Finding, report: DocumentReport, seen: Counter[str]) -> dict[str, Any]:
    place = finding.place
    return {
        "description": f"{finding.code} {finding.rule}: {full_message(finding)}",
        "check_name": finding.rule,
        "fingerprint": _unique(finding.id, seen),
        "severity": _SEVERITIES[finding.severity],
        "location": _location(
            report.path, report.lines.position(place.start).line, report.lines.position(place.end).line
        ),
    }


def _incident(incident: Incident, seen: Counter[str]) -> dict[str, Any]:
    return {
        "description": incident.located_message,
        "check_name": incident.name,
        "fingerprint": _unique(f"{incident.name}:{incident.rule}:{incident.path}", seen),
        "severity": "blocker",
        "location": _location(incident.path or ".", 1, 1),
    }


def _unique(identity: str, seen: Counter[str]) -> str:
    """The id, and its number among equals from the second on: of two issues with one fingerprint GitLab shows only the first."""
    seen[identity] += 1
    return identity if seen[identity] == 1 else f"{identity}:{seen[identity]}"


def _location(path: str, line: int, end_line: int) -> dict[str, Any]:
    return {"path": relative(path), "lines": {"begin": line, "end": end_line}}
