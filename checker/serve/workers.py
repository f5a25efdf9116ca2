"""Worker processes that check: as many as processors, with a short queue before them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, Self, TypeVar

from checker.model.errors import CheckerError
from checker.serve.requests import ApiError
from checker.serve.worker_process import DiedError, WorkerProcess

QUEUE = 16
"""Requests that may wait for a process; a longer queue would answer after its askers have left."""
_SOON = 2
"""Seconds after which it is worth asking again."""
_T = TypeVar("_T")


class Workers:
    """A context manager: its processes run inside. ``seconds`` is the limit of one request, and of its wait before: its process is ended then.

    ``prepare`` is called in each new process with ``arguments``, so that no request waits for what it reads.
    """

    def __init__(self, processes: int, seconds: float, prepare: Callable[..., object], *arguments: object) -> None:
        self._number = processes
        self._seconds = seconds
        self._prepare = (prepare, arguments)
        self._all: set[WorkerProcess] = set()
        self._idle: list[WorkerProcess] = []
        self._waiting: deque[asyncio.Future[WorkerProcess]] = deque()
        self._keepers: list[asyncio.Task[None]] = []
        self._calls: set[asyncio.Task[Any]] = set()
        self.stopped = asyncio.Event()
        """Set as soon as no further request is taken."""

    async def __aenter__(self) -> Self:
        """Starts all processes. Raises what ``prepare`` raises, and CheckerError where a process can't be started."""
        started = await asyncio.gather(*(self._new() for _ in range(self._number)), return_exceptions=True)
        processes = [process for process in started if isinstance(process, WorkerProcess)]
        for error in started:
            if isinstance(error, BaseException):
                await asyncio.gather(*(process.end() for process in processes))
                raise _not_started(error) from error
        self._keepers = [asyncio.create_task(self._keep(process)) for process in processes]
        return self

    async def __aexit__(self, *_: object) -> None:
        self.stop(grace=0)
        for keeper in self._keepers:
            keeper.cancel()
        await asyncio.gather(*self._keepers, *self._calls, return_exceptions=True)
        await asyncio.gather(*(process.end() for process in self._all))

    @property
    def pids(self) -> list[int]:
        """The ids of the processes."""
        return [process.pid for process in self._all]

    @property
    def waiting(self) -> int:
        """How many requests wait for a process."""
        return len(self._waiting)

    def stop(self, grace: float) -> None:
        """Refuses what waits and what comes; what still runs after ``grace`` seconds is refused then."""
        self.stopped.set()
        for turn in self._waiting:
            if not turn.done():
                turn.set_exception(_stopping())
        if grace > 0:
            asyncio.get_running_loop().call_later(grace, self._kill_all)
        else:
            self._kill_all()

    async def run(self, function: Callable[..., _T], *arguments: object) -> _T:
        """The result of a function in a process. Raises what it raises, and ApiError if too many wait, if it takes too long, and where its process dies.

        Who is cancelled leaves the queue. What runs already runs to its end: a new process would take longer.
        """
        process = await self._free_process()
        call: asyncio.Task[_T] = asyncio.create_task(self._call(process, function, *arguments))
        self._calls.add(call)
        call.add_done_callback(self._forget)
        return await asyncio.shield(call)

    def _forget(self, call: asyncio.Task[Any]) -> None:
        self._calls.discard(call)
        if not call.cancelled():
            call.exception()  # nobody waits for it where its asker has left

    async def _call(self, process: WorkerProcess, function: Callable[..., _T], *arguments: object) -> _T:
        try:
            async with asyncio.timeout(self._seconds) as limit:
                result: _T = await process.call(function, *arguments)
        except asyncio.CancelledError:
            process.kill()
            raise
        except DiedError as error:
            raise _stopping() if self.stopped.is_set() else _died() from error
        except BaseException as error:
            if not limit.expired():
                self._give(process)
                raise
            process.kill()
            message = f"not done in {self._seconds:g} seconds; send a shorter text"
            raise ApiError(503, "timeout", message, retry_after=_SOON) from error
        self._give(process)
        return result

    async def _free_process(self) -> WorkerProcess:
        if self.stopped.is_set():
            raise _stopping()
        if self._idle:
            return self._idle.pop()
        if len(self._waiting) >= QUEUE:
            raise _busy()
        turn: asyncio.Future[WorkerProcess] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(self._seconds):
                return await turn
        except (TimeoutError, asyncio.CancelledError) as error:
            if turn.done() and not turn.cancelled() and turn.exception() is None:
                self._give(turn.result())  # its turn came while it left
            if isinstance(error, TimeoutError):
                raise _busy() from error
            raise
        finally:
            if turn in self._waiting:
                self._waiting.remove(turn)

    def _give(self, process: WorkerProcess) -> None:
        """To the next that waits."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(process)
                return
        self._idle.append(process)

    async def _new(self) -> WorkerProcess:
        process = await WorkerProcess.start()
        self._all.add(process)
        prepare, arguments = self._prepare
        try:
            await process.call(prepare, *arguments)
        except BaseException:
            self._all.discard(process)
            await process.end()
            raise
        return process

    async def _keep(self, process: WorkerProcess) -> None:
        """Has a process in the place of one that ended, as often as that happens."""
        while True:
            self._give(process)
            await process.ended()
            self._all.discard(process)
            if process in self._idle:
                self._idle.remove(process)
            process = await self._another()

    async def _another(self) -> WorkerProcess:
        while True:
            try:
                return await self._new()
            except Exception:  # noqa: BLE001 - whatever keeps it from starting may pass, such as a lack of memory
                await asyncio.sleep(_SOON)

    def _kill_all(self) -> None:
        for process in self._all:
            process.kill()


def _not_started(error: BaseException) -> BaseException:
    if not isinstance(error, DiedError | OSError):
        return error
    return CheckerError(f"can't start a process to check in ({str(error) or 'it ended at once'})")


def _busy() -> ApiError:
    return ApiError(503, "busy", "too many requests are waiting; try again in a few seconds", retry_after=_SOON)


def _stopping() -> ApiError:
    return ApiError(503, "stopping", "the server is being stopped")


def _died() -> ApiError:
    message = "the process that worked on it was killed, perhaps because memory ran out; send a shorter text"
    return ApiError(500, "worker_died", message)
