"""LanguageTool as a backend: one client in a process, opened by the first text that needs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from checker.backends import ServerAddress
from checker.backends.languagetool.answers import Answer
from checker.backends.languagetool.jars import default_folder, jars_in, version_in
from checker.backends.languagetool.matches.selection import Selection
from checker.backends.languagetool.options import LanguageToolOptions, base_url
from checker.backends.languagetool.producer import LanguageTool
from checker.backends.languagetool.server import Server
from checker.model.errors import BackendError
from checker.model.settings import Settings
from checker.rulebook.selection import is_on
from checker.words.resources import Resources

if TYPE_CHECKING:
    from checker.backends.languagetool.client import ServerClient

# The dependency, not the extra: for an extra, pip would look up our distribution on the package index, where it is not
# published.
PACKAGE = "pip install 'language-tool-python>=3.4,<4'"


def client_class() -> type[ServerClient]:
    """The client, which needs language-tool-python. Raises BackendError if that is missing."""
    try:
        from checker.backends.languagetool.client import ServerClient  # noqa: PLC0415 - optional; 125 ms (requests), and cached results need no server
    except ImportError as error:
        raise BackendError(
            f"LanguageTool needs the package language-tool-python; install it with: {PACKAGE}"
        ) from error
    return ServerClient


def open_client(options: LanguageToolOptions) -> ServerClient:
    """A client of the server at ``options.url``, or of one that is started from ``options.folder``. Raises BackendError
    if there is none.

    Raises UsageError for an invalid address.
    """
    client = client_class()
    if options.url:
        return client(options, base_url(options.url), None)
    server = Server(jars_in(options.folder or default_folder()), options.timeout)
    try:
        return client(options, server.url, server)
    except BaseException:
        server.stop()
        raise


class LanguageToolBackend:
    """A client that is opened when it is first needed: a run without texts, or whose results are all cached, needs no
    server.

    ``address`` is that of a server that another process has started. A failure is remembered, so that nothing is waited
    for twice. Raises UsageError for an invalid address.
    """

    def __init__(self, settings: Settings, address: ServerAddress | None) -> None:
        self._options = options = LanguageToolOptions.of(settings, address)
        if options.url:
            base_url(options.url)
        self._failure = address.failure if address else ""
        self._expected = version_in(options.folder or default_folder()) if not options.url else ""
        self._client: ServerClient | None = None

    def producer(self, settings: Settings, resources: Resources) -> LanguageTool:
        """Finds what the settings select."""
        chosen = partial(is_on, chosen=settings.select, ignored=settings.ignore, preview=settings.preview)
        return LanguageTool(self, Selection.of(resources), self._options, chosen)

    def address(self) -> ServerAddress:
        """What another process needs to use the same server; it is started for that."""
        self._open()
        return ServerAddress(self._client.url if self._client else "", self._failure)

    @property
    def version(self) -> str:
        """The server's: known from the jars, else from itself; "" if it can't be asked."""
        if self._client is None and not self._expected:
            self._open()
        return self._expected if self._client is None else self._client.version

    def check(self, texts: Sequence[str]) -> Iterator[Answer]:
        """Yields one answer a text, in their order. Raises BackendError if there is no server, or if it fails."""
        if not texts:
            return iter(())
        self._open()
        if self._client is None:
            raise BackendError(self._failure)
        return self._client.check(texts)

    def ended(self) -> str:
        """Why a server that was started here ended by itself; "" if it runs, was stopped, or was started elsewhere."""
        return self._client.ended(timeout=0) if self._client else ""

    def close(self) -> None:
        """Ends the connections, and the server if it was started here; nothing can be asked any more."""
        if self._client is not None:
            self._client.close()

    def _open(self) -> None:
        """Opens the client unless it is open or failed before."""
        if self._client is not None or self._failure:
            return
        try:
            client = open_client(self._options)
        except BackendError as error:
            self._failure = str(error)
            return
        if self._expected not in ("", client.version):
            client.close()
            self._failure = f"the jars are of LanguageTool {self._expected}, but the server is version {client.version}"
            return
        self._client = client
