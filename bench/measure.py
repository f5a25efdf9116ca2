"""Measures commands, each run a fresh process: wall time and peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Command(NamedTuple):
    """What to run, and with which codes it may exit: a proof-reader that finds something says so."""

    words: Sequence[str | Path]
    codes: frozenset[int] = frozenset({0, 1})


class Measured(NamedTuple):
    """Medians over the runs of a command, and the highest of their peaks."""

    seconds: float
    megabytes: float


class CommandError(Exception):
    """A command that didn't do its work."""


def measure(commands: Mapping[str, Command], rounds: int) -> dict[str, Measured]:
    """The commands by turns, so that a busy moment meets all of them; the first round fills caches and isn't
    counted."""
    runs: dict[str, list[Measured]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            run = _run(command)
            if number:
                runs[name].append(run)
    return {
        name: Measured(statistics.median(r.seconds for r in done), max(r.megabytes for r in done))
        for name, done in runs.items()
    }


def _run(command: Command) -> Measured:
    start = time.perf_counter()
    with subprocess.Popen(command.words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.codes:
        raise CommandError(f"{' '.join(map(str, command.words[:4]))} … exited with {process.returncode}")
    return Measured(seconds, usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10))
