"""Worker processes that check: as many as processors, with a short queue before them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio
from anyio import CapacityLimiter, to_process

from checker.serve.requests import ApiError

QUEUE = 16
"""Requests that may wait for a process; a longer queue would answer after its askers have left."""
_T = TypeVar("_T")


class Workers:
    """``seconds`` is the limit of one request: its process is ended then."""

    def __init__(self, processes: int, seconds: float) -> None:
        self._limiter = CapacityLimiter(processes)
        self._seconds = seconds

    async def run(self, function: Callable[..., _T], *arguments: object) -> _T:
        """The result of a function in a process. Raises ApiError if too many wait, or it takes too long."""
        if self._limiter.statistics().tasks_waiting >= QUEUE:
            raise ApiError(503, "busy", "too many requests are waiting; try again in a few seconds")
        try:
            with anyio.fail_after(self._seconds):
                return await to_process.run_sync(function, *arguments, cancellable=True, limiter=self._limiter)
        except TimeoutError as error:
            raise ApiError(503, "timeout", f"not done in {self._seconds:g} seconds") from error
