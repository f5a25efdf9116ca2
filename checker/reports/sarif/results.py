"""A finding as a result of SARIF, and the fingerprint by which GitHub recognises it in a changed file.

Source: the algorithm that GitHub's upload action publishes (https://github.com/github/codeql-action, fingerprints).
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import mul
from typing import Any

from checker.model.finding import Answer, Finding, Severity, State
from checker.model.report import DocumentReport
from checker.reports.annotations import applicable_answers, full_message
from checker.reports.escaping import one_line, uri
from checker.reports.wording.excerpts import change

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
# As many as GitHub keeps.
_MOST_RELATED = 100
_LINK_SPECIAL = re.compile(r"([\\\[\]])")
_HASHED_UNITS = 100
_POWERS = tuple(pow(37, _HASHED_UNITS - 1 - place, 1 << 64) for place in range(_HASHED_UNITS))
_CARRIAGE_RETURN = re.compile(r"\r\n?")
_LINE_FEED = 10
_END_OF_FILE = 0xFFFF


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
            {"id": number}
            | _location(report, r.place.start, r.place.end)
            | {"message": {"text": _message_or_default(r.message)}}
            for number, r in enumerate(related, 1)
        ]
    if offered := [_fix(finding, answer, report) for answer in applicable_answers(finding)]:
        result["fixes"] = offered
    return result


def _identity(finding: Finding, report: DocumentReport, hashes: Sequence[str]) -> dict[str, Any]:
    """By what a result is recognised in other runs, and its state."""
    line = report.lines.position(finding.place.start).line
    found: dict[str, Any] = {
        "partialFingerprints": {"primaryLocationLineHash": hashes[line - 1], "checker/v1": finding.fingerprint}
    }
    if finding.state is State.SUPPRESSED:
        justified = {"justification": one_line(finding.reason)} if finding.reason.strip() else {}
        found["suppressions"] = [{"kind": "external", "status": "accepted"} | justified]
    if finding.state is State.BASELINED:
        found["baselineState"] = "unchanged"
    refused = {"refused": one_line(finding.refusal)} if finding.refusal else {}
    evidence = {"evidence": list(finding.evidence)} if finding.evidence else {}
    properties = {"case": finding.case, "applicability": finding.applicability}
    return found | {"properties": properties | refused | evidence}


def _message(finding: Finding, report: DocumentReport) -> str:
    """The message, with a link to each related place."""
    links = []
    for number, related in enumerate(finding.related[:_MOST_RELATED], 1):
        line = report.lines.position(related.place.start).line
        shown = _LINK_SPECIAL.sub(r"\\\1", f"{_message_or_default(related.message)} (line {line})")
        links.append(f"[{shown}]({number})")
    # Words of the article may look like a link; a blank makes them plain again.
    message = full_message(finding).replace("](", "] (")
    return f"{message} See {', '.join(links)}." if links else message


def _message_or_default(message: str) -> str:
    return one_line(message) or "here too"


def _location(report: DocumentReport, start: int, end: int) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": uri(report.path)}, "region": _region(report, start, end)}
    }
    if report.unit:
        location["logicalLocations"] = [{"fullyQualifiedName": report.unit}]
    return location


def _region(report: DocumentReport, start: int, end: int) -> dict[str, int]:
    line, column, end_line, end_column = report.lines.utf16_region(start, end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _fix(finding: Finding, answer: Answer, report: DocumentReport) -> dict[str, Any]:
    before, after = change(finding, answer, report)
    replacements = []
    for edit in answer.edits:
        inserted = {"insertedContent": {"text": edit.text}} if edit.text else {}
        replacements.append({"deletedRegion": _region(report, edit.start, edit.end)} | inserted)
    changes = {"artifactLocation": {"uri": uri(report.path)}, "replacements": replacements}
    return {"description": {"text": f"{before} → {after}"}, "artifactChanges": [changes]}


def line_hashes(text: str) -> list[str]:
    """A hash for each line, ``hex:n``: of the 100 UTF-16 units that follow its start, blanks left out; the nth line that has it."""
    units = _units(text)
    counts: Counter[int] = Counter()
    hashes = []
    for start in _line_starts(units):
        value = sum(map(mul, units[start : start + _HASHED_UNITS], _POWERS)) % (1 << 64)
        counts[value] += 1
        hashes.append(f"{value:x}:{counts[value]}")
    return hashes


def _units(text: str) -> tuple[int, ...]:
    # The order matters: a blank between CR and LF makes them two line ends.
    shown = _CARRIAGE_RETURN.sub("\n", text).replace(" ", "").replace("\t", "")
    encoded = shown.encode("utf-16-le", "surrogatepass")
    return (*struct.unpack(f"<{len(encoded) // 2}H", encoded), _END_OF_FILE, *([0] * _HASHED_UNITS))


def _line_starts(units: tuple[int, ...]) -> Iterator[int]:
    yield 0
    yield from (place + 1 for place, unit in enumerate(units) if unit == _LINE_FEED)
