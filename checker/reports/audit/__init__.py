"""Reports on an audit of rules: each is a module of this package with ``render``, called as in ``--format``."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import NamedTuple, Protocol, cast

from checker.model.audit import Audit
from checker.model.errors import UsageError
from checker.model.summary import Summary

NAMES = ("json", "markdown", "text")
EXTENSIONS = {"json": (".json",), "markdown": (".md", ".markdown"), "text": (".txt",)}


class AuditView(NamedTuple):
    """What a report shows besides the figures.

    ``excerpts``: the words of sampled alarms; ``rules``: the digest of the catalogue.
    """

    excerpts: bool = False
    rules: str = ""


class Render(Protocol):
    """Writes a report on an audit; the summary has what could not be read."""

    def __call__(self, audit: Audit, summary: Summary, view: AuditView) -> Iterator[str]:
        """The pieces of the report."""


def load_report(name: str) -> Render:
    """The report of that name. Raises UsageError if there is none."""
    if name not in NAMES:
        raise UsageError(f"unknown format “{name}” (available: {', '.join(NAMES)})")
    return cast("Render", importlib.import_module(f"{__name__}.{name}").render)
