"""The Reviewdog Diagnostic Format as JSON lines: one Diagnostic a line, as it is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model.report import DocumentReport, Summary
from checker.reports.escaping import json_text
from checker.reports.rdjson import diagnostics


def render(reports: Iterable[DocumentReport], summary: Summary, rules: str) -> Iterator[str]:
    """One line for each diagnostic."""
    for diagnostic in diagnostics(reports, summary):
        yield json_text(diagnostic) + "\n"
