"""Work that waits for others, done several at a time and never waited for too long."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_lanes(work: Callable[[Item], Result], items: Sequence[Item], lanes: int, patience: float) -> Iterator[Result]:
    """The results in the order of the items. Raises TimeoutError where one takes longer than ``patience`` seconds, or what ``work`` raised.

    What is still running then is left behind in a daemon thread. The threads of concurrent.futures would be waited for at the end.
    """
    futures: list[Future[Result]] = [Future() for _ in items]
    turns = iter(list(zip(futures, items, strict=True)))
    taking = threading.Lock()
    over = threading.Event()

    def lane() -> None:
        while not over.is_set():
            with taking:
                turn = next(turns, None)
            if turn is None:
                return
            future, item = turn
            try:
                future.set_result(work(item))
            except BaseException as error:  # noqa: BLE001 - raised where the result is waited for
                future.set_exception(error)

    for _ in range(min(lanes, len(items))):
        threading.Thread(target=lane, name="languagetool", daemon=True).start()
    try:
        for future in futures:
            # Turns are taken in order: what is waited for is being worked on.
            yield future.result(patience)
    finally:
        over.set()
