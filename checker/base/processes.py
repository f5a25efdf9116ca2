"""How many processes a number of files is worth."""

from __future__ import annotations

import os

# Starting a process costs about as much as checking this many files.
FILES_A_PROCESS = 24
# What another program is asked about takes so long that each file is worth a process.
ASKED_A_PROCESS = 1
MOST_PROCESSES = 8


def jobs_for(files: int, asked: int, least: int = FILES_A_PROCESS) -> int:
    """The number of processes for a number of files, each worth ``least`` of them; ``asked`` 0 leaves it to the processors."""
    return max(1, min(asked or min(_processors(), MOST_PROCESSES), files // least))


def most_jobs(asked: int) -> int:
    """The number of processes for any number of files."""
    return asked or jobs_for(MOST_PROCESSES * FILES_A_PROCESS, 0)


def _processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
