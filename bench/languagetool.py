"""What asking LanguageTool costs beside the bare server: the same texts, two clients, rules loaded before.

Run as a program it is the client of the bare server: ``python languagetool.py URL FILE…`` asks about whole texts, two
at a time.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from measure import Command, measure
from table import Row

from checker.backends.languagetool.jars import PINNED, jars_in
from checker.backends.languagetool.server import Server

JARS = Path(sys.executable).parents[1] / "share" / "checker" / "languagetool" / PINNED / "libs"
_CLIENTS = 2
_START = 60  # seconds
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def installed() -> bool:
    """Whether ``scripts/install_languagetool.sh`` was run."""
    return any(JARS.glob("languagetool-server-*.jar"))


def time_languagetool(checker: Path, files: Sequence[Path], rounds: int) -> Iterator[Row]:
    """The bare server as it is distributed, and checker with one that was started as checker does it, by turns."""
    bare, own = f"the bare server, {_CLIENTS} clients", "checker --with languagetool"
    options = ("--no-cache", "--isolated", "--format", "concise", "--with", "languagetool")
    server = Server(jars_in(JARS), _START)
    try:
        with _bare_server() as url:
            commands = {
                bare: Command((sys.executable, __file__, url, *files)),
                own: Command((checker, "check", *options, "--languagetool-url", server.url, *files)),
            }
            done = measure(commands, rounds)
    finally:
        server.stop()
    yield from (Row(name, measured.seconds, " s") for name, measured in done.items())
    yield Row("checker / bare server", done[own].seconds / done[bare].seconds, "×", 1.3)


@contextmanager
def _bare_server() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["java", "-Xmx512m", "-cp", f"{JARS}{os.sep}*", "org.languagetool.server.HTTPServer", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        url = f"http://127.0.0.1:{port}/"
        try:
            _wait_for(url)
            yield url
        finally:
            process.terminate()


def _wait_for(url: str) -> None:
    until = time.monotonic() + _START
    while True:
        try:
            _OPENER.open(f"{url}v2/languages", timeout=2).close()
        except (urllib.error.URLError, OSError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def _check(url: str, text: str) -> None:
    form = urllib.parse.urlencode({"language": "en-US", "text": text}).encode()
    with _OPENER.open(f"{url}v2/check", form, timeout=600) as answer:
        answer.read()


def _check_files(url: str, files: Sequence[str]) -> None:
    texts = [Path(file).read_text(encoding="utf-8", errors="replace") for file in files]
    with ThreadPoolExecutor(_CLIENTS) as clients:
        list(clients.map(lambda text: _check(url, text), texts))


if __name__ == "__main__":
    _check_files(sys.argv[1], sys.argv[2:])
