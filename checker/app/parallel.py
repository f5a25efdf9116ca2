"""Checks many inputs in several processes; what comes out, and in which order, is what one process would give."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from typing import NamedTuple, TypeVar

from checker.app.jobs import Check, Checked, Job

# Few enough that a corpus never waits in memory, enough that no process waits for work.
CHUNK = 8
_AHEAD = 3

Item = TypeVar("Item")


class _Chunk(NamedTuple):
    """Inputs with what is known of each already; the rest is on its way."""

    items: Sequence[Job | Checked]
    known: Sequence[Checked | None]
    rest: Future[list[Checked]]

    def done(self) -> Iterator[tuple[Job | Checked, Checked]]:
        coming = iter(self.rest.result())
        for item, known in zip(self.items, self.known, strict=True):
            yield item, known if known is not None else next(coming)


def check_in_parallel(
    items: Iterable[Job | Checked],
    known: Callable[[Job | Checked], Checked | None],
    make: Callable[[], Check],
    jobs: int,
) -> Iterator[tuple[Job | Checked, Checked]]:
    """Each input with what comes of it, in order. What ``known`` tells is not checked; ``make`` gives each process its check and has to be picklable."""
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(make,)) as pool:
        waiting: deque[_Chunk] = deque()
        try:
            for items_of_chunk in _chunks(items):
                found = [known(item) for item in items_of_chunk]
                left = [i for i, f in zip(items_of_chunk, found, strict=True) if f is None and isinstance(i, Job)]
                waiting.append(_Chunk(items_of_chunk, found, pool.submit(_run, left) if left else _nothing()))
                while len(waiting) > _AHEAD * jobs or (waiting and waiting[0].rest.done()):
                    yield from waiting.popleft().done()
            while waiting:
                yield from waiting.popleft().done()
        finally:
            for chunk in waiting:
                chunk.rest.cancel()


def _nothing() -> Future[list[Checked]]:
    done: Future[list[Checked]] = Future()
    done.set_result([])
    return done


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


def _run(jobs: Sequence[Job]) -> list[Checked]:
    assert _check is not None  # noqa: S101 - the initializer ran before
    return [_check(job) for job in jobs]
