"""``checker serve`` once its packages are there: workers, application and server, from the options to the end."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable

from checker.backends.registry import Backends
from checker.base.processes import most_jobs
from checker.model.settings import Settings
from checker.serve.app import make_app
from checker.serve.checking import prepare
from checker.serve.listening import listen
from checker.serve.server import Server
from checker.serve.workers import Workers

SECONDS = 60
"""What one request may take."""


def serve(settings: Settings, host: str, port: int, say: Callable[[str], object]) -> None:
    """Serves until it is interrupted. Raises UsageError for an address that can't be used, CheckerError for one that is in use."""
    listener, address = listen(host, port)
    backends = Backends()
    try:
        with listener:
            workers = Workers(most_jobs(settings.jobs), SECONDS, prepare, settings, backends.address(settings))
            asyncio.run(_serve(settings, workers, listener, lambda: say(f"serving at {address.url} (Ctrl+C ends it)")))
    finally:
        backends.close()


async def _serve(
    settings: Settings, workers: Workers, listener: socket.socket, started_up: Callable[[], object]
) -> None:
    server = Server(make_app(settings, workers), workers, started_up)
    with server.capture_signals():  # an interrupt may come before it has started
        async with workers:
            await server.serve(sockets=[listener])
