"""The backends that there are, and those that a process has opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from checker.backends import Diagnosis, ServerAddress
from checker.backends.languagetool.matches.selection import explain as explain_languagetool
from checker.backends.languagetool.options import OPTIONS as LANGUAGETOOL_OPTIONS
from checker.model.errors import UsageError
from checker.model.report import BackendStopped
from checker.model.settings import Settings
from checker.words.resources import Resources

if TYPE_CHECKING:
    from checker.engine.draft import ProducerContext
    from checker.model.producer import Producer


class OpenBackend(Protocol):
    """A backend that was opened for a process."""

    def producer(self, settings: Settings, resources: Resources) -> Producer[ProducerContext]:
        """Finds what the settings select."""

    def address(self) -> ServerAddress:
        """What another process needs to use the same server; it is started for that."""

    def ended(self) -> str:
        """Why a server that was started here ended by itself, if it did."""

    def close(self) -> None:
        """Ends what was opened. More than once does no harm."""


class Backend(NamedTuple):
    """A program that can find things beside our rules. Its name is also the family of its rules.

    ``open`` may raise UsageError for an invalid option; ``diagnose`` checks each part of its installation; ``explain``
    says how one of its rules, or its family, is reported and why.
    """

    name: str
    title: str
    options: Mapping[str, Mapping[str, Any]]
    open: Callable[[Settings, ServerAddress | None], OpenBackend]
    diagnose: Callable[[Settings], Iterator[Diagnosis]]
    explain: Callable[[str, Resources], str]


def _open_languagetool(settings: Settings, address: ServerAddress | None) -> OpenBackend:
    from checker.backends.languagetool.backend import LanguageToolBackend  # noqa: PLC0415 - 80 ms (subprocess, sockets, threads, platformdirs), and few runs use it

    return LanguageToolBackend(settings, address)


def _diagnose_languagetool(settings: Settings) -> Iterator[Diagnosis]:
    from checker.backends.languagetool.installation import diagnose  # noqa: PLC0415 - 80 ms, as above

    return diagnose(settings)


BACKENDS: Mapping[str, Backend] = {
    backend.name: backend
    for backend in (
        Backend(
            "languagetool",
            "LanguageTool",
            LANGUAGETOOL_OPTIONS,
            _open_languagetool,
            _diagnose_languagetool,
            explain_languagetool,
        ),
    )
}


class Backends:
    """The backends of one process. ``close`` has to be called at its end, however that comes about."""

    def __init__(self) -> None:
        self._clients: dict[tuple[object, ...], OpenBackend] = {}

    def producers(
        self, settings: Settings, resources: Resources, address: ServerAddress | None = None
    ) -> tuple[Producer[ProducerContext], ...]:
        """The producers that the settings ask for. Raises UsageError for an unknown backend or an invalid address."""
        for name in settings.backends:
            if name not in BACKENDS:
                raise UsageError(f"unknown backend “{name}” (available: {', '.join(BACKENDS)})")
        return tuple(
            self._client(name, settings, address).producer(settings, resources)
            for name in dict.fromkeys(settings.backends)
        )

    def address(self, settings: Settings) -> ServerAddress | None:
        """What another process needs to use the same servers; they are started for that."""
        return next((self._client(name, settings).address() for name in settings.backends), None)

    def _client(self, name: str, settings: Settings, address: ServerAddress | None = None) -> OpenBackend:
        backend = BACKENDS[name]
        key = (name, address, *(getattr(settings, row["setting"]) for row in backend.options.values()))
        if key not in self._clients:
            self._clients[key] = backend.open(settings, address)
        return self._clients[key]

    def stopped(self) -> Iterator[BackendStopped]:
        """Why a server that was started here stopped, if it did: the processes that used it only know that it is gone."""
        reasons = filter(None, (client.ended() for client in self._clients.values()))
        yield from map(BackendStopped, islice(reasons, 1))

    def close(self) -> None:
        """Ends what was opened. More than once does no harm."""
        for client in self._clients.values():
            client.close()
