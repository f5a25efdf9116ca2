"""What asking LanguageTool costs beside the bare server: the same texts, two clients, rules loaded before."""

from __future__ import annotations

import os
import socket
import statistics
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

from checker.backends.languagetool.jars import jars_in
from checker.backends.languagetool.server import Server

JARS = Path(sys.executable).parents[1] / "share" / "checker" / "languagetool" / "6.8" / "libs"
_CLIENTS = 2
_START = 60  # seconds
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def installed() -> bool:
    """Whether ``scripts/install_languagetool.sh`` was run."""
    return any(JARS.glob("languagetool-server-*.jar"))


def time_languagetool(checker: Path, files: Sequence[Path], rounds: int) -> Iterator[Row]:
    """The bare server as it is distributed, asked about whole texts, and checker with a server of its own, by turns."""
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    server = Server(jars_in(JARS), _START)
    options = ("--no-cache", "--isolated", "--format", "concise", "--with", "languagetool")
    command = Command((checker, "check", *options, "--languagetool-url", server.url, *files))
    bare, own = [], []
    try:
        with _bare_server() as url:
            for number in range(rounds + 1):
                taken = _asked(url, texts)
                run = measure({"checker": command}, 1)["checker"].seconds if number else _asked(server.url, texts)
                if number:
                    bare.append(taken)
                    own.append(run)
    finally:
        server.stop()
    yield Row(f"the bare server, {_CLIENTS} clients", statistics.median(bare), " s")
    yield Row("checker --with languagetool", statistics.median(own), " s")
    yield Row("checker / bare server", statistics.median(own) / statistics.median(bare), "×", 1.3)


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


def _asked(url: str, texts: Sequence[str]) -> float:
    """Seconds for all the texts, of which each client asks about one at a time."""
    start = time.perf_counter()
    with ThreadPoolExecutor(_CLIENTS) as clients:
        list(clients.map(lambda text: _ask(url, text), texts))
    return time.perf_counter() - start


def _ask(url: str, text: str) -> None:
    form = urllib.parse.urlencode({"language": "en-US", "text": text}).encode()
    with _OPENER.open(f"{url}v2/check", form, timeout=600) as answer:
        answer.read()
