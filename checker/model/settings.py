"""How a run is to be done. Plain values; a door fills them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from checker.model.errors import UsageError
from checker.model.finding import Severity
from checker.model.reader_options import ReaderOptions

if TYPE_CHECKING:
    from checker.model.word_list import WordList


MOST_JOBS = 256
"""More processes than this are a slip of the finger."""
MOST_SECONDS = 86_400


@dataclass(frozen=True)
class Settings:
    """Settings of a run. ``select`` and ``ignore`` are selectors; ``fail_on`` None never fails; ``date`` is ISO.

    Raises UsageError for selectors that are one text instead of a list, and for a date that is none.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    fail_on: Severity | None = Severity.ERROR
    readability: bool = True
    encoding: str = ""
    language: str = "auto"
    date: str = ""
    title: str = ""
    accepted: WordList | frozenset[str] = frozenset()
    names: Path | None = None
    allow_empty: bool = False
    suppressions: bool = True
    reader: ReaderOptions = field(default_factory=ReaderOptions)
    jobs: int = 1
    """How many processes may check; 0: as many as there are processors, where there are files enough. A program that calls this library asks for it:
    where processes are spawned, its main module is imported again."""
    severities: tuple[tuple[str, Severity], ...] = ()
    """Severities by rule (``family/slug``), for all of its cases, instead of its page's."""
    options: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Options by rule: pairs of an option's name and its value."""
    catalogue: str = ""
    """The version whose rules are known to the house: a rule that came later runs as info, unless ``severities`` names it."""
    gate: tuple[str, ...] = ()
    """Rules that nothing below the root policy may switch off, lower or silence. They are on and have their severity already."""
    drafts: str = "check"
    """``skip``: documents that are marked as drafts are left out of the run."""
    words: tuple[Path, ...] = ()
    """The house's own lists of words; what they accept is in ``accepted`` already."""
    baseline: Path | None = None
    rules: Path | None = None
    """A folder with rules of the house."""
    cache: bool = True
    backends: tuple[str, ...] = ()
    """The programs that are asked beside our rules: ``languagetool``."""
    languagetool_url: str = ""
    """A server that is running; else one is started from the jars in ``languagetool_folder``, by default those of ``checker languagetool install``."""
    languagetool_folder: Path | None = None
    languagetool_timeout: float = 60.0
    """Seconds that its start, and each of its answers, may take."""

    def __post_init__(self) -> None:
        given: tuple[tuple[str, object], ...] = (("select", self.select), ("ignore", self.ignore))
        for name, value in given:
            if isinstance(value, str):  # a text is a sequence of texts too: each letter would be a selector
                raise UsageError(f"{name} must be a list of rules, not one text: [{value!r}]")
        if self.date and not is_day(self.date):
            raise UsageError(f"date is “{self.date}”; write a day of the calendar as YYYY-MM-DD")


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar as YYYY-MM-DD. Other forms of ISO 8601, such as weeks, are none."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
