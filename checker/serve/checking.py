"""What runs in a worker process: checks a text, and reports."""

from __future__ import annotations

import json
from typing import Any

from checker.backends import ServerAddress
from checker.model.plain_values import file_values, run_values
from checker.model.report import DocumentReport, Summary
from checker.model.settings import Settings
from checker.model.version import VERSION
from checker.reports.escaping import well_formed
from checker.reports.limit import limited
from checker.serve.checkers import checker_for, use_server
from checker.serve.requests import CheckRequest

_EACH = 4
"""Of the rules, every fourth lends an example: all of them would double the time of the start for a tenth of a second."""


def prepare(base: Settings, server: ServerAddress | None) -> None:
    """Makes a new process ready: what the first request would wait for is read. Raises ApiError for invalid settings."""
    use_server(server)
    examples = (rule.bad[0].text for rule in list(checker_for(CheckRequest(""), base).catalogue)[::_EACH] if rule.bad)
    if not base.backends:  # they would be asked about it
        report_on(CheckRequest("\n\n".join(examples)), base)


def report_on(request: CheckRequest, base: Settings) -> dict[str, Any]:
    """The report on a text, as ``checker check --format json`` has it. Raises ApiError for invalid options."""
    checker = checker_for(request, base)
    reports, summary = reports_on(request, base)
    tool = {"name": "checker", "version": VERSION, "rules": checker.catalogue.digest, "fingerprint": "v2"}
    return {"schema": 1, "tool": tool, "files": [file_values(report) for report in reports], **run_values(summary)}


def report_json(request: CheckRequest, base: Settings) -> bytes:
    """The same as JSON: bytes travel to the first process in a fraction of the time, and it has enough to do."""
    return json_bytes(report_on(request, base))


def json_bytes(values: object) -> bytes:
    """Plain values as compact JSON in UTF-8."""
    return well_formed(json.dumps(values, ensure_ascii=False, allow_nan=False, separators=(",", ":"))).encode()


def reports_on(request: CheckRequest, base: Settings) -> tuple[list[DocumentReport], Summary]:
    """The reports on a text, each within its limit, and the summary."""
    summary = Summary()
    events = checker_for(request, base).check_source(request.source)
    return list(limited(summary.watch(events))), summary
