"""The programs that are asked beside our rules: opened once in a run, and ended with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from checker.backends.server_address import ServerAddress
from checker.base.processes import most_jobs
from checker.model.errors import UsageError
from checker.model.report import Summary
from checker.model.settings import Settings
from checker.rulebook.selection import BACKENDS, is_on
from checker.words.resources import Resources

if TYPE_CHECKING:
    from checker.backends.languagetool.answers import LanguageToolOptions
    from checker.backends.languagetool.lazy_client import WaitingClient
    from checker.engine.producer import Ground
    from checker.model.producer import Producer


class Backends:
    """Those of one process. ``close`` has to be called at its end, however that comes about."""

    def __init__(self) -> None:
        self._clients: dict[tuple[LanguageToolOptions, str], WaitingClient] = {}

    def producers(
        self, settings: Settings, resources: Resources, reached: ServerAddress | None = None
    ) -> tuple[Producer[Ground], ...]:
        """What finds things beside the rules, with these settings. Raises UsageError for a program that isn't known, or an address that can't be."""
        for name in settings.backends:
            if name not in BACKENDS:
                raise UsageError(f"“{name}” is no program that can be asked; there is {', '.join(BACKENDS)}")
        if not settings.backends:
            return ()
        from checker.backends.languagetool.producer import LanguageTool  # noqa: PLC0415 - only where it is asked
        from checker.backends.languagetool.selection import Selection  # noqa: PLC0415

        client = self._client(settings, reached)
        chosen = partial(is_on, chosen=settings.select, ignored=settings.ignore, preview=settings.preview)
        return (LanguageTool(client, Selection.of(resources), client.options, chosen),)

    def reached(self, settings: Settings) -> ServerAddress | None:
        """What another process has to know to ask the same programs; they are opened for that."""
        if not settings.backends:
            return None
        client = self._client(settings)
        return ServerAddress(client.url, client.failure)

    def _client(self, settings: Settings, reached: ServerAddress | None = None) -> WaitingClient:
        from checker.backends.languagetool.answers import LanguageToolOptions  # noqa: PLC0415 - only where it is asked
        from checker.backends.languagetool.lazy_client import WaitingClient  # noqa: PLC0415

        timeout = settings.languagetool_timeout
        if reached is None:
            folder = settings.languagetool_folder
            options = LanguageToolOptions(settings.languagetool_url, folder, timeout, lanes=most_jobs(0))
        else:
            # Each process asks about one text at a time: together they keep the server busy.
            options = LanguageToolOptions(reached.url, None, timeout, lanes=1)
        key = (options, reached.failure if reached else "")
        if key not in self._clients:
            self._clients[key] = WaitingClient(*key)
        return self._clients[key]

    def explain(self, summary: Summary) -> None:
        """Tells in ``summary`` why a server that was started here ended, where the processes that asked it only saw it gone."""
        reason = next(filter(None, (client.ended() for client in self._clients.values())), "")
        summary.backends = [
            backend if backend.complete or not reason else backend._replace(failures=(reason,))
            for backend in summary.backends
        ]

    def close(self) -> None:
        """Ends what was opened. More than once does no harm."""
        for client in self._clients.values():
            client.close()
