"""The checkers of a worker process: built once for each set of options, and only a few are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from checker.backends import ServerAddress
from checker.backends.registry import Backends
from checker.model.errors import UsageError
from checker.model.report import Event
from checker.model.settings import Settings
from checker.rulebook.catalogue import Catalogue
from checker.run.catalogues import catalogue_of
from checker.run.checker import Checker
from checker.serve.requests import ApiError, CheckRequest
from checker.words.resources import Resources

MOST_KEPT = 8
"""Checkers of a process. Each request may bring other words, and a checker with words of its own takes some megabytes."""


class TextChecker(Checker):
    """Checks texts that are in no file: no side-car file is theirs, whatever they are called."""

    def suppressed(self, events: Sequence[Event]) -> Iterable[Event]:
        """All events as they are."""
        return events


def checker_for(request: CheckRequest, base: Settings) -> TextChecker:
    """The checker for a request to a server with these settings. Raises ApiError for an invalid option."""
    try:
        settings = request.settings(base)
        _check_options(settings, base)
        return _checker(settings)
    except UsageError as error:
        raise ApiError(400, "invalid_option", str(error)) from error


def _check_options(settings: Settings, base: Settings) -> None:
    catalogue = _catalogue(base.rules)
    if settings.language not in ("auto", *catalogue.languages, base.language):
        known = ", ".join(("auto", *sorted(catalogue.languages)))
        raise UsageError(f"language: no rules for “{settings.language}” (available: {known})")
    for selector in settings.ignore if settings.ignore != base.ignore else ():
        rule = catalogue.find(selector)
        if rule is not None and rule.name in base.gate:
            raise UsageError(f"ignore: {rule.name} can't be turned off: “gate” in the root policy lists it")


@lru_cache(MOST_KEPT)
def _checker(settings: Settings) -> TextChecker:
    resources = _resources().for_project(settings.accepted, settings.names)
    producers = _backends().producers(settings, resources, _servers[-1])
    return TextChecker(settings, _catalogue(settings.rules), resources, producers)


_servers: list[ServerAddress | None] = [None]


def use_server(address: ServerAddress | None) -> None:
    """Makes the checkers of this process ask a LanguageTool that another process has started."""
    _servers.append(address)


@cache
def _resources() -> Resources:
    return Resources()


@cache
def _backends() -> Backends:
    return Backends()


@cache
def _catalogue(rules: Path | None) -> Catalogue:
    return catalogue_of(rules)
