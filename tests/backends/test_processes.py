"""No Java is left behind, however the process that started it ends."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backends.left_behind import MARK, left, wait_until_none_is_left
from tests.backends.stand_ins import needs_package

needs_package()
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a program with its parent")

ROOT = Path(__file__).parents[2]
# Kills at random moments; the numbers are the same in every run.
RUNS = 50
LONGEST = 1.0

PROGRAM = """
import os, sys, threading, time
from pathlib import Path
from checker.backends.languagetool.options import LanguageToolOptions
from checker.backends.languagetool.backend import open_client
from checker.backends.languagetool.jars import jars_in
from checker.backends.languagetool.server import Server

way = sys.argv[2]
if way == "start":
    print("ready", Server(jars_in(Path(sys.argv[1])), 60).pid, flush=True)
    time.sleep(60)
client = open_client(LanguageToolOptions(folder=Path(sys.argv[1]), timeout=60))
print("ready", client.server.pid, flush=True)
if way == "fork":
    if os.fork() == 0:
        client.close()
        os.kill(os.getpid(), 15)
    os.wait()
    assert list(client.check(["text"]))
    client.close()
elif way == "close":
    client.close()
elif way == "exception":
    raise ValueError
elif way == "_exit":
    os._exit(0)
while way == "check":
    list(client.check(["He have an apple."] * 20))
"""


@pytest.fixture
def mark() -> str:
    return f"{os.getpid()}-{random.getrandbits(64):x}"


def begun(jars: Path, way: str, mark: str, path: Path | None = None) -> subprocess.Popen[bytes]:
    env = {**os.environ, MARK: mark}
    env.pop("JAVA_HOME", None)
    # Not measured: where an interrupt meets the import of coverage at start-up, it is swallowed, and the program runs on.
    env.pop("COVERAGE_PROCESS_CONFIG", None)
    if path:
        env["PATH"] = f"{path}:{env['PATH']}"
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(jars), way],
        cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def pid_of_server(process: subprocess.Popen[bytes]) -> int:
    assert process.stdout is not None
    words = process.stdout.readline().split()
    assert words[:1] == [b"ready"], process.communicate()[1].decode()
    return int(words[1])


def is_running(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def ended(process: subprocess.Popen[bytes]) -> int:
    process.communicate(timeout=60)
    return process.returncode


@pytest.fixture
def real(jars: Path) -> tuple[Path, None]:
    return jars, None


@pytest.fixture
def cheap(stand_in: Path) -> tuple[Path, Path]:
    return stand_in / "jars", stand_in


@pytest.fixture(params=["cheap", "real"])
def java(request: pytest.FixtureRequest) -> Iterator[tuple[Path, Path | None]]:
    """A folder of jars, and where its ``java`` is, if it isn't the real one."""
    return request.getfixturevalue(request.param)  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, -2), (signal.SIGTERM, -15), (signal.SIGHUP, -1), (signal.SIGKILL, -9)]
)
def test_no_process_is_left_after_a_signal(java: tuple[Path, Path | None], mark: str, number: int, code: int) -> None:
    process = begun(java[0], "check" if java[1] else "start", mark, java[1])
    assert is_running(pid_of_server(process))
    process.send_signal(number)
    assert ended(process) == code
    wait_until_none_is_left(mark)


@pytest.mark.parametrize(("way", "code"), [("close", 0), ("end", 0), ("exception", 1), ("_exit", 0), ("fork", 0)])
def test_no_process_is_left_after_an_exit(cheap: tuple[Path, Path], mark: str, way: str, code: int) -> None:
    process = begun(cheap[0], way, mark, cheap[1])
    pid_of_server(process)
    assert ended(process) == code
    wait_until_none_is_left(mark)


def test_no_process_is_left_if_the_program_is_killed_during_the_start(jars: Path, mark: str) -> None:
    process = begun(jars, "check", mark)
    until = time.monotonic() + 60
    while len(left(mark)) < 2:
        assert time.monotonic() < until
        time.sleep(0.01)
    process.terminate()
    assert ended(process) == -15
    wait_until_none_is_left(mark)


def test_fifty_runs_killed_at_random_moments_leave_no_process(cheap: tuple[Path, Path], mark: str) -> None:
    rng = random.Random(20)  # noqa: S311 - the same in every run
    for _ in range(RUNS):
        process = begun(cheap[0], "check", mark, cheap[1])
        time.sleep(rng.uniform(0, LONGEST))
        process.send_signal(rng.choice((signal.SIGINT, signal.SIGTERM, signal.SIGKILL)))
        assert ended(process) != 0
    wait_until_none_is_left(mark)


def test_the_previous_signal_handler_is_called(cheap: tuple[Path, Path], mark: str) -> None:
    program = "import signal, sys; signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))\n" + PROGRAM
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(cheap[0]), "check"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, MARK: mark, "PATH": f"{cheap[1]}:{os.environ['PATH']}"},
    )  # fmt: skip
    pid_of_server(process)
    process.terminate()
    assert ended(process) == 7
    wait_until_none_is_left(mark)


def test_no_temporary_file_is_left(
    java: tuple[Path, Path | None], mark: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", f"-Djava.io.tmpdir={scratch}")
    process = begun(java[0], "check", mark, java[1])
    pid_of_server(process)
    process.kill()
    ended(process)
    wait_until_none_is_left(mark)
    assert list(scratch.iterdir()) == []
