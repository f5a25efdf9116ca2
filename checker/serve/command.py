"""``checker serve`` once its packages are there: workers, application and server, from the options to the end."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from checker.backends.registry import Backends
from checker.base.processes import most_jobs
from checker.model.settings import Settings
from checker.serve.access import Access
from checker.serve.app import make_app
from checker.serve.checking import prepare
from checker.serve.listening import listen
from checker.serve.server import Server
from checker.serve.workers import Workers

if TYPE_CHECKING:
    from starlette.types import ASGIApp

SECONDS = 60
"""What one request may take."""


class ServeOptions(NamedTuple):
    """What the command line says. ``token`` is empty where none is given."""

    host: str
    port: int
    token: str = ""
    origins: tuple[str, ...] = ()


def serve(settings: Settings, options: ServeOptions, say: Callable[[str], object]) -> None:
    """Serves until it is interrupted. Raises UsageError for an invalid option, CheckerError for a port that can't be used."""
    listener, address = listen(options.host, options.port)
    # One LanguageTool for all processes.
    backends = Backends()
    try:
        with listener:
            access = Access.of(address, options.token, options.origins)
            languagetool = backends.address(settings)
            if languagetool is not None and languagetool.failure:
                say(f"LanguageTool doesn't run, so reports are incomplete: {languagetool.failure}")
            workers = Workers(most_jobs(settings.jobs), SECONDS, prepare, settings, languagetool)
            app = make_app(settings, workers, access)
            asyncio.run(_serve(app, workers, listener, lambda: say(f"serving at {access.url} (Ctrl+C ends it)")))
    finally:
        backends.close()


async def _serve(app: ASGIApp, workers: Workers, listener: socket.socket, started_up: Callable[[], object]) -> None:
    server = Server(app, workers, started_up)
    with server.capture_signals():  # an interrupt may come before it has started
        async with workers:
            await server.serve(sockets=[listener])
