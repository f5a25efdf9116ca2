"""A finding as a result of SARIF."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from checker.model.finding import Answer, Finding, State
from checker.model.report import DocumentReport
from checker.reports.desk import change
from checker.reports.escaping import one_line, uri
from checker.reports.line_hash import line_hashes
from checker.reports.regions import utf16_region
from checker.reports.sarif.rules import LEVELS
from checker.reports.wording import fixes, told

# As many as GitHub keeps.
_MOST_RELATED = 100
_LINK_SPECIAL = re.compile(r"([\\\[\]])")


class Results:
    """Makes the results of one document after another. ``indices`` has the place of each rule in the run."""

    def __init__(self, indices: Mapping[str, int], states: Collection[State]) -> None:
        self._indices = indices
        self._states = states
        self._source = ""
        self._hashes: list[str] = []

    def of(self, report: DocumentReport) -> Iterator[dict[str, Any]]:
        """The results of a document, in the order of its findings."""
        for finding in report.findings:
            if finding.state in self._states:
                yield _result(finding, report, self._indices) | _identity(finding, report, self._hashes_of(report))

    def _hashes_of(self, report: DocumentReport) -> Sequence[str]:
        # The documents of one file follow each other, and share its text.
        if not self._hashes or report.source is not self._source:
            self._source, self._hashes = report.source, line_hashes(report.source)
        return self._hashes


def _result(finding: Finding, report: DocumentReport, indices: Mapping[str, int]) -> dict[str, Any]:
    place = finding.place
    related = finding.related[:_MOST_RELATED]
    result: dict[str, Any] = {"ruleId": finding.rule}
    if finding.rule in indices:
        result["ruleIndex"] = indices[finding.rule]
    result["level"] = LEVELS[finding.severity]
    result["message"] = {"text": _message(finding, report)}
    result["locations"] = [_location(report, place.start, place.end)]
    if related:
        result["relatedLocations"] = [
            {"id": number} | _location(report, r.place.start, r.place.end) | {"message": {"text": _words_of(r.message)}}
            for number, r in enumerate(related, 1)
        ]
    if offered := [_fix(finding, answer, report) for answer in fixes(finding)]:
        result["fixes"] = offered
    return result


def _identity(finding: Finding, report: DocumentReport, hashes: Sequence[str]) -> dict[str, Any]:
    """What tells a result from others in other runs, and what became of it."""
    line = report.lines.position(finding.place.start).line
    found: dict[str, Any] = {
        "partialFingerprints": {"primaryLocationLineHash": hashes[line - 1], "checker/v1": finding.id}
    }
    if finding.state is State.SUPPRESSED:
        justified = {"justification": one_line(finding.reason)} if finding.reason.strip() else {}
        found["suppressions"] = [{"kind": "external", "status": "accepted"} | justified]
    if finding.state is State.BASELINED:
        found["baselineState"] = "unchanged"
    refused = {"refused": one_line(finding.refusal)} if finding.refusal else {}
    return found | {"properties": {"case": finding.case, "applicability": finding.applicability} | refused}


def _message(finding: Finding, report: DocumentReport) -> str:
    """What is told, with a link to each related place."""
    links = []
    for number, related in enumerate(finding.related[:_MOST_RELATED], 1):
        line = report.lines.position(related.place.start).line
        shown = _LINK_SPECIAL.sub(r"\\\1", f"{_words_of(related.message)} (line {line})")
        links.append(f"[{shown}]({number})")
    # Words of the article may look like a link; a blank makes them plain again.
    message = told(finding).replace("](", "] (")
    return f"{message} See {', '.join(links)}." if links else message


def _words_of(message: str) -> str:
    return one_line(message) or "here too"


def _location(report: DocumentReport, start: int, end: int) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": uri(report.path)}, "region": _region(report, start, end)}
    }
    if report.unit:
        location["logicalLocations"] = [{"fullyQualifiedName": report.unit}]
    return location


def _region(report: DocumentReport, start: int, end: int) -> dict[str, int]:
    region = utf16_region(report.lines, start, end)
    return {
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }


def _fix(finding: Finding, answer: Answer, report: DocumentReport) -> dict[str, Any]:
    before, after = change(finding, answer, report)
    replacements = []
    for edit in answer.edits:
        inserted = {"insertedContent": {"text": edit.text}} if edit.text else {}
        replacements.append({"deletedRegion": _region(report, edit.start, edit.end)} | inserted)
    changes = {"artifactLocation": {"uri": uri(report.path)}, "replacements": replacements}
    return {"description": {"text": f"{before} → {after}"}, "artifactChanges": [changes]}
