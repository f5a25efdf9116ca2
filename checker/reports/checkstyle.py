"""Checkstyle XML, version 4.3: what most CI servers read. Columns count code points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from checker.model.finding import Finding
from checker.model.report import DocumentReport
from checker.model.summary import Summary
from checker.reports import Need, RunInfo
from checker.reports.annotations import full_message, incidents
from checker.reports.escaping import relative, xml_text

NAME = "checkstyle"
EXTENSIONS = (".xml",)
NEEDS: frozenset[Need] = frozenset()


def render(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """A file element for each file, clean ones too; then one for each file that was not checked."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n'
    for path, documents in groupby(reports, lambda report: report.path):
        yield from _file(path, (_error(finding, report) for report in documents for finding in report.open))
    for path, group in groupby(incidents(summary), lambda incident: incident.path):
        lines = (_element("1", "", "error", incident.message, incident.name) for incident in group)
        yield from _file(path or "checker", lines)
    yield "</checkstyle>\n"


def _file(path: str, errors: Iterable[str]) -> Iterator[str]:
    yield f'  <file name="{xml_text(relative(path))}">\n'
    yield from errors
    yield "  </file>\n"


def _error(finding: Finding, report: DocumentReport) -> str:
    line, column = report.lines.position(finding.place.start)
    return _element(str(line), str(column), str(finding.severity), full_message(finding), finding.code)


def _element(line: str, column: str, severity: str, message: str, source: str) -> str:
    at = f'line="{line}"' + (f' column="{column}"' if column else "")
    return f'    <error {at} severity="{severity}" message="{xml_text(message)}" source="checker.{source}"/>\n'
