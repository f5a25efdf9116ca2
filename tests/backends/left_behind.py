"""Finds the processes that a run leaves behind."""

from __future__ import annotations

import time
from pathlib import Path

MARK = "CHECKER_TEST_RUN"


def left(mark: str) -> set[int]:
    """The processes of a run that are still there: each inherits the mark in its environment."""
    sign = f"{MARK}={mark}".encode()
    found = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if sign in (entry / "environ").read_bytes().split(b"\0"):
                    found.add(int(entry.name))
            except OSError:  # it has ended meanwhile
                continue
    return found


def wait_until_none_is_left(mark: str) -> None:
    until = time.monotonic() + 60
    while pids := left(mark):
        assert time.monotonic() < until, f"still there: {pids}"
        time.sleep(0.02)
