"""What runs in a worker process: checks a request with a checker that the process keeps."""

from __future__ import annotations

from typing import Any

from checker.model.plain_values import file_values, run_values
from checker.model.report import Summary
from checker.model.settings import Settings
from checker.model.version import VERSION
from checker.serve.checkers import checker_for
from checker.serve.requests import CheckRequest


def report_on(request: CheckRequest, base: Settings) -> dict[str, Any]:
    """The report on a text, as ``checker check --format json`` has it. Raises ApiError for invalid options."""
    checker = checker_for(request, base)
    summary = Summary()
    files = [file_values(report) for report in summary.watch(checker.check_source(request.source))]
    tool = {"name": "checker", "version": VERSION, "rules": checker.catalogue.digest, "fingerprint": "v2"}
    return {"schema": 1, "tool": tool, "files": files, **run_values(summary)}
