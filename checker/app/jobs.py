"""What is to be checked, what comes of it, and how many processes it is worth."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple

from checker.engine.settings import Settings
from checker.model.report import DocumentReport, OutOfScope, SkippedInput
from checker.reading.source import Source

# Starting a process costs about as much as checking this many files.
FILES_A_PROCESS = 24
# What another program is asked about takes so long that each file is worth a process.
ASKED_A_PROCESS = 1
MOST_PROCESSES = 8


class Reached(NamedTuple):
    """What one process tells another of a program that it has opened: where it answers, or why it doesn't."""

    url: str = ""
    failure: str = ""


class Job(NamedTuple):
    """A source that was read, and the settings that hold for it. ``reached``: the LanguageTool that is to be asked, where it is open already."""

    source: Source
    settings: Settings
    reached: Reached | None = None


class Checked(NamedTuple):
    """What came of one input. It depends on nothing but the source's text and name, and the settings."""

    reports: tuple[DocumentReport, ...] = ()
    skipped: tuple[SkippedInput, ...] = ()
    out_of_scope: tuple[OutOfScope, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    """How many documents that no reader takes a walk met, by extension."""


Check = Callable[[Job], Checked]


def jobs_for(files: int, asked: int, least: int = FILES_A_PROCESS) -> int:
    """The number of processes for a number of files, each worth ``least`` of them; ``asked`` 0 leaves it to the processors."""
    return max(1, min(asked or min(_processors(), MOST_PROCESSES), files // least))


def most_jobs(asked: int) -> int:
    """The number of processes for any number of files."""
    return asked or jobs_for(MOST_PROCESSES * FILES_A_PROCESS, 0)


def _processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
