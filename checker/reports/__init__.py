"""Output formats: each is a module (or package) of this package with ``NAME``, ``NEEDS`` and ``render``.

``NAME`` is also the name of the module. A module may have ``render_lines`` too: the same as JSON lines, a format whose name ends in a
further "l"; and ``render_pages``: the same as several files in a folder. Modules without ``NAME`` are not chosen by ``--format``. ``EXTENSIONS`` are those of files in the format, if it has any.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple, Protocol

from checker.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from checker.model.report import DocumentReport
    from checker.model.rule_info import RuleInfo
    from checker.model.summary import Summary
    from checker.rulebook.catalogue import Catalogue


class Need(Enum):
    """What a format needs of a run besides its findings. A run leaves out what no output needs."""

    READABILITY = auto()
    """The figures of each document: they cost more than the rest of a short run."""
    RULES = auto()
    """The catalogue and the enabled rules, in ``RunInfo``."""
    TOTALS = auto()
    """A line on the whole run on standard error: the format has no place for one."""
    EVERY = auto()
    """All findings, however many a rule has: it counts them, and doesn't list them."""
    UNREAD = auto()
    """How many files of other types there were: the format reports them, and standard error does not."""


@dataclass(frozen=True)
class RunInfo:
    """What a report may show of its run. ``catalogue`` and ``enabled`` are there for formats that need ``RULES``."""

    catalogue: Catalogue | None = None
    enabled: Sequence[RuleInfo] = ()
    color: bool = False
    verbose: bool = False
    all_states: bool = False

    @property
    def rules_digest(self) -> str:
        """The digest of the catalogue; empty without one."""
        return "" if self.catalogue is None else self.catalogue.digest

    def page(self, rule: str) -> RuleInfo | None:
        """The page of a rule, by its full name."""
        return self.catalogue[rule] if self.catalogue is not None and rule in self.catalogue else None


class Render(Protocol):
    """Writes a report piece by piece; the summary is complete once the reports are exhausted."""

    def __call__(self, reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
        """The pieces of the report."""


class RenderPages(Protocol):
    """Writes a report into a folder; the summary is complete once the pages are exhausted."""

    def __call__(
        self, reports: Iterable[DocumentReport], summary: Summary, run: RunInfo
    ) -> Iterator[tuple[str, Iterator[str]]]:
        """The name of each file, and the pieces of its text."""


class Format(NamedTuple):
    """An output format. ``render_pages`` is there if it can also fill a folder."""

    name: str
    needs: frozenset[Need]
    render: Render
    extensions: tuple[str, ...] = ()
    render_pages: RenderPages | None = None


def format_names() -> list[str]:
    """All names that ``load_format`` takes, sorted. Imports every format."""
    return sorted(found.name for found in _formats())


def extensions() -> dict[str, tuple[str, ...]]:
    """The file extensions of each format. Imports every format."""
    return {found.name: found.extensions for found in _formats()}


def _formats() -> Iterator[Format]:
    return (found for module in pkgutil.iter_modules(__path__) for found in _formats_in(module.name))


def load_format(name: str) -> Format:
    """The format of that name; imports no other. Raises UsageError if there is none."""
    for module in (name, name.removesuffix("l")):
        for found in _formats_in(module):
            if found.name == name:
                return found
    raise UsageError(f"unknown format “{name}” (available: {', '.join(format_names())})")


def _formats_in(module_name: str) -> Iterator[Format]:
    qualified = f"{__name__}.{module_name}"
    if not module_name.isidentifier() or importlib.util.find_spec(qualified) is None:
        return
    module: ModuleType = importlib.import_module(qualified)
    if hasattr(module, "NAME"):
        extensions: tuple[str, ...] = getattr(module, "EXTENSIONS", ())
        yield Format(module.NAME, module.NEEDS, module.render, extensions, getattr(module, "render_pages", None))
        if hasattr(module, "render_lines"):
            lines = tuple(f"{extension}l" for extension in extensions)
            yield Format(f"{module.NAME}l", module.NEEDS, module.render_lines, lines)
