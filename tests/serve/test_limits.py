"""Requests that are too large, too slow, no JSON, or too many: each is answered, and the server stays up."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from checker.serve.bodies import MEGABYTE, Limits
from checker.serve.workers import QUEUE
from tests.serve.conftest import InThread, exchange, is_running, serving_in_thread, until

if TYPE_CHECKING:
    from tests.serve.conftest import Server

JSON = {"content-type": "application/json"}
HEAD = "POST /api/check HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n"


def code(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def is_up(server: Server | InThread) -> bool:
    return server.client.post("/api/check", json={"text": "All is well."}).status_code == 200


@pytest.mark.parametrize(
    ("body", "wrong", "message"),
    [
        (b"", "invalid_json", "Expecting value (line 1, column 1)"),
        (b"{", "invalid_json", "line 1, column 2"),
        (b'{"text": "a",}', "invalid_json", "column 14"),
        (b"[]", "invalid_json", "must be a JSON object"),
        (b"null", "invalid_json", "must be a JSON object"),
        (b'{"text": "a", "text": "b"}', "invalid_json", "“text” is given twice"),
        (b'{"text": "a", "x": {"y": 1, "y": 2}}', "invalid_json", "“y” is given twice"),
        (b'{"text": NaN}', "invalid_json", "NaN is no JSON"),
        (b'{"text": -Infinity}', "invalid_json", "-Infinity is no JSON"),
        (b'{"text": "\\ud83d"}', "invalid_json", "surrogate"),
        (b'{"text": "a", "accepted": ["\\udc00"]}', "invalid_json", "surrogate"),
        (b'{"\\ud800": 1}', "invalid_json", "surrogate"),
        (b'{"text": "caf\xe9"}', "invalid_utf8", "wrong byte at 13"),
        (b'\xff\xfe{\x00"\x00', "invalid_utf8", "wrong byte at 0"),
        (b'{"text": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "invalid_json", "nested too deeply"),
        (b'{"text": "a", "x": ' + b'{"a":' * 100_000, "invalid_json", "nested too deeply"),
        (b'{"text": "a", "x": ' + b"9" * 100_000 + b"}", "invalid_json", "too many digits"),
    ],
    ids=range(17),
)
def test_a_body_that_is_no_json_is_refused_with_the_reason(
    server: Server, body: bytes, wrong: str, message: str
) -> None:
    answer = server.client.post("/api/check", content=body, headers=JSON)
    assert code(answer) == (400, wrong)
    assert message in answer.json()["error"]["message"]
    assert is_up(server)


def test_what_json_may_have_is_read(server: Server) -> None:
    body = '\ufeff {"text": "\\ud83d\\ude42 a \\/ b", "x": [1e400, [[]]], "name": null}'
    assert code(server.client.post("/api/check", content=body.encode(), headers=JSON)) == (400, "invalid_field")
    body = body.replace(', "name": null', "")
    assert server.client.post("/api/check", content=body.encode(), headers=JSON).json()["files"][0]["text_length"] == 7


def test_a_body_that_is_too_large_is_refused_while_it_comes(server: Server) -> None:
    large = b'{"text": "' + b"a" * 10 * MEGABYTE + b'"}'
    answer = server.client.post("/api/check", content=large, headers=JSON)
    assert code(answer) == (413, "too_large")
    assert answer.json()["error"]["limit"] == 2 * MEGABYTE

    def chunks() -> Iterator[bytes]:
        yield from (large[at : at + 100_000] for at in range(0, len(large), 100_000))

    assert code(server.client.post("/api/check", content=chunks(), headers=JSON)) == (413, "too_large")
    assert is_up(server)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks at memory in /proc")
def test_a_body_that_is_too_large_is_not_held(server: Server) -> None:
    def peak() -> int:
        """Kilobytes."""
        status = Path(f"/proc/{server.process.pid}/status").read_text("ascii")
        return int(status.partition("VmHWM:")[2].split()[0])

    def endless() -> Iterator[bytes]:
        yield from (b"a" * 100_000 for _ in range(300))

    assert code(server.client.post("/api/check", content=b"a" * 3 * MEGABYTE, headers=JSON)) == (413, "too_large")
    before = peak()
    for _ in range(3):
        assert code(server.client.post("/api/check", content=endless(), headers=JSON)) == (413, "too_large")
    assert peak() - before < 10_000  # of 30 MB each


def test_a_body_of_the_limit_is_read(server: Server) -> None:
    body = json.dumps({"text": "a"}).encode()
    answer = server.client.post("/api/check", content=body + b" " * (2 * MEGABYTE - len(body)), headers=JSON)
    assert answer.status_code == 200
    answer = server.client.post("/api/check", content=body + b" " * (2 * MEGABYTE - len(body) + 1), headers=JSON)
    assert code(answer) == (413, "too_large")


def test_a_size_that_is_a_lie_is_found_out(server: Server) -> None:
    head = HEAD.format(port=server.port)
    huge = exchange(server.port, f"{head}Content-Length: 99999999999\r\n\r\n".encode())
    assert huge.startswith(b"HTTP/1.1 413 ")
    waiting = exchange(server.port, f"{head}Expect: 100-continue\r\nContent-Length: 9999999\r\n\r\n".encode())
    assert waiting.startswith(b"HTTP/1.1 413 ")
    wrong = exchange(server.port, f"{head}Content-Length: nine\r\n\r\n".encode())
    assert wrong.startswith(b"HTTP/1.1 400 ")
    # What follows a body that is shorter than it is comes as another request.
    short = exchange(server.port, f"{head}Connection: close\r\nContent-Length: 2\r\n\r\n{{}}GET".encode())
    assert short.startswith(b"HTTP/1.1 400 ")
    assert is_up(server)


def test_a_body_that_was_compressed_is_refused(server: Server) -> None:
    answer = server.client.post("/api/check", content=b"x", headers=JSON | {"content-encoding": "gzip"})
    assert code(answer) == (415, "unsupported_encoding")


def test_memory_for_bodies_has_a_limit() -> None:
    with serving_in_thread(Limits(held=1000)) as server:
        assert code(server.client.post("/api/check", json={"text": "a" * 1000})) == (503, "busy")
        for _ in range(3):
            assert server.client.post("/api/check", json={"text": "a" * 900}).status_code == 200


def test_a_slow_sender_is_refused_and_holds_up_nobody() -> None:
    with serving_in_thread(Limits(seconds=1)) as server:
        head = HEAD.format(port=server.port)
        start = f"{head}Content-Length: 100\r\n\r\n{{".encode()
        with ThreadPoolExecutor() as pool:
            slow = [pool.submit(exchange, server.port, start) for _ in range(20)]
            assert is_up(server)
            answers = [one.result() for one in slow]
        assert all(answer.startswith(b"HTTP/1.1 408 ") for answer in answers)
        assert all(b'"too_slow"' in answer for answer in answers)


def test_a_head_that_never_ends_ends_the_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.serve.timed_protocol.HEAD_SECONDS", 0.5)
    with serving_in_thread() as server:
        assert exchange(server.port, b"GET / HT") == b""
        assert exchange(server.port) == b""
        whole = f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode()
        assert exchange(server.port, whole, whole, b"GET").count(b"200 OK") == 2
        assert is_up(server)


def test_a_sender_that_leaves_is_forgotten(server: Server) -> None:
    import socket

    for _ in range(20):
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(f"{HEAD.format(port=server.port)}Content-Length: 100\r\n\r\n{{".encode())
    assert is_up(server)


def test_more_than_wait_are_told_to_come_again() -> None:
    with serving_in_thread() as server, ThreadPoolExecutor(QUEUE + 1) as pool:
        (pid,) = server.workers.pids
        os.kill(pid, signal.SIGSTOP)
        held = [pool.submit(server.client.post, "/api/check", json={"text": "a"}) for _ in range(QUEUE + 1)]
        assert until(lambda: server.workers.waiting == QUEUE)
        refused = server.client.post("/api/check", json={"text": "a"})
        assert code(refused) == (503, "busy")
        assert int(refused.headers["retry-after"]) > 0
        assert server.client.get("/health").status_code == 200
        os.kill(pid, signal.SIGCONT)
        assert [one.result().status_code for one in held] == [200] * (QUEUE + 1)


def test_who_leaves_the_queue_makes_room() -> None:
    with serving_in_thread() as server:
        (pid,) = server.workers.pids
        os.kill(pid, signal.SIGSTOP)
        for _ in range(3 * QUEUE):
            with pytest.raises(httpx.TimeoutException):
                server.client.post("/api/check", json={"text": "a"}, timeout=0.05)
        os.kill(pid, signal.SIGCONT)
        assert is_up(server)


def test_a_request_that_takes_too_long_loses_its_process() -> None:
    with serving_in_thread(seconds=0.5) as server:
        (pid,) = server.workers.pids
        os.kill(pid, signal.SIGSTOP)
        answer = server.client.post("/api/check", json={"text": "a"})
        assert code(answer) == (503, "timeout")
        assert "0.5 seconds" in answer.json()["error"]["message"]
        assert until(lambda: server.workers.pids and server.workers.pids != [pid])
        assert not is_running(pid)


def test_a_process_that_is_killed_costs_one_request() -> None:
    with serving_in_thread() as server, ThreadPoolExecutor() as pool:
        (pid,) = server.workers.pids
        os.kill(pid, signal.SIGSTOP)
        hit = pool.submit(server.client.post, "/api/check", json={"text": "a"})
        waiting = pool.submit(server.client.post, "/api/check", json={"text": "a"})
        assert until(lambda: server.workers.waiting == 1)
        os.kill(pid, signal.SIGKILL)
        answers = sorted((hit.result(), waiting.result()), key=lambda answer: answer.status_code)
        assert answers[0].status_code == 200
        assert code(answers[1]) == (500, "worker_died")


def test_a_process_that_is_killed_while_nobody_asks_costs_none() -> None:
    with serving_in_thread() as server:
        (pid,) = server.workers.pids
        os.kill(pid, signal.SIGKILL)
        assert until(lambda: server.workers.pids != [pid])
        assert is_up(server)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks at memory in /proc")
def test_different_words_of_each_request_do_not_grow_memory() -> None:
    with serving_in_thread() as server:

        def memory_after(requests: int) -> int:
            """Kilobytes of the process."""
            for number in range(requests):
                words = [f"word{number}x{index}" for index in range(200)]
                answer = server.client.post("/api/check", json={"text": "All is well.", "accepted": words})
                assert answer.status_code == 200
            status = Path(f"/proc/{server.workers.pids[0]}/status").read_text("ascii")
            return int(status.partition("VmRSS:")[2].split()[0])

        first = memory_after(15)
        assert memory_after(60) < 1.1 * first
