"""One line a finding, for machines and programmers: ``path:line:col: severity CODE family/slug message``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.base.visible import visible
from checker.model.finding import Finding
from checker.model.report import DocumentReport
from checker.model.summary import Summary
from checker.reports import Need, RunInfo
from checker.reports.escaping import one_line
from checker.reports.wording.excerpts import refusal_note, where

NAME = "concise"
EXTENSIONS = (".txt",)
NEEDS = frozenset({Need.TOTALS})


def render(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """The open findings, a line each."""
    for report in reports:
        yield "".join(f"{line(finding, report)}\n" for finding in report.open)


def line(finding: Finding, report: DocumentReport) -> str:
    """A finding on one line."""
    message = one_line(finding.message)
    if finding.refusal:
        message = f"{message} ({refusal_note(finding)})"
    return (
        f"{visible(report.path)}:{where(finding, report)}: {finding.severity} {finding.code} {finding.rule} {message}"
    )
