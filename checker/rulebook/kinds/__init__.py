"""The declarative kinds of check, by the names that pages use. Each builds a check from a page's data and validates it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.rulebook.expressions import Engine
from checker.rulebook.kinds import pattern, phrases
from checker.rulebook.pages.source import Section


class Kind(Protocol):
    """What the module of a kind has."""

    def build(self, data: Mapping[str, Any], engine: Engine, /) -> Callable[[Facts, Mapping[str, str]], Iterator[Mark]]:
        """The check of a page's data."""

    def needs(self, data: Section) -> tuple[str, ...]:
        """Literals, one of which is in every text that the check marks; empty where its page lists them."""

    def check_data(self, data: Section, engine: Engine, /) -> None:
        """Raises PageError for data that ``build`` can't use."""

    def firings(self, data: Section) -> Iterator[tuple[Section, str, frozenset[str]]]:
        """How the check fires: the part of the data, the case, and the fields that its templates may name."""


KINDS: Mapping[str, Kind] = {"pattern": pattern, "phrases": phrases}
