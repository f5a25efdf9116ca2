"""One line a finding, for machines and programmers: ``path:line:col: severity CODE family/slug message``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model.finding import Finding
from checker.model.report import DocumentReport, Summary
from checker.reports.desk import unapplied


def render(reports: Iterable[DocumentReport], summary: Summary, rules: str) -> Iterator[str]:
    """The open findings, a line each."""
    for report in reports:
        yield "".join(_line(finding, report) for finding in report.open)


def _line(finding: Finding, report: DocumentReport) -> str:
    line, column = report.lines.position(finding.place.start)
    message = " ".join(finding.message.split())
    if finding.refusal:
        message = f"{message} ({unapplied(finding)})"
    return f"{report.path}:{line}:{column}: {finding.severity} {finding.code} {finding.rule} {message}\n"
