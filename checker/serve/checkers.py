"""The checkers of a worker process."""

from __future__ import annotations

from functools import lru_cache

from checker.model.errors import UsageError
from checker.model.settings import Settings
from checker.run.checker import Checker
from checker.run.workspace import Workspace
from checker.serve.requests import ApiError, CheckRequest


@lru_cache(maxsize=1)
def _workspace() -> Workspace:
    return Workspace(Settings())


def checker_for(request: CheckRequest, base: Settings) -> Checker:
    """The checker for a request to a server with these settings. Raises ApiError for an invalid option."""
    try:
        return _workspace().checker(request.settings(base))
    except UsageError as error:
        raise ApiError(400, "invalid_option", str(error)) from error
