"""Stand-ins for LanguageTool and Java, for tests of failures."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from checker.backends.languagetool.jars import PINNED

Behaviour = Callable[[BaseHTTPRequestHandler], None]
Serve = Callable[[Behaviour], str]
CI = os.environ.get("CI") == "true"


def missing(what: str) -> None:
    """In CI a missing part is a failure."""
    message = f"{what} is missing: scripts/install_languagetool.sh says how to get it"
    if CI:
        pytest.fail(message)
    pytest.skip(message, allow_module_level=True)


def needs_package() -> None:
    """For tests that speak through the optional package."""
    if importlib.util.find_spec("language_tool_python") is None:
        missing("language-tool-python")


def send(handler: BaseHTTPRequestHandler, body: object, status: int = 200) -> None:
    """Answers; what is not bytes, as JSON."""
    handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
    sent = body if isinstance(body, bytes) else json.dumps(body).encode()
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(sent)))
    handler.end_headers()
    handler.wfile.write(sent)


def answered(version: str = PINNED, name: str = "LanguageTool") -> dict[str, object]:
    """What a server says that found nothing."""
    return {
        "software": {"name": name, "version": version},
        "warnings": {"incompleteResults": False},
        "matches": [],
    }


LANGUAGES = [{"name": "English (US)", "code": "en", "longCode": "en-US"}]

# A server that is up in no time, for tests of what becomes of its process.
STAND_IN = f"""#!{sys.executable} -IS
import json, sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
if "-version" in sys.argv:
    sys.exit(print('openjdk version "17.0.1"', file=sys.stderr))
class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        said = {LANGUAGES!r} if self.path.endswith("languages") else {answered()!r}
        body = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    do_GET = do_POST
    def log_message(self, *args):
        pass
server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[sys.argv.index("--port") + 1])), Handler)
print("Server started", flush=True)
server.serve_forever()
"""


def make_stand_in(folder: Path, program: str, name: str = "java") -> Path:
    """A folder with an executable ``name``, and ``jars`` beside it."""
    (folder / "jars").mkdir(parents=True, exist_ok=True)
    (folder / "jars" / f"languagetool-server-{PINNED}.jar").touch()
    (folder / name).write_text(program, "utf-8")
    (folder / name).chmod(0o755)
    return folder
