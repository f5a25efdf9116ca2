"""Worker processes by themselves: what they return, raise and survive."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable

import pytest

from checker.model.errors import CheckerError
from checker.model.settings import Settings
from checker.reading.source import decode
from checker.serve.checking import prepare
from checker.serve.requests import ApiError, CheckRequest
from checker.serve.worker_process import WorkerProcess
from checker.serve.workers import QUEUE, Workers
from tests.serve.conftest import is_running


def with_workers(session: Callable[[Workers], Awaitable[None]], processes: int = 1, seconds: float = 60) -> None:
    async def run() -> None:
        async with Workers(processes, seconds, os.getpid) as workers:
            await session(workers)

    asyncio.run(run())


def test_a_function_returns_and_raises_what_it_does_elsewhere() -> None:
    async def session(workers: Workers) -> None:
        assert await workers.run(sorted, [3, 1, 2]) == [1, 2, 3]
        with pytest.raises(ZeroDivisionError):
            await workers.run(divmod, 1, 0)
        with pytest.raises(ApiError) as caught:
            await workers.run(CheckRequest.of, {"text": 1})
        assert (caught.value.status, caught.value.code, caught.value.details) == (
            400,
            "invalid_field",
            {"field": "text"},
        )
        # Its constructor takes other arguments than those that it holds.
        with pytest.raises(RuntimeError, match="SourceError"):
            await workers.run(decode, "a.txt", b"\0")
        assert workers.pids == [await workers.run(os.getpid)]

    with_workers(session)


def test_what_a_function_prints_is_no_answer() -> None:
    async def session(workers: Workers) -> None:
        await workers.run(os.write, 1, b"12345678")
        await workers.run(print, "12345678")
        assert await workers.run(len, "abc") == 3

    with_workers(session)


def test_processes_work_at_the_same_time() -> None:
    async def session(workers: Workers) -> None:
        pids = await asyncio.gather(*(workers.run(os.getpid) for _ in range(10)))
        assert set(pids) <= set(workers.pids)
        sleeping = [asyncio.create_task(workers.run(time.sleep, 0.5)) for _ in range(3)]
        await asyncio.sleep(0.1)
        assert workers.waiting == 1
        await asyncio.gather(*sleeping)

    with_workers(session, processes=2)


def test_an_interrupt_is_not_for_them() -> None:
    async def session(workers: Workers) -> None:
        (pid,) = workers.pids
        running = asyncio.create_task(workers.run(time.sleep, 0.5))
        await asyncio.sleep(0.1)
        os.kill(pid, signal.SIGINT)
        await running
        assert workers.pids == [pid]

    with_workers(session)


def test_who_leaves_takes_no_process_along() -> None:
    async def session(workers: Workers) -> None:
        (pid,) = workers.pids
        running = asyncio.create_task(workers.run(time.sleep, 0.5))
        waiting = [asyncio.create_task(workers.run(os.getpid)) for _ in range(QUEUE)]
        await asyncio.sleep(0.1)
        with pytest.raises(ApiError, match="too many requests"):
            await workers.run(os.getpid)
        running.cancel()
        for task in waiting[1:]:
            task.cancel()
        assert await waiting[0] == pid
        assert workers.waiting == 0
        assert await workers.run(os.getpid) == pid

    with_workers(session)


def test_nobody_waits_for_ever() -> None:
    async def session(workers: Workers) -> None:
        (pid,) = workers.pids
        os.kill(pid, signal.SIGSTOP)
        answers = await asyncio.gather(*(workers.run(os.getpid) for _ in range(3)), return_exceptions=True)
        assert [one.code for one in answers if isinstance(one, ApiError)].count("timeout") >= 1
        assert all(isinstance(one, ApiError | int) for one in answers)
        assert await workers.run(os.getpid) != pid
        assert pid not in workers.pids

    with_workers(session, seconds=1)


def test_a_process_that_ends_is_replaced_each_time() -> None:
    async def session(workers: Workers) -> None:
        for _ in range(3):
            with pytest.raises(ApiError, match="was killed"):
                await workers.run(signal.raise_signal, signal.SIGKILL)
            assert await workers.run(len, "ab") == 2

    with_workers(session)


def test_settings_that_are_wrong_are_said_before_it_starts() -> None:
    async def run() -> None:
        async with Workers(2, 60, prepare, Settings(select=("nonsense",)), None):
            pass

    with pytest.raises(ApiError, match="unknown rule “nonsense”"):
        asyncio.run(run())


def test_a_process_that_does_not_start_is_said() -> None:
    async def run() -> None:
        async with Workers(2, 60, signal.raise_signal, signal.SIGKILL):
            pass

    with pytest.raises(CheckerError, match="can't start a process to check in"):
        asyncio.run(run())


def test_at_the_end_none_is_left() -> None:
    pids: list[int] = []

    async def session(workers: Workers) -> None:
        pids.extend(workers.pids)
        running = asyncio.create_task(workers.run(time.sleep, 60))
        waiting = [asyncio.create_task(workers.run(time.sleep, 60)) for _ in range(3)]
        await asyncio.sleep(0.1)
        workers.stop(grace=0)
        for task in (running, *waiting):
            with pytest.raises(ApiError, match="being stopped"):
                await task
        with pytest.raises(ApiError, match="being stopped"):
            await workers.run(len, "a")

    with_workers(session, processes=1)
    assert len(pids) == 1
    assert not any(map(is_running, pids))


def test_a_process_reads_nothing_from_the_environment_of_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONSTARTUP", "nonsense")
    monkeypatch.setenv("PYTHONINSPECT", "1")

    async def run() -> None:
        process = await WorkerProcess.start()
        assert await process.call(os.getpid) == process.pid
        await process.end()
        assert not is_running(process.pid)

    asyncio.run(run())
