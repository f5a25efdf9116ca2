"""How many processes a run is worth, and what each gives back."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.model.report import DocumentReport, SkippedInput

# Starting a process costs about as much as checking this many files.
FILES_A_PROCESS = 24
MOST_PROCESSES = 8


class Checked(NamedTuple):
    """What came of one file."""

    reports: Sequence[DocumentReport]
    skipped: Sequence[SkippedInput]
    out_of_scope: Sequence[SkippedInput]


Check = Callable[[Path], Checked]


def jobs_for(files: int, asked: int) -> int:
    """The number of processes for a number of files; ``asked`` 0 leaves it to the processors."""
    return max(1, min(asked or min(_processors(), MOST_PROCESSES), files // FILES_A_PROCESS))


def _processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
