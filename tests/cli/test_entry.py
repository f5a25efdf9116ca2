"""The exit code says what was checked, whatever becomes of the output, and no failure ends in a trace."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Runner

CLEAN = "The council met on Monday and agreed to repair the bridge.\n"
BROKEN = "The council sent its crews. to the river and and the dam.\n"
SHELL = shutil.which("bash")

pytestmark = pytest.mark.skipif(SHELL is None or os.name != "posix", reason="redirections of a POSIX shell")


def shell(run: Runner, line: str) -> subprocess.CompletedProcess[str]:
    """A line of bash in the folder, where ``checker`` is this program; the exit code is that of the first command of a pipe."""
    script = f'checker() {{ "{sys.executable}" -m checker "$@"; }}\n{line}\nexit ${{PIPESTATUS[0]}}\n'
    assert SHELL is not None
    return subprocess.run(
        [SHELL, "-c", script],
        cwd=run.folder,
        capture_output=True,
        text=True,
        env=run.environment(),
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("checker check bad.txt | true", 1),
        ("checker check bad.txt --format concise | true", 1),
        ("checker check many bin.txt | true", 3),
        ("checker check bad.txt | head -c 1", 1),
        ("checker check good.txt | true", 0),
        ("checker rules | true", 0),
        ("checker fix --diff bad.txt | true", 1),
        ("checker check bin.txt 2> >(true)", 3),
        ("checker check bad.txt >&-", 1),
        ("checker check good.txt >&-", 0),
        ("checker check bad.txt 2>&-", 1),
        ("checker check bin.txt 2>&-", 3),
        ("checker check bad.txt >&- 2>&-", 1),
        ("checker check nowhere.txt >&- 2>&-", 3),
        ("checker check --loud >&- 2>&-", 2),
    ],
)
def test_the_exit_code_says_what_was_checked_whatever_becomes_of_a_pipe(run: Runner, line: str, code: int) -> None:
    run.write("bad.txt", BROKEN)
    run.write("good.txt", CLEAN)
    run.write("bin.txt", b"\0\1\2")
    for number in range(20):
        run.write(f"many/{number}.txt", BROKEN * 200)
    done = shell(run, line)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize(
    "line", ["checker check bad.txt > /dev/full", "checker check bin.txt 2> /dev/full", "checker rules > /dev/full"]
)
def test_what_can_not_be_written_exits_with_3(run: Runner, line: str) -> None:
    run.write("bad.txt", BROKEN)
    run.write("bin.txt", b"\0\1\2")
    done = shell(run, line)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    if "2>" not in line:
        assert done.stderr == "checker: standard output: can't be written: No space left on device\n"


def test_a_working_folder_that_is_gone_is_reported(run: Runner) -> None:
    (run.folder / "gone").mkdir()
    done = shell(run, "cd gone && rmdir ../gone && checker check ../good.txt")
    assert done.returncode == 3
    assert (
        done.stderr == "checker: can't access the working directory: No such file or directory; change to another one\n"
    )


# A stand-in for a bug: a command that fails in a way that nobody expected.
FAILING = """
import sys
from checker.cli import entry
import checker.cli.commands.check
def fail(*_, **__): raise {error}
checker.cli.commands.check.run = fail
sys.argv = ["checker", "check", "good.txt"]
entry.run()
"""


@pytest.mark.parametrize(
    "error",
    [
        "RecursionError('deep')",
        "ValueError('a\\nb')",
        "OverflowError('big')",
        "KeyError('x')",
        "UnicodeError('u')",
        "OSError(5, 'Input/output error', 'f')",
    ],
)
def test_an_unexpected_failure_is_one_line_and_exits_with_3(run: Runner, error: str) -> None:
    run.write("good.txt", CLEAN)
    code = FAILING.format(error=error)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=run.folder, capture_output=True, text=True, timeout=60, check=False
    )
    name = error.partition("(")[0]
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"checker: internal error ({name}")
    assert done.stderr.endswith("; please report it with the output of CHECKER_DEBUG=1\n")
    assert done.stderr.count("\n") == 1
    traced = subprocess.run(
        [sys.executable, "-c", code], cwd=run.folder, capture_output=True, text=True, timeout=60, check=False,
        env=os.environ | {"CHECKER_DEBUG": "1"},
    )  # fmt: skip
    assert "Traceback" in traced.stderr


def test_a_lack_of_memory_is_no_internal_error(run: Runner) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAILING.format(error="MemoryError()")],
        cwd=run.folder, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    message = "checker: not enough memory; check fewer or smaller files at a time, or with --jobs 1\n"
    assert (done.returncode, done.stdout, done.stderr) == (3, "", message)
