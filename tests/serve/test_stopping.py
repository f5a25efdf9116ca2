"""How the server ends, and why it doesn't start: requests get their answers, nobody sees a trace, and no process is left."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.conftest import Runner
from tests.serve.conftest import exchange, is_running, serving, until, worked_by, workers_of

if TYPE_CHECKING:
    from tests.serve.conftest import Server

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")
LONG = "The envoys met in Velmar on Monday, and will meet again in May, their hosts said on the radio.\n\n" * 1500


def ended(server: Server) -> tuple[int, str]:
    """How the server ended, and what it said on standard error after its address."""
    code = server.process.wait(60)
    assert server.process.stderr is not None
    return code, server.process.stderr.read().decode()


def ask(server: Server, text: str = LONG) -> httpx.Response:
    return httpx.post(f"{server.address}/api/check", json={"text": text}, timeout=60, trust_env=False)


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Server]:
    with serving(tmp_path, "--jobs", "1") as server:
        yield server


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_quietly_when_nobody_asks(started: Server, sign: signal.Signals) -> None:
    workers = workers_of(started)
    assert len(workers) == 1
    assert started.client.get("/health").status_code == 200  # its connection stays open
    started.process.send_signal(sign)
    assert ended(started) == (0, "")
    assert until(lambda: not any(map(is_running, workers)))


def test_a_request_that_runs_is_answered(started: Server) -> None:
    with ThreadPoolExecutor() as pool:
        running = pool.submit(ask, started)
        busy = workers_of(started)
        assert until(lambda: processor_time(busy[0]) > 0.1)
        started.process.send_signal(signal.SIGTERM)
        answer = running.result()
    assert answer.status_code == 200
    assert answer.json()["files"][0]["words"] > 20_000
    assert ended(started) == (0, "")


def processor_time(pid: int) -> float:
    """Seconds that a process has worked since this was asked first."""
    worked = worked_by(pid)
    return worked - _begun.setdefault(pid, worked)


_begun: dict[int, float] = {}


def test_requests_that_wait_are_told_so(started: Server) -> None:
    (worker,) = workers_of(started)
    os.kill(worker, signal.SIGSTOP)
    with ThreadPoolExecutor() as pool:
        waiting = [pool.submit(ask, started, "All is well.") for _ in range(3)]
        slow = pool.submit(send_slowly, started)
        assert until(lambda: open_connections(started) >= 4)
        started.process.send_signal(signal.SIGTERM)
        assert slow.result().startswith(b"HTTP/1.1 503 ")
        # One runs, and has some seconds more.
        first = wait_for_most(waiting)
        assert {answer.json()["error"]["code"] for answer in first} == {"stopping"}
        assert all(one.result().status_code == 503 for one in waiting)
    assert ended(started) == (0, "")
    assert not is_running(worker)


def send_slowly(server: Server) -> bytes:
    head = f"POST /api/check HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Type: application/json\r\n"
    return exchange(server.port, f"{head}Content-Length: 100\r\n\r\n{{".encode())


def open_connections(server: Server) -> int:
    """How many sockets the server has besides that which listens."""
    folder = Path(f"/proc/{server.process.pid}/fd")
    sockets = {str(one.readlink()) for one in folder.iterdir() if one.is_symlink()}
    lines = [line.split() for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
    return sum(f"socket:[{line[9]}]" in sockets and line[3] == "01" for line in lines)


def wait_for_most(answers: list[Future[httpx.Response]]) -> list[httpx.Response]:
    assert until(lambda: sum(one.done() for one in answers) == len(answers) - 1)
    return [one.result() for one in answers if one.done()]


def test_ctrl_c_at_a_terminal_reaches_all_processes(tmp_path: Path) -> None:
    with serving(tmp_path, "--jobs", "2", group=True) as server, ThreadPoolExecutor() as pool:
        running = pool.submit(ask, server)
        workers = workers_of(server)
        assert until(lambda: max(map(processor_time, workers)) > 0.1)
        os.killpg(server.process.pid, signal.SIGINT)
        assert running.result().status_code == 200
        assert ended(server) == (0, "")
        assert not any(map(is_running, workers))


def test_a_second_ctrl_c_waits_for_nothing(started: Server) -> None:
    (worker,) = workers_of(started)
    os.kill(worker, signal.SIGSTOP)
    with ThreadPoolExecutor() as pool:
        running = pool.submit(ask, started)
        assert until(lambda: open_connections(started) == 1)
        started.process.send_signal(signal.SIGINT)
        time.sleep(0.5)
        started.process.send_signal(signal.SIGINT)
        assert ended(started) == (0, "")
        running.exception()
    assert not is_running(worker)


def test_an_interrupt_while_it_starts_ends_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "checker", "serve", "--port", "0", "--jobs", "2"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, env=Runner.environment())
    pid = process.pid
    with process:
        assert until(lambda: Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split())
        workers = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert not any(is_running(int(worker)) for worker in workers)


def test_workers_end_with_a_server_that_was_killed(started: Server) -> None:
    workers = workers_of(started)
    with ThreadPoolExecutor() as pool:
        running = pool.submit(ask, started)
        assert until(lambda: processor_time(workers[0]) > 0.1)
        started.process.kill()
        assert running.exception()
    assert until(lambda: not any(map(is_running, workers)))


def test_a_port_that_is_in_use_is_said(run: Runner) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = run("serve", "--port", str(port))
    assert ran.code == 3
    assert ran.stderr == (
        f"checker: can't listen on port {port}: it is in use, perhaps by another “checker serve”; choose another one with --port, or 0 for a free one\n"
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may use every port")
def test_a_port_that_is_not_allowed_is_said(run: Runner) -> None:
    ran = run("serve", "--port", "1")
    assert (ran.code, len(ran.stderr.splitlines())) == (3, 1)
    assert "choose one from 1024 on" in ran.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--port", "65536"], "--port: 65536 is not a port (0 to 65535)"),
        (["--host", "192.0.2.1", "--port", "0"], "--host: “192.0.2.1” is no address of this machine"),
        (["--host", "no.such.invalid", "--port", "0"], "--host: “no.such.invalid” is no address of this machine"),
        (["--host", "a..b", "--port", "0"], "--host: “a..b” is no address of this machine"),
        (["--host", "", "--port", "0"], "--host: “” is no address of this machine"),
        (["--select", "nonsense"], "unknown rule “nonsense”"),
    ],
)
def test_an_address_that_is_wrong_is_said(run: Runner, options: list[str], message: str) -> None:
    ran = run("serve", *options)
    assert (ran.code, len(ran.stderr.splitlines())) == (2, 1)
    assert message in ran.stderr
