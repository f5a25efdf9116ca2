"""The JSON report, schema 1 (``docs/reference/report.schema.json``), byte for byte the same for the same input.

``jsonl``: one object a document (``"file"``), then one for the run (``"run"``), with the same values.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from checker.model.plain_values import file_values, run_values
from checker.model.report import DocumentReport
from checker.model.summary import Summary
from checker.model.version import VERSION
from checker.reports import Need, RunInfo
from checker.reports.escaping import json_escaped

NAME = "json"
EXTENSIONS = (".json",)
NEEDS = frozenset({Need.READABILITY, Need.RULES})


def render(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """One JSON object, piece by piece."""
    yield '{"schema": 1, "tool": ' + _dump(_tool(run)) + ',\n "files": ['
    separator = "\n  "
    for report in reports:
        yield separator + _dump(file_values(report))
        separator = ",\n  "
    yield "],\n " + _dump(run_values(summary))[1:] + "\n"


def render_lines(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """One line for each document as it is checked."""
    for report in reports:
        yield _dump({"file": file_values(report)}) + "\n"
    yield _dump({"run": {"schema": 1, "tool": _tool(run)} | run_values(summary)}) + "\n"


def _tool(run: RunInfo) -> dict[str, str]:
    return {"name": "checker", "version": VERSION, "rules": run.rules_digest, "fingerprint": "v2"}


def _dump(value: Any) -> str:
    # Lone surrogates can't be written as UTF-8: they go out escaped too.
    return json_escaped(json.dumps(value, ensure_ascii=False))
