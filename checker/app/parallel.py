"""Checks many files in several processes; what comes out, and in which order, is what one process would give."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TypeVar

from checker.app.jobs import Check, Checked

# Few enough that a corpus never waits in memory, enough that no process waits for work.
CHUNK = 8
_AHEAD = 3

Item = TypeVar("Item")


def check_in_parallel(paths: Iterable[Path], make: Callable[[], Check], jobs: int) -> Iterator[Checked]:
    """What comes of each file, in order. ``make`` gives each process its check; it has to be picklable."""
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(make,)) as pool:
        waiting: deque[Future[list[Checked]]] = deque()
        try:
            for chunk in _chunks(paths):
                waiting.append(pool.submit(_run, chunk))
                if len(waiting) > _AHEAD * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    left = iter(items)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


_check: Check | None = None


def _start(make: Callable[[], Check]) -> None:
    """In a new process. An interrupt is the first process's to answer."""
    global _check  # noqa: PLW0603 - a process of a pool keeps what its initializer made in a global
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _check = make()


def _run(paths: Sequence[Path]) -> list[Checked]:
    assert _check is not None  # noqa: S101 - the initializer ran before
    return [_check(path) for path in paths]
