"""Asks a LanguageTool server over HTTP, in bounded time, and never believes that another program is one."""

from __future__ import annotations

import contextlib
import json
import time
from collections import deque
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urljoin, urlsplit

from checker.model.errors import BackendError, UsageError

if TYPE_CHECKING:
    import requests

_MOST_BYTES = 64_000_000
_OK = 200


class UnfitServerError(BackendError):
    """The server can't be asked again: it is gone, hangs, or is another program."""


def base_url(given: str) -> str:
    """The address below which ``v2/check`` is. Raises UsageError for what is no address."""
    url = given if "://" in given else f"http://{given}"
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        fine = False
    if not fine or parts.query or parts.fragment or any(map(str.isspace, url)):
        raise UsageError(f"--languagetool-url is “{given}”; write an address as http://localhost:8081")
    return url.rstrip("/").removesuffix("/v2").rstrip("/") + "/"


def is_local(given: str) -> bool:
    """Whether an address is one of this machine, however it is read: only a host that is plainly localhost or a number of the loopback is."""
    parts = urlsplit(base_url(given))
    # Programs differ in where a host ends: a name of a user, or a backslash, may hide another.
    return not {"@", "\\"} & set(given) and _is_loopback(parts.hostname or "")


def _is_loopback(host: str) -> bool:
    import ipaddress  # noqa: PLC0415 - only where a server is asked

    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Asker:
    """Connections to one server. ``url`` as ``base_url`` gives it; ``timeout`` in seconds, for each question."""

    def __init__(self, url: str, timeout: float) -> None:
        self.url = url
        self._timeout = timeout
        self._idle: deque[requests.Session] = deque()
        self._is_loopback = _is_loopback(urlsplit(url).hostname or "")

    def ask(self, path: str, form: Mapping[str, str] | None = None) -> Any:
        """The JSON that a path gives; ``form`` is posted. Raises BackendError, and UnfitServerError where no other question has an answer either."""
        import requests  # noqa: PLC0415 - comes with the optional package

        try:
            status, body = self._fetched(urljoin(self.url, path), form)
        except requests.Timeout:
            self.give_up()
        except requests.RequestException as error:
            raise UnfitServerError(f"no LanguageTool answers at {self.url}: {_cause(error)}") from None
        if status != _OK:
            raise BackendError(f"LanguageTool at {self.url} answered with HTTP {status}: {_reason(body)}")
        try:
            return json.loads(body)
        except ValueError:
            self.disown()

    def give_up(self) -> NoReturn:
        """Raises that the server takes too long."""
        raise UnfitServerError(
            f"LanguageTool at {self.url} did not answer within {self._timeout:g} s; --languagetool-timeout sets the limit"
        )

    def disown(self) -> NoReturn:
        """Raises that another program answers."""
        raise UnfitServerError(f"what answers at {self.url} is not LanguageTool")

    def close(self) -> None:
        """Ends the connections that are not in use."""
        while self._idle:
            self._idle.pop().close()

    def _fetched(self, url: str, form: Mapping[str, str] | None) -> tuple[int, bytes]:
        """One more try is for a kept connection that the server has closed meanwhile."""
        import requests  # noqa: PLC0415

        with contextlib.suppress(IndexError):
            session = self._idle.pop()
            try:
                return self._exchanged(session, url, form)
            except requests.Timeout:
                raise
            except requests.ConnectionError:
                session.close()
        return self._exchanged(self._session(), url, form)

    def _exchanged(self, session: requests.Session, url: str, form: Mapping[str, str] | None) -> tuple[int, bytes]:
        import requests  # noqa: PLC0415

        until = time.monotonic() + self._timeout
        method = "GET" if form is None else "POST"
        with session.request(
            method, url, data=form, timeout=self._timeout, stream=True, allow_redirects=False
        ) as response:
            body = bytearray()
            # The timeout of requests is for each read: a server that sends a byte now and then would never meet it.
            for piece in response.iter_content(65536):
                body += piece
                if time.monotonic() > until:
                    raise requests.ReadTimeout
                if len(body) > _MOST_BYTES:
                    self.disown()
        self._idle.append(session)
        return response.status_code, bytes(body)

    def _session(self) -> requests.Session:
        import requests  # noqa: PLC0415

        session = requests.Session()
        # A proxy of the environment can't reach this machine's own ports.
        session.trust_env = not self._is_loopback
        return session


def _reason(body: bytes) -> str:
    """What LanguageTool says of an error. The words of another program may be meant for nobody here, as those of a server behind a firewall."""
    said = " ".join(body[:1000].decode(errors="replace").split())[:200]
    shown = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in said)
    return shown if shown.startswith("Error:") else "no reason"


def _cause(error: BaseException) -> str:
    """The innermost reason, in the system's words."""
    seen = [error]
    while (inner := seen[-1].__cause__ or seen[-1].__context__) is not None and inner not in seen:
        seen.append(inner)
    for one in reversed(seen):
        if isinstance(one, OSError) and one.strerror:
            return one.strerror
    return type(error).__name__
