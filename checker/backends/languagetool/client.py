"""The client of a LanguageTool server. Its import needs the optional package language-tool-python.

The package speaks to the server in remote mode: it knows the languages and builds the requests. The answers are read
here, because the package hides what a report needs (the version, incomplete results, lengths in the server's units),
keeps matches in a cache that threads share, and waits for 300 seconds twice. Its local mode is not used: it takes any
program that answers on its port for LanguageTool, so that nothing is found, and leaves Java running after SIGTERM.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from typing import Any

from language_tool_python import LanguageTool

from checker.backends.languagetool.answers import Answer, answer_of
from checker.backends.languagetool.http import Connections, UnusableServerError, run_concurrently
from checker.backends.languagetool.jars import KNOWN
from checker.backends.languagetool.options import LanguageToolOptions
from checker.backends.languagetool.server import Server
from checker.model.errors import BackendError

# Each compares dates with today's: the same text would get other matches in another year.
CLOCK_RULES = (
    "DATE_FUTURE_VERB_PAST",
    "DATE_FUTURE_VERB_PAST_US",
    "DATE_NEW_YEAR",
    "EN_DATE_WEEKDAY",
    "EN_DATE_WEEKDAY_CURRENTYEAR",
)
_TEXTS_PER_TIMEOUT = 10
_WARM_UP = "This sentence loads the rules."
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


class _Remote(LanguageTool):
    """The package in remote mode, on our connections: they have a time limit of their own and use no proxy for this
    machine."""

    def __init__(self, language: str, connections: Connections) -> None:
        self._connections = connections
        super().__init__(language, remote_server=connections.url, host="127.0.0.1")

    def form(self) -> dict[str, str]:
        """The parameters of each request, without its text."""
        return self._create_params("")

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 2,  # noqa: ARG002 - the package's signature
        method: str = "get",
    ) -> Any:
        return self._connections.request(url, params if method == "post" else None)


class ServerClient:
    """A server whose identity and version were checked. ``version`` is the server's, ``url`` its address for other
    processes.

    ``server`` is the one that was started for it, if any. Raises BackendError if the server can't be used.
    """

    def __init__(self, options: LanguageToolOptions, url: str, server: Server | None) -> None:
        self.url = url
        self.server = server
        self._timeout = options.timeout
        self._concurrency = options.concurrency
        self._connections = Connections(url, options.timeout)
        self._failure: UnusableServerError | None = None
        self._form: dict[str, str] = {"language": options.language}
        self.version = ""
        # The server's identity is checked before the package, which wouldn't check it, talks to it.
        (first,) = self.check([_WARM_UP])
        if first.version not in KNOWN:
            raise BackendError(
                f"LanguageTool at {url} is version {first.version or 'unknown'}; supported versions are {', '.join(KNOWN)}"
            )
        self.version = first.version
        self._form = self._form_for(options.language)

    def check(self, texts: Sequence[str]) -> Iterator[Answer]:
        """Yields one answer a text, in their order. Raises BackendError if the server fails; once it is gone or hangs,
        at once."""
        if self._failure is not None:
            raise self._failure
        # Each answer has its own limit; without this one, many that come just in time would take hours together.
        deadline = time.monotonic() + self._timeout * (2 + len(texts) / _TEXTS_PER_TIMEOUT)
        try:
            for answer in run_concurrently(self._check_one, texts, self._concurrency, self._timeout):
                yield answer
                if time.monotonic() > deadline:
                    self._fail(None)
        except UnusableServerError as error:
            self._fail(error)
        except TimeoutError:
            self._fail(None)

    def close(self) -> None:
        """Ends the connections, and the server if it was started here. More than once does no harm."""
        self._connections.close()
        if self.server is not None:
            self.server.stop()

    def ended(self, timeout: float) -> str:
        """Why a server that was started here ended by itself; "" if it still runs after ``timeout`` seconds, or was
        stopped."""
        reason = "" if self.server is None or self.server.stopped else self.server.ended(timeout)
        return f"LanguageTool stopped during the run: {reason}" if reason else ""

    def _check_one(self, text: str) -> Answer:
        # No encoding has a half of a character; its replacement has the same length.
        response = self._connections.request("v2/check", {**self._form, "text": _LONE_SURROGATES.sub("\ufffd", text)})
        try:
            answer = answer_of(response, text)
        except ValueError:
            self._connections.raise_not_languagetool()
        if self.version and answer.version != self.version:
            raise UnusableServerError(
                f"LanguageTool at {self.url} changed from version {self.version} to {answer.version} during the run"
            )
        return answer

    def _fail(self, error: UnusableServerError | None) -> None:
        """Remembers the failure (None: a timeout), ends the server, and raises: every further request would wait as
        long, for nothing."""
        if error is None:
            try:
                self._connections.raise_timeout()
            except UnusableServerError as timeout:
                error = timeout
        if reason := self.ended(timeout=1):
            error = UnusableServerError(reason)
        self._failure = error
        self.close()
        raise error

    def _form_for(self, language: str) -> dict[str, str]:
        connections = self._connections
        try:
            (remote,) = run_concurrently(lambda name: _Remote(name, connections), [language], 1, self._timeout)
        except TimeoutError:
            connections.raise_timeout()
        except (AttributeError, TypeError):
            connections.raise_not_languagetool()  # its list of languages is something else
        except ValueError:
            raise BackendError(f"LanguageTool at {self.url} does not support the language “{language}”") from None
        return {**remote.form(), "disabledRules": ",".join(CLOCK_RULES)}
