"""Many requests at once: each is answered, and the processes that check have all the work that they can do."""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.model.settings import Settings
from checker.serve.checking import prepare, report_on
from checker.serve.requests import CheckRequest
from checker.serve.workers import QUEUE
from tests.serve.conftest import serving, worked_by, workers_of

if TYPE_CHECKING:
    from tests.serve.conftest import Server

SAMPLES = Path(__file__).parents[2] / "samples"
WORDS = 1000
PROCESSES = 2


def stories(number: int) -> list[str]:
    """Different texts of a thousand words."""
    words = " ".join(path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))).split(" ")
    return [" ".join([f"Story {index}.", *(words[index % 50 :] * 5)[: WORDS - 2]]) for index in range(number)]


async def ask(port: int, text: str) -> tuple[int, bytes]:
    """Status and body of the answer; as little work as possible, since the server shares the processors."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = json.dumps({"text": text}).encode()
    head = (
        f"POST /api/check HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nConnection: close\r\n"
    )
    writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    answer = await reader.read()
    writer.close()
    await writer.wait_closed()
    start, _, rest = answer.partition(b"\r\n\r\n")
    return int(start.split()[1]), rest


def test_of_two_hundred_requests_at_once_none_is_lost(server: Server) -> None:
    texts = stories(200)

    async def all_at_once() -> list[tuple[int, bytes]]:
        return await asyncio.gather(*(ask(server.port, text) for text in texts))

    answers = asyncio.run(all_at_once())
    statuses = [status for status, _ in answers]
    assert set(statuses) == {200, 503}
    assert statuses.count(200) >= QUEUE
    for text, (status, body) in zip(texts, answers, strict=True):
        if status == 200:
            # Each has its own answer.
            assert json.loads(body)["files"][0]["text_length"] == len(text)
        else:
            assert json.loads(body)["error"]["code"] == "busy"
    assert asyncio.run(ask(server.port, texts[0]))[0] == 200


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")
def test_the_first_request_waits_for_little_more_than_others(tmp_path: Path) -> None:
    with serving(tmp_path, "--jobs", "1", "--isolated") as server:
        (worker,) = workers_of(server)
        marks = [worked_by(worker)]
        for text in stories(6):
            assert asyncio.run(ask(server.port, text))[0] == 200
            marks.append(worked_by(worker))
        first, *others = (after - before for before, after in pairwise(marks))
        assert first < 2.5 * statistics.median(others)


def seconds_direct(texts: list[str]) -> float:
    """How long as many processes take without a server."""
    with ProcessPoolExecutor(PROCESSES, initializer=prepare, initargs=(Settings(), None)) as pool:
        list(pool.map(report_on, [CheckRequest(texts[0])] * 8, [Settings()] * 8))
        start = time.perf_counter()
        list(pool.map(report_on, map(CheckRequest, texts), [Settings()] * len(texts)))
        return time.perf_counter() - start


def seconds_served(port: int, texts: list[str]) -> float:
    """How long the server takes, if it is never without work."""

    async def run() -> float:
        left = list(texts)

        async def client() -> None:
            while left:
                status, _ = await ask(port, left.pop())
                assert status == 200

        start = time.perf_counter()
        await asyncio.gather(*(client() for _ in range(QUEUE)))
        return time.perf_counter() - start

    return asyncio.run(run())


def test_the_server_checks_about_as_much_as_its_processes_can(tmp_path: Path) -> None:
    texts = stories(24)
    with serving(tmp_path, "--jobs", str(PROCESSES), "--isolated") as server:
        seconds_served(server.port, texts[:8])
        # Other programs take time from either: the best of several tries says what is possible.
        ratios = (seconds_direct(texts) / seconds_served(server.port, texts) for _ in range(4))
        assert any(ratio > 0.5 for ratio in ratios)
