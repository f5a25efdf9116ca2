"""A real server, as its users start it, for the tests of a module."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from checker.model.settings import Settings
from checker.serve.access import Access
from checker.serve.app import make_app
from checker.serve.bodies import Limits
from checker.serve.checking import prepare
from checker.serve.listening import listen
from checker.serve.server import Server as UvicornServer
from checker.serve.workers import Workers
from tests.conftest import Runner


@dataclass(frozen=True)
class Server:
    """A running server. ``client`` asks it."""

    process: subprocess.Popen[bytes]
    address: str
    client: httpx.Client
    token: str = ""
    before: str = ""
    """What it said before its address."""

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])


@contextlib.contextmanager
def serving(folder: Path, *options: str, group: bool = False) -> Iterator[Server]:
    """``checker serve`` in a folder, on a free port; ended at the end. ``group``: in a group of processes of its own, as a terminal starts it."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "checker", "serve", "--port", "0", *options],
        cwd=folder, stderr=subprocess.PIPE, env=Runner.environment(), start_new_session=group,
    )  # fmt: skip
    with process:
        try:
            assert process.stderr is not None
            before = ""
            while "serving at" not in (line := process.stderr.readline().decode()) and line:
                before += line
            found = re.search(r"(http://\S+:\d+)/(?:\?token=(\S+))?", line)
            assert found, before
            with httpx.Client(base_url=found[1], timeout=60, trust_env=False) as client:
                yield Server(process, found[1], client, found[2] or "", before)
        finally:
            process.kill()


class InThread(NamedTuple):
    """A server in a thread of this process, with the parts that a test looks into."""

    client: httpx.Client
    port: int
    workers: Workers
    stop: Callable[[], None]


@contextlib.contextmanager
def serving_in_thread(
    limits: Limits = Limits(),  # noqa: B008 - it can't be changed
    seconds: float = 60,
    processes: int = 1,
    settings: Settings = Settings(),  # noqa: B008 - the same
) -> Iterator[InThread]:
    """A real server with limits of its own."""
    listener, address = listen("127.0.0.1", 0)
    workers = Workers(processes, seconds, prepare, settings, None)
    started = threading.Event()
    server = UvicornServer(make_app(settings, workers, Access(address), limits), workers, started.set)

    async def serve() -> None:
        async with workers:
            await server.serve(sockets=[listener])

    def stop() -> None:
        server.should_exit = True

    thread = threading.Thread(target=asyncio.run, args=(serve(),))
    thread.start()
    try:
        assert started.wait(60)
        with httpx.Client(base_url=address.url, timeout=60, trust_env=False) as client:
            yield InThread(client, address.port, workers, stop)
    finally:
        stop()
        thread.join()


def exchange(port: int, *parts: bytes) -> bytes:
    """What comes back for the bytes of a request, until the server ends the connection."""
    with socket.create_connection(("127.0.0.1", port), 60) as connection:
        for part in parts:
            connection.sendall(part)
        found = b""
        with contextlib.suppress(ConnectionError):
            while data := connection.recv(65536):
                found += data
        return found


def is_running(pid: int) -> bool:
    """Whether a process runs. One that has ended may wait to be seen off."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


def workers_of(server: Server) -> list[int]:
    """The processes of a server."""
    pid = server.process.pid
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def worked_by(pid: int) -> float:
    """Seconds of a processor's time that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def until(holds: Callable[[], object]) -> bool:
    """Waits until something holds; a minute is never enough for what never does."""
    for _ in range(600):
        if holds():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("served")) as started:
        yield started
