"""How many processes to start for a number of files."""

from __future__ import annotations

import os

# Starting a process costs about as much as checking this many files.
FILES_PER_PROCESS = 24
# A backend takes so long for each file that a process for each pays off.
BACKEND_FILES_PER_PROCESS = 1
MOST_PROCESSES = 8


def jobs_for(files: int, requested: int, least: int = FILES_PER_PROCESS) -> int:
    """The number of processes for a number of files, at least ``least`` files each.

    ``requested`` 0 depends on the processors.
    """
    return max(1, min(requested or min(_processors(), MOST_PROCESSES), files // least))


def most_jobs(requested: int) -> int:
    """The number of processes for any number of files."""
    return requested or jobs_for(MOST_PROCESSES * FILES_PER_PROCESS, 0)


def _processors() -> int:
    """The number that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
