"""Fixtures of the LanguageTool tests: the real server, and stand-ins that fail."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checker.backends.languagetool.backend import open_client
from checker.backends.languagetool.jars import PINNED, jars_in
from checker.backends.languagetool.options import LanguageToolOptions
from checker.backends.languagetool.server import Server
from tests.backends.stand_ins import STAND_IN, Behaviour, Serve, make_stand_in, missing, needs_package

if TYPE_CHECKING:
    from checker.backends.languagetool.client import ServerClient

ROOT = Path(__file__).parents[2]
# scripts/install_languagetool.sh puts it there.
DATA_HOME = ROOT / ".venv" / "share"
JARS = DATA_HOME / "checker" / "languagetool" / PINNED / "libs"


@pytest.fixture(scope="session")
def jars() -> Path:
    """The folder with the real jars."""
    needs_package()
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        missing("Java")
    if not any(JARS.glob("languagetool-server-*.jar")):
        missing("LanguageTool")
    return JARS


@pytest.fixture(scope="session")
def languagetool_url(jars: Path) -> Iterator[str]:
    """The address of a real server that lives as long as the session."""
    server = Server(jars_in(jars), 60)
    try:
        yield server.url
    finally:
        server.stop()


@pytest.fixture(scope="session")
def client(languagetool_url: str) -> Iterator[ServerClient]:
    """A client of the real server."""
    client = open_client(LanguageToolOptions(languagetool_url))
    yield client
    client.close()


class QuietServer(ThreadingHTTPServer):
    """A server whose clients may go away at any time.

    ``socketserver`` prints such an end to ``stderr`` from a thread that outlives the test: in the capture of whichever
    test is running then.
    """

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts a web server that behaves as given; returns its address."""
    servers: list[QuietServer] = []

    def start(behaviour: Behaviour) -> str:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                behaviour(self)

            do_GET = do_POST  # noqa: N815 - so it is called

            def log_message(self, format: str, *args: object) -> None:
                pass

        server = QuietServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """A folder with a program ``java`` that stands in for Java with LanguageTool, and a folder ``jars`` for it."""
    return make_stand_in(tmp_path / "stand-in", STAND_IN)
