"""What runs in a worker process: checks a request with a checker that the process keeps."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from checker.model.errors import UsageError
from checker.model.plain_values import file_values, run_values
from checker.model.report import Summary
from checker.model.settings import Settings
from checker.model.version import VERSION
from checker.run.checker import Checker
from checker.run.workspace import Workspace
from checker.serve.requests import ApiError, CheckRequest


@lru_cache(maxsize=1)
def _workspace() -> Workspace:
    return Workspace(Settings())


def report_on(request: CheckRequest, base: Settings) -> dict[str, Any]:
    """The report on a text, as ``checker check --format json`` has it. Raises ApiError for invalid options."""
    checker = _checker_for(request, base)
    summary = Summary()
    files = [file_values(report) for report in summary.watch(checker.check_source(request.source))]
    tool = {"name": "checker", "version": VERSION, "rules": checker.catalogue.digest, "fingerprint": "v2"}
    return {"schema": 1, "tool": tool, "files": files, **run_values(summary)}


def _checker_for(request: CheckRequest, base: Settings) -> Checker:
    try:
        return _workspace().checker(request.settings(base))
    except UsageError as error:
        raise ApiError(400, "invalid_option", str(error)) from error
