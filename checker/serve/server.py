"""Runs the application until it is interrupted."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import uvicorn

from checker.serve.timed_protocol import TimedProtocol
from checker.serve.workers import Workers

if TYPE_CHECKING:
    from starlette.types import ASGIApp

GRACE = 10.0
"""Seconds that running requests have for their answers once the server is told to stop."""
_AFTER = 2.0
"""Seconds that answers have to be read."""
_KEPT = 60
"""Seconds that a connection stays open between requests: whoever writes pauses, and a request may meet its end."""


class Server(uvicorn.Server):
    """Ends without an error when it is interrupted, after its requests are answered. ``started_up`` is called once it takes requests."""

    def __init__(self, app: ASGIApp, workers: Workers, started_up: Callable[[], object]) -> None:
        # Whatever happens is answered, and is no news at a terminal.
        level = "error" if os.environ.get("CHECKER_DEBUG") else "critical"
        logging.getLogger("asyncio").setLevel(level.upper())
        config = uvicorn.Config(
            app,
            http=TimedProtocol,
            ws="none",
            lifespan="off",
            log_config=None,
            log_level=level,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_keep_alive=_KEPT,
            timeout_graceful_shutdown=int(GRACE + _AFTER),
        )
        super().__init__(config)
        self._workers = workers
        self._started_up = started_up

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as uvicorn calls it
        """Stops; without waiting for answers if it was told to stop before."""
        self.force_exit = self.should_exit
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Takes requests from now on."""
        await super().startup(sockets)
        if not self.should_exit:
            self._started_up()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Takes no more requests, and answers those that are there."""
        self._workers.stop(GRACE)
        await super().shutdown(sockets)
