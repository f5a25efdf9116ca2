"""Checks many inputs in several processes; what comes out, and in which order, is what one process would give."""

from __future__ import annotations

import multiprocessing.connection
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple, Self, TypeAlias

from checker.model.report import Event, Skipped
from checker.run.jobs import Check, Item, Job

# Few enough that a corpus never waits in memory, enough that no process waits for work; backends take long.
CHUNK, BACKEND_CHUNK = 8, 1
_AHEAD = 3
_SAFE_PATH = "PYTHONSAFEPATH"

_Results: TypeAlias = list[Sequence[Event]]


class _Chunk(NamedTuple):
    """Inputs, each with its events if they are known already; the rest is being checked."""

    items: Sequence[Item]
    known: Sequence[Sequence[Event] | None]
    jobs: Sequence[Job]
    rest: Future[_Results]

    def done(self, rest: _Results) -> Iterator[tuple[Item, Sequence[Event]]]:
        checked = iter(rest)
        for item, known in zip(self.items, self.known, strict=True):
            yield item, known if known is not None else next(checked)


def check_in_parallel(
    items: Iterable[Item],
    stored: Callable[[Job], Sequence[Event] | None],
    prepared: Callable[[Job], Job],
    make: Callable[[], Check],
    jobs: int,
) -> Iterator[tuple[Item, Sequence[Event]]]:
    """Each input with its events, in order.

    Jobs with ``stored`` events are not checked. ``prepared`` makes a job ready for another process; ``make`` gives each process its check and has to
    be picklable. No process imports anything from the working folder, where ``starts_safely``.
    """
    with _safe_path(), _Processes(make, jobs) as processes:
        waiting: deque[_Chunk] = deque()
        for chunk in _chunks(items):
            known = [stored(item) if isinstance(item, Job) else (item,) for item in chunk]
            left = [prepared(i) for i, k in zip(chunk, known, strict=True) if k is None and isinstance(i, Job)]
            waiting.append(_Chunk(chunk, known, left, processes.submit(left) if left else _nothing()))
            while len(waiting) > _AHEAD * jobs or (waiting and waiting[0].rest.done()):
                yield from _done(waiting.popleft(), processes)
        while waiting:
            yield from _done(waiting.popleft(), processes)


def _done(chunk: _Chunk, processes: _Processes) -> Iterator[tuple[Item, Sequence[Event]]]:
    try:
        rest = chunk.rest.result()
    except BrokenProcessPool:
        rest = [processes.alone(job) for job in chunk.jobs]
    yield from chunk.done(rest)


class _Processes:
    """A pool that outlives the death of a process in it."""

    def __init__(self, make: Callable[[], Check], jobs: int) -> None:
        self._make, self._jobs = make, jobs
        self._pool = self._new(jobs)

    def _new(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, initializer=_start, initargs=(self._make,))

    def submit(self, jobs: Sequence[Job]) -> Future[_Results]:
        """The events of jobs, later."""
        try:
            return self._pool.submit(_run, jobs)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = self._new(self._jobs)
            return self._pool.submit(_run, jobs)

    def alone(self, job: Job) -> Sequence[Event]:
        """The events of a job in a process of its own: one of several killed theirs, and only that one should fail."""
        try:
            with self._new(1) as pool:
                return pool.submit(_run, [job]).result()[0]
        except BrokenProcessPool:
            reason = (
                "the process that checked it was killed, perhaps because memory ran out. Other files were still checked"
            )
            return (Skipped(job.source.path, reason),)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        # After an interrupt nobody waits for their work, which a backend may hold up: they end with this process.
        self._pool.shutdown(wait=kind is None, cancel_futures=True)


@contextmanager
def _safe_path() -> Iterator[None]:
    """Keeps the working folder off the path of every interpreter that is started meanwhile.

    Where processes are not forked, each begins as ``python -c``, which would import the standard library from the working folder first; so does the
    one that keeps count of semaphores.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(_SAFE_PATH, None)
        else:
            os.environ[_SAFE_PATH] = before


def starts_safely() -> bool:
    """Whether new processes keep the working folder off their path: those that ignore the environment, as this one does with ``-E``, do not."""
    forks = multiprocessing.get_start_method() == "fork"
    return forks or bool(sys.flags.safe_path) or not sys.flags.ignore_environment


def _nothing() -> Future[_Results]:
    done: Future[_Results] = Future()
    done.set_result([])
    return done


def _chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    left = iter(items)
    for first in left:
        uses_backends = isinstance(first, Job) and first.settings.backends
        yield [first, *islice(left, (BACKEND_CHUNK if uses_backends else CHUNK) - 1)]


_check: Check | None = None


def _start(make: Callable[[], Check]) -> None:
    """Initialize a new process. Only the first process handles an interrupt."""
    global _check  # noqa: PLW0603 - a process of a pool keeps what its initializer made in a global
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    _check = make()


def _end_with_the_first() -> None:
    """A process of a pool whose first process was killed would wait for work for ever: each holds the pipe open that the others read."""
    first = multiprocessing.parent_process()
    if first is not None:
        multiprocessing.connection.wait([first.sentinel])
        os._exit(1)


def _run(jobs: Sequence[Job]) -> _Results:
    assert _check is not None  # noqa: S101 - the initializer ran before
    return [_check(job) for job in jobs]
