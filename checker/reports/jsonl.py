"""JSON lines: one object a document (``"file"``), then one for the run (``"run"``), with the values of the JSON report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from checker.model.report import DocumentReport, Summary
from checker.reports.json import file_object, tail_object, tool


def render(reports: Iterable[DocumentReport], summary: Summary, rules: str) -> Iterator[str]:
    """One line for each document as it is checked."""
    for report in reports:
        yield json.dumps({"file": file_object(report)}, ensure_ascii=False) + "\n"
    yield json.dumps({"run": {"schema": 1, "tool": tool(rules)} | tail_object(summary)}, ensure_ascii=False) + "\n"
