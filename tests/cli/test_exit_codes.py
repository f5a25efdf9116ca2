from __future__ import annotations

import fcntl
import os
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import IO, TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Runner

CLEAN = "The council met on Monday and agreed to mend the bridge.\n"
ERROR = "The council sent its crews. to the river on Monday.\n"
WARNING = "The council paid for the bridge and and the dam on Monday.\n"
INFO = "Some experts say the bridge will hold.\n"


def test_a_clean_text_exits_with_0(run: Runner) -> None:
    run.write("a.txt", CLEAN)
    assert run("check", "a.txt").code == 0


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (ERROR, "error", 1),
        (ERROR, "warning", 1),
        (ERROR, "never", 0),
        (WARNING, "error", 0),
        (WARNING, "warning", 1),
        (WARNING, "info", 1),
        (INFO, "warning", 0),
        (INFO, "info", 1),
        (INFO, "never", 0),
    ],
)
def test_findings_fail_from_the_severity_that_is_asked_for(run: Runner, text: str, fail_on: str, code: int) -> None:
    run.write("a.txt", text)
    ran = run("check", "a.txt", "--fail-on", fail_on)
    assert (ran.code, ran.stderr) == (code, "")


def test_errors_alone_fail_unless_asked_otherwise(run: Runner) -> None:
    run.write("error.txt", ERROR)
    run.write("warning.txt", WARNING)
    assert run("check", "error.txt").code == 1
    assert run("check", "warning.txt").code == 0


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("check",), "Missing argument"),
        (("proof", "a.txt"), "proof"),
        (("check", "a.txt", "--loud"), "--loud"),
        (("check", "a.txt", "--format", "pdf"), "checker: unknown format “pdf”"),
        (("check", "a.txt", "--select", "figures/lost-magnitud"), "did you mean “figures/lost-magnitude”?"),
        (("check", "a.txt", "--ignore", "XYZ9"), "checker: unknown rule “XYZ9”"),
        (("check", "a.txt", "--fail-on", "fatal"), "checker: --fail-on is “fatal”"),
        (("check", "a.txt", "--color", "blue"), "checker: --color is “blue”"),
        (("check", "a.txt", "--date", "30.3.2022"), "checker: --date is “30.3.2022”"),
        (("check", "a.txt", "--date", "2022-13-45"), "checker: --date is “2022-13-45”"),
        (("check", "a.txt", "--accept", "none.txt"), "checker: --accept: none.txt"),
        (("check", "a.txt", "--names", "none.yaml"), "checker: --names: no file none.yaml"),
        (("check", "latin.txt", "--encoding", "klingon"), "checker: unknown encoding “klingon”"),
        (("fix", "a.txt", "--answer", "3f9c"), "checker: --answer is “3f9c”"),
        (("fix", "a.txt", "--only", "0000000000"), "checker: no finding has the id 0000000000"),
        (("rule", "stray-stp"), "did you mean “stray-stop”?"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_what_is_wrong(run: Runner, args: tuple[str, ...], told: str) -> None:
    run.write("a.txt", ERROR)
    run.write("latin.txt", "Caf\xe9 owners spoke.".encode("latin-1"))
    ran = run(*args)
    assert (ran.code, ran.stdout) == (2, "")
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
    if told.startswith("checker: "):
        assert ran.stderr.count("\n") == 1


def test_an_input_that_is_missing_exits_with_3(run: Runner) -> None:
    assert run("check", "none.txt").code == 3


def test_incomplete_wins_over_findings_and_what_could_be_read_is_reported(run: Runner) -> None:
    run.write("a.txt", ERROR)
    ran = run("check", "none.txt", "a.txt", "--format", "concise")
    assert ran.code == 3
    assert ran.lines == ["a.txt:1:22: error STR104 structure/stray-stop full stop inside a sentence, before “to”"]
    assert ran.stderr == "checker: none.txt: no such file or folder\n"


def test_never_failing_does_not_hide_an_input_that_was_not_read(run: Runner) -> None:
    assert run("check", "none.txt", "--fail-on", "never", "--quiet").code == 3


def test_a_fix_exits_as_a_check_of_its_result_would(run: Runner) -> None:
    run.write("a.txt", ERROR)
    assert run("fix", "a.txt").code == 1
    assert run("fix", "a.txt", "--review").code == 0
    assert run("fix", "none.txt").code == 3


def waits_on(pipe: IO[bytes]) -> bool:
    """Whether its reader has taken what was written, and so is reading."""
    (left,) = struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, struct.pack("i", 0)))
    return bool(left == 0)


@pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")
@pytest.mark.parametrize("command", ["check", "fix"])
def test_an_interrupted_run_exits_with_130(run: Runner, command: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "checker", command, "-"],
        cwd=run.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=run.environment(),
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b"The council")
        process.stdin.flush()
        until = time.monotonic() + 30
        while not waits_on(process.stdin) and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        code = process.wait(30)
        told = process.stderr.read()
    assert code == 130
    assert b"Traceback" not in told
