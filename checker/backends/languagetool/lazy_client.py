"""A client that is opened by the first text: a run whose results are all known needs no server, and one without texts neither."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.backends.languagetool.answers import Answer, LanguageToolOptions
from checker.backends.languagetool.client import ServerClient, open_client
from checker.backends.languagetool.http import base_url
from checker.backends.languagetool.jars import default_folder, version_in
from checker.model.errors import BackendError


class WaitingClient:
    """The client of ``options``. What went wrong once is told again at once: nothing is waited for twice.

    ``failure``: why it is not to be asked, where another process knows that already. Raises UsageError for an address that can't be.
    """

    def __init__(self, options: LanguageToolOptions, failure: str = "") -> None:
        if options.url:
            base_url(options.url)
        self.options = options
        self.failure = failure
        self._expected = version_in(options.folder or default_folder()) if not options.url else ""
        self._client: ServerClient | None = None

    @property
    def version(self) -> str:
        """The server's: told by the jars that are there, else by itself; "" where it can't be asked."""
        if self._client is None and not self._expected:
            self.open()
        return self._expected if self._client is None else self._client.version

    @property
    def url(self) -> str:
        """Where other processes may ask the same server; "" where it can't be asked."""
        self.open()
        return self._client.url if self._client else ""

    def open(self) -> None:
        """Opens it, if it isn't open and did not fail before; whether it did, ``failure`` tells."""
        if self._client is not None or self.failure:
            return
        try:
            client = open_client(self.options)
        except BackendError as error:
            self.failure = str(error)
            return
        if self._expected not in ("", client.version):
            client.close()
            self.failure = f"the jars are of LanguageTool {self._expected}, and {client.version} answers"
            return
        self._client = client

    def check(self, texts: Sequence[str]) -> Iterator[Answer]:
        """Yields one answer a text, in their order. Raises BackendError where there is no server, or where it fails."""
        if not texts:
            return iter(())
        self.open()
        if self._client is None:
            raise BackendError(self.failure)
        return self._client.check(texts)

    def ended(self) -> str:
        """That a server which was started here ended by itself, and why; "" where it runs, was stopped, or is another's."""
        return self._client.ended(patience=0) if self._client else ""

    def close(self) -> None:
        """Ends the connections, and the server if it was started here; nothing can be asked any more."""
        if self._client is not None:
            self._client.close()
