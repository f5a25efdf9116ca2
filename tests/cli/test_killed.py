"""A run that is killed in the middle of its work leaves each file as it was, or as it should be."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from checker import fix_text
from tests.prose import prose

BEFORE = prose(4_000) + ".\n\nThe harbour was shut on Monday , and the ships waited outside.\n"
AFTER = fix_text(BEFORE)
FILES = 30
GIVE_UP = 120


def names() -> list[str]:
    return [f"story-{number:02}.txt" for number in range(FILES)]


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    for name in names():
        (tmp_path / name).write_text(BEFORE, "utf-8")
    return tmp_path


def fix(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "checker", "fix", "."]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def changed(folder: Path) -> int:
    return sum((folder / name).read_text("utf-8") != BEFORE for name in names())


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("wanted", [1, 10])
def test_no_file_is_half_written(stories: Path, wanted: int) -> None:
    running = fix(stories)
    started = time.monotonic()
    while changed(stories) < wanted and running.poll() is None and time.monotonic() - started < GIVE_UP:
        time.sleep(0.001)
    running.kill()
    running.wait()
    assert changed(stories) >= wanted
    assert {(stories / name).read_text("utf-8") for name in names()} <= {BEFORE, AFTER}
