"""Whether work grows with its input in proportion, and by how much memory.

Eight times the input is compared with the input within one run: a bound in seconds would measure the machine, and what else it does.
"""

from __future__ import annotations

import gc
import math
import signal
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

import pytest

T = TypeVar("T")

LARGER = 2**3
# Each doubling may cost three times as much: linear work costs twice as much, quadratic work four times.
MOST_GROWTH = 3**3
# On a busy machine several rounds in a row may be disturbed.
ROUNDS = 10
# Some systems count a processor's time in steps of 10 ms. What is done so quickly at its largest does no harm.
SHORTEST = 0.05
# Stops what would run for hours. It decides about nothing that comes to an end.
GIVE_UP = 60.0


class StillRunningError(Exception):
    pass


def assert_linear(make: Callable[[int], T], run: Callable[[T], object], most: int) -> None:
    """Fails where one ``run(make(most))`` takes far more of the processor's time than eight of ``run(make(most // 8))``.

    Inputs are made anew for each run, and that isn't timed. A disturbance may only add time: each size counts with its
    best round, and there is another round as long as the growth is too high.
    """
    least = most // LARGER
    large = small = math.inf
    for _ in range(ROUNDS):
        # The largest first: what the first run of all prepares mustn't make the small ones look slow.
        large = min(large, seconds(run, [make(most)]))
        if large <= SHORTEST:
            return
        small = min(small, seconds(run, [make(least) for _ in range(LARGER)]) / LARGER)
        if large <= MOST_GROWTH * small:
            return
    pytest.fail(
        f"not linear: {small:.4f} s for {least:,}, but {large:.3f} s for {most:,}; {MOST_GROWTH} times as long is allowed"
    )


def memory_growth(make: Callable[[int], T], run: Callable[[T], object], most: int) -> float:
    """The bytes by which one more in size raises the peak of the memory of a run, between an eighth of ``most`` and ``most``.

    What a run needs whatever its size, such as tables, is in both peaks, and doesn't count.
    """
    least = most // LARGER
    run(make(least))
    small, large = (_peak(run, make(size)) for size in (least, most))
    return (large - small) / (most - least)


def _peak(run: Callable[[T], object], given: T) -> int:
    """The most bytes that a run holds at the same time, its result included, its input not."""
    gc.collect()
    tracemalloc.start()
    try:
        run(given)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def seconds(run: Callable[[T], object], inputs: list[T]) -> float:
    """The processor time of runs on all inputs, without the garbage collector; fails where they don't end."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        with at_most(GIVE_UP):
            start = time.process_time()
            for given in inputs:
                run(given)
            return time.process_time() - start
    except StillRunningError:
        pytest.fail(f"not linear: still running after {GIVE_UP:g} s")
    finally:
        if collecting:
            gc.enable()


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises StillRunningError when the processor has worked for longer, where the system has such a timer."""
    if not hasattr(signal, "SIGVTALRM"):
        yield
        return

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise StillRunningError

    before = signal.signal(signal.SIGVTALRM, interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
