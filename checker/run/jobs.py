"""What is to be checked, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from checker.backends.server_address import ServerAddress
from checker.model.report import DocumentReport, OutOfScope, SkippedInput
from checker.model.settings import Settings
from checker.reading.source import Source


class Job(NamedTuple):
    """A source that was read, and the settings that hold for it. ``reached``: the LanguageTool that is to be asked, where it is open already."""

    source: Source
    settings: Settings
    reached: ServerAddress | None = None


class Checked(NamedTuple):
    """What came of one input. It depends on nothing but the source's text and name, and the settings."""

    reports: tuple[DocumentReport, ...] = ()
    skipped: tuple[SkippedInput, ...] = ()
    out_of_scope: tuple[OutOfScope, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    """How many documents that no reader takes a walk met, by extension."""


Check = Callable[[Job], Checked]
