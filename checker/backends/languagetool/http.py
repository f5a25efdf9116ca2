"""Requests to a LanguageTool server: several at a time, in bounded time, and never mistaking another program for
one."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from typing import Any, NoReturn, TypeVar
from urllib.parse import urljoin, urlsplit

import requests

from checker.backends.languagetool.options import is_loopback
from checker.model.errors import BackendError

Item = TypeVar("Item")
Result = TypeVar("Result")

# A match has a thousand bytes or so. Values may take some twenty times as much memory as their bytes.
_MOST_BYTES = 10_000_000
_OK = 200


class UnusableServerError(BackendError):
    """No further request to the server makes sense: it is gone, hangs, or is another program."""


class Connections:
    """Connections to one server. ``url`` as ``base_url`` gives it; ``timeout`` in seconds, for each request."""

    def __init__(self, url: str, timeout: float) -> None:
        self.url = url
        self._timeout = timeout
        self._idle: deque[requests.Session] = deque()
        self._is_loopback = is_loopback(urlsplit(url).hostname or "")

    def request(self, path: str, form: Mapping[str, str] | None = None) -> Any:
        """The JSON at a path; ``form`` is posted. Raises BackendError, and UnusableServerError if no other request
        would be answered either."""
        try:
            status, body = self._fetch(urljoin(self.url, path), form)
        except requests.Timeout:
            self.raise_timeout()
        except requests.RequestException as error:
            raise UnusableServerError(f"can't connect to LanguageTool at {self.url}: {_cause(error)}") from None
        if status != _OK:
            raise BackendError(f"LanguageTool at {self.url} returned HTTP {status}: {_reason(body)}")
        try:
            return json.loads(body)
        except (ValueError, RecursionError):  # no JSON, or nested too deeply
            self.raise_not_languagetool()

    def raise_timeout(self) -> NoReturn:
        """Raises that the server takes too long."""
        raise UnusableServerError(
            f"LanguageTool at {self.url} did not respond within {self._timeout:g} s; raise the limit with --languagetool-timeout"
        )

    def raise_not_languagetool(self) -> NoReturn:
        """Raises that another program answers."""
        raise UnusableServerError(f"the program at {self.url} is not LanguageTool")

    def close(self) -> None:
        """Ends the connections that are not in use."""
        while self._idle:
            self._idle.pop().close()

    def _fetch(self, url: str, form: Mapping[str, str] | None) -> tuple[int, bytes]:
        """Tries again on a new connection if the server has closed a kept one meanwhile."""
        with contextlib.suppress(IndexError):
            session = self._idle.pop()
            try:
                return self._exchange(session, url, form)
            except requests.Timeout:
                raise
            except requests.ConnectionError:
                session.close()
        session = requests.Session()
        # A proxy of the environment can't reach this machine's own ports.
        session.trust_env = not self._is_loopback
        return self._exchange(session, url, form)

    def _exchange(self, session: requests.Session, url: str, form: Mapping[str, str] | None) -> tuple[int, bytes]:
        deadline = time.monotonic() + self._timeout
        method = "GET" if form is None else "POST"
        with session.request(
            method, url, data=form, timeout=self._timeout, stream=True, allow_redirects=False
        ) as response:
            body = bytearray()
            # The timeout of requests is for each read: a server that sends a byte now and then would never exceed it.
            for piece in response.iter_content(65536):
                body += piece
                if time.monotonic() > deadline:
                    raise requests.ReadTimeout
                if len(body) > _MOST_BYTES:
                    self.raise_not_languagetool()
        self._idle.append(session)
        return response.status_code, bytes(body)


def run_concurrently(
    work: Callable[[Item], Result], items: Sequence[Item], concurrency: int, timeout: float
) -> Iterator[Result]:
    """The results in the order of the items. Raises TimeoutError if one takes longer than ``timeout`` seconds, or what
    ``work`` raised.

    Work that is still running then is left behind in a daemon thread; the threads of concurrent.futures would be waited
    for at exit.
    """
    futures: list[Future[Result]] = [Future() for _ in items]
    tasks = deque(zip(futures, items, strict=True))
    stop = threading.Event()

    def run_tasks() -> None:
        while not stop.is_set():
            try:
                future, item = tasks.popleft()
            except IndexError:
                return
            try:
                future.set_result(work(item))
            except BaseException as error:  # noqa: BLE001 - raised where the result is waited for
                future.set_exception(error)

    for _ in range(min(concurrency, len(items))):
        threading.Thread(target=run_tasks, name="languagetool", daemon=True).start()
    try:
        for future in futures:
            # Tasks are taken in order: the one waited for is being worked on.
            yield future.result(timeout)
    finally:
        stop.set()


def _reason(body: bytes) -> str:
    """The error as LanguageTool words it. The words of another program may not be meant for readers here, such as those
    of a firewalled server."""
    text = " ".join(body[:1000].decode(errors="replace").split())[:200]
    shown = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
    return shown if shown.startswith("Error:") else "no reason given"


def _cause(error: BaseException) -> str:
    """The innermost reason, in the system's words."""
    chain = [error]
    while (inner := chain[-1].__cause__ or chain[-1].__context__) is not None and inner not in chain:
        chain.append(inner)
    for one in reversed(chain):
        if isinstance(one, OSError) and one.strerror:
            return one.strerror
    return type(error).__name__
