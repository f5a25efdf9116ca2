"""How a run is to be done. Plain values; a door fills them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from checker.model.finding import Severity
from checker.reading.options import ReaderOptions


@dataclass(frozen=True)
class Settings:
    """Settings of a run. ``select`` and ``ignore`` are selectors; ``fail_on`` None never fails; ``date`` is ISO."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    fail_on: Severity | None = Severity.ERROR
    readability: bool = True
    encoding: str = ""
    language: str = "auto"
    date: str = ""
    title: str = ""
    accepted: frozenset[str] = field(default_factory=frozenset)
    names: Path | None = None
    allow_empty: bool = False
    suppressions: bool = True
    reader: ReaderOptions = field(default_factory=ReaderOptions)
    jobs: int = 1
    """How many processes may check; 0: as many as there are processors, where there are files enough. A program that calls this library asks for it:
    where processes are spawned, its main module is imported again."""
