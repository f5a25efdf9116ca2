"""Any program may answer at a given address: that is found out in bounded time and reported in one line."""

from __future__ import annotations

import itertools
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

import pytest

from checker.backends.languagetool.backend import open_client
from checker.backends.languagetool.options import LanguageToolOptions
from checker.model.errors import BackendError
from tests.backends.stand_ins import LANGUAGES, Behaviour, Serve, answered, needs_package, send

needs_package()

from checker.backends.languagetool.http import UnusableServerError  # noqa: E402 - needs the package

if TYPE_CHECKING:
    from checker.backends.languagetool.client import ServerClient

# For a server that never answers, one that answers at first, and one that always does, on a machine that is busy with other things.
SHORT, LONGER, AMPLE = 0.4, 5, 120
# What hangs here, hangs for much longer.
HANGING = 600


def opened(url: str, timeout: float = AMPLE) -> ServerClient:
    return open_client(LanguageToolOptions(url, timeout=timeout, concurrency=2))


@contextmanager
def fails(match: str) -> Iterator[pytest.ExceptionInfo[BackendError]]:
    """One line, exit code 3, and no wait for what hangs."""
    start = time.monotonic()
    with pytest.raises(BackendError, match=match) as caught:
        yield caught
    assert time.monotonic() - start < HANGING / 10
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


