"""Speed of the server: what it checks beside what its processes can check without it, and how long one editor waits.

Exits with 1 where a target is missed. Both sides of the ratio take turns, so that other programs slow both.
"""

from __future__ import annotations

import asyncio
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from table import Row, lines

from checker.base.processes import most_jobs
from checker.model.settings import Settings
from checker.serve.checking import prepare, report_on
from checker.serve.requests import CheckRequest
from checker.serve.workers import QUEUE

SAMPLES = Path(__file__).parents[1] / "samples"
ROUNDS = 3
REQUESTS = 40


def main() -> int:
    """All measurements in one run."""
    with serving() as port, ProcessPoolExecutor(most_jobs(0), initializer=prepare, initargs=(Settings(), None)) as pool:
        rows = [throughput(port, pool), *(latency(port, words) for words in (1_000, 10_000))]
    print("\n".join(lines("the server", rows)))
    return int(any(row.missed for row in rows))


def throughput(port: int, pool: ProcessPoolExecutor) -> Row:
    """Served beside direct, in texts of 1,000 words."""
    texts = [text_of(1_000, number) for number in range(REQUESTS)]
    ratios = []
    for round_number in range(ROUNDS + 1):
        direct, served = seconds_direct(pool, texts), asyncio.run(seconds_served(port, texts))
        if round_number:  # the first fills caches
            ratios.append(direct / served)
            print(f"{REQUESTS / direct:.1f} texts a second direct, {REQUESTS / served:.1f} served")
    return Row("texts of 1,000 words: served / direct", statistics.median(ratios), "", least=0.8)


def latency(port: int, words: int) -> Row:
    """From the request to the whole answer, one after another."""
    texts = [text_of(words, number) for number in range(40)]

    async def run() -> list[float]:
        return [await timed(port, text) for text in texts]

    times = sorted(asyncio.run(run()))
    print(f"{words:,} words: median {1000 * statistics.median(times):.0f} ms, p95 {1000 * times[37]:.0f} ms")
    return Row(f"{words:,} words, median wait", statistics.median(times), " s")


async def timed(port: int, text: str) -> float:
    start = time.perf_counter()
    await ask(port, text)
    return time.perf_counter() - start


def text_of(words: int, number: int) -> str:
    """Different texts made of the samples."""
    pieces = " ".join(path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))).split(" ")
    many = pieces[number % 50 :] * (1 + words // (len(pieces) - 50))
    return " ".join([f"Story {number}.", *many[: words - 2]])


def seconds_direct(pool: ProcessPoolExecutor, texts: Sequence[str]) -> float:
    start = time.perf_counter()
    list(pool.map(report_on, map(CheckRequest, texts), [Settings()] * len(texts)))
    return time.perf_counter() - start


async def seconds_served(port: int, texts: Sequence[str]) -> float:
    left = list(texts)

    async def client() -> None:
        while left:
            await ask(port, left.pop())

    start = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(QUEUE)))
    return time.perf_counter() - start


async def ask(port: int, text: str) -> None:
    """One request. Raises RuntimeError where it isn't answered with a report."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    body = json.dumps({"text": text}).encode()
    head = (
        f"POST /api/check HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nConnection: close\r\n"
    )
    writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    answer = await reader.read()
    writer.close()
    if not answer.startswith(b"HTTP/1.1 200 "):
        raise RuntimeError(answer[:200])


@contextmanager
def serving() -> Iterator[int]:
    """The port of a server with the default options."""
    command = [sys.executable, "-P", "-m", "checker", "serve", "--port", "0", "--isolated"]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE) as process,
    ):
        assert process.stderr is not None
        line = process.stderr.readline().decode()
        found = re.search(r":(\d+)/", line)
        if found is None:
            raise RuntimeError(line)
        try:
            yield int(found[1])
        finally:
            process.terminate()


if __name__ == "__main__":
    sys.exit(main())