def hang(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(HANGING)


def drip_head(handler: BaseHTTPRequestHandler) -> None:
    for byte in itertools.islice(itertools.cycle(b"HTTP/1.1 200 OK"), 10 * HANGING):
        handler.wfile.write(bytes([byte]))
        time.sleep(0.1)


def drip_body(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    for _ in range(10 * HANGING):
        handler.wfile.write(b" ")
        time.sleep(0.1)


def cut_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"software"')
    handler.close_connection = True


def redirect(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(302)
    handler.send_header("Location", "/elsewhere")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


@pytest.mark.parametrize("behaviour", [hang, drip_head, drip_body])
def test_a_slow_server_is_given_up(serve: Serve, behaviour: Behaviour) -> None:
    with fails(f"did not respond within {SHORT} s; raise the limit with --languagetool-timeout"):
        opened(serve(behaviour), SHORT)


@pytest.mark.parametrize(
    "body", [b"", b"<html>It works!</html>", b"\xff\xfe", [], {}, "LanguageTool", answered(name="Other")]
)
def test_another_program_is_not_taken_for_languagetool(serve: Serve, body: object) -> None:
    with fails("the program at .* is not LanguageTool"):
        opened(serve(lambda handler: send(handler, body)))


@pytest.mark.parametrize("version", ["6.5", "6.9", "6.8-SNAPSHOT", "", "7.0"])
def test_an_unknown_version_is_refused(serve: Serve, version: str) -> None:
    with fails("supported versions are 6.6, 6.7, 6.8"):
        opened(serve(lambda handler: send(handler, answered(version))))


@pytest.mark.parametrize("status", [400, 413, 500, 503])
def test_reports_an_error_of_the_server_in_its_own_words(serve: Serve, status: int) -> None:
    with fails(f"returned HTTP {status}: Error: no"):
        opened(serve(lambda handler: send(handler, b"Error:\n  no" + b"!" * 5000, status)))


def test_error_messages_of_other_programs_are_not_shown(serve: Serve) -> None:
    with fails("returned HTTP 403: no reason given"):
        opened(serve(lambda handler: send(handler, b"the password is t0ken", 403)))
    with fails("HTTP 500: Error: \N{REPLACEMENT CHARACTER}]0;title"):
        opened(serve(lambda handler: send(handler, b"Error: \x1b]0;title", 500)))


def test_a_redirection_is_not_followed(serve: Serve) -> None:
    with fails("HTTP 302: no reason"):
        opened(serve(redirect))


def test_a_truncated_answer_is_an_error(serve: Serve) -> None:
    with fails("can't connect to LanguageTool at"):
        opened(serve(cut_off))


def test_reports_a_port_that_no_program_listens_on(unused: str) -> None:
    with fails("can't connect to LanguageTool at .*: Connection refused"):
        opened(unused)


def test_a_silent_program_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, fails("did not respond within"):
        opened(f"http://127.0.0.1:{silent.getsockname()[1]}", SHORT)


def test_a_malformed_list_of_languages_is_an_error(serve: Serve) -> None:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        send(handler, "none" if handler.path.endswith("languages") else answered())

    with fails("is not LanguageTool"):
        opened(serve(behave))


@pytest.fixture
def unused() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


class Turning:
    """A good server that behaves otherwise from its ``turn``-th text on."""

    def __init__(self, turn: int, then: Behaviour) -> None:
        self.requests = itertools.count(-1)  # the first request finds out who answers
        self.turn, self.then = turn, then

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        if handler.path.endswith("languages"):
            send(handler, LANGUAGES)
        elif next(self.requests) < self.turn:
            send(handler, answered())
        else:
            self.then(handler)


def test_answers_before_a_failure_are_kept(serve: Serve) -> None:
    client = open_client(LanguageToolOptions(serve(Turning(3, hang)), timeout=LONGER, concurrency=1))
    coming = client.check(["text"] * 6)
    assert [next(coming).version for _ in range(3)] == ["6.8"] * 3
    with fails("did not respond within"):
        next(coming)


def test_a_server_that_hung_gets_no_further_request(serve: Serve) -> None:
    client = opened(serve(Turning(0, hang)), LONGER)
    with fails("did not respond within") as first:
        list(client.check(["one", "two"]))
    for _ in range(3):
        with fails("did not respond within") as again:
            list(client.check(["three"]))
        assert again.value is first.value


def test_a_refused_text_does_not_affect_others(serve: Serve) -> None:
    turns = iter([True, False])

    def behave(handler: BaseHTTPRequestHandler) -> None:
        send(handler, b"Error: no" if next(turns, False) else answered(), 500)

    client = opened(serve(Turning(0, behave)))
    with pytest.raises(BackendError) as caught:
        list(client.check(["one"]))
    assert not isinstance(caught.value, UnusableServerError)


def test_reports_that_the_version_of_the_server_changed(serve: Serve) -> None:
    client = opened(serve(Turning(0, lambda handler: send(handler, answered("6.7")))))
    with fails("changed from version 6.8 to 6.7"):
        list(client.check(["text"]))


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 200_000,
        b"[" * 200_000 + b"]" * 200_000,
        b'{"a":' * 200_000,
        b'{"matches":[' + b"9" * 10_000 + b"]}",
        answered() | {"more": "x" * 20_000_000},
        answered() | {"matches": [{}] * 1000},
    ],
    ids=["open", "deep", "tables", "digits", "large", "many"],
)
def test_an_answer_beyond_reason_is_refused_in_one_line(serve: Serve, body: object) -> None:
    client = opened(serve(Turning(0, lambda handler: send(handler, body))))
    with fails("the program at .* is not LanguageTool"):
        list(client.check(["text"]))


def test_answers_that_each_come_in_time_have_a_limit_together(serve: Serve) -> None:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(LONGER / 2)
        send(handler, answered())

    client = open_client(LanguageToolOptions(serve(Turning(0, behave)), timeout=LONGER, concurrency=1))
    with fails("did not respond within"):
        list(client.check(["text"] * 12))


def test_a_connection_closed_by_the_server_is_replaced(serve: Serve) -> None:
    def behave(handler: BaseHTTPRequestHandler) -> None:
        send(handler, LANGUAGES if handler.path.endswith("languages") else answered())
        handler.close_connection = True  # without having said so

    client = opened(serve(behave))
    assert len(list(client.check(["text"] * 20))) == 20


def test_a_failure_does_not_wait_for_concurrent_requests(serve: Serve) -> None:
    slow_received, failed = threading.Event(), threading.Event()

    def behave(handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        handler.headers.replace_header("Content-Length", "0")
        if b"slow" in body:
            slow_received.set()
            failed.wait(HANGING)
            send(handler, answered())
        else:
            slow_received.wait(AMPLE)
            send(handler, b"garbage")

    client = opened(serve(Turning(0, behave)))
    with fails("is not LanguageTool"):
        list(client.check(["text", "slow"]))
    failed.set()
