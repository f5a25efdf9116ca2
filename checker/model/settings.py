"""The settings of a run: plain values, filled in by the command line, the configuration or a program."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.model.errors import UsageError
from checker.model.finding import Severity
from checker.model.snapshot import Snapshot

if TYPE_CHECKING:
    from checker.model.word_list import WordList

MOST_JOBS = 256
"""More processes than this are a typing error."""
MOST_NUMBER = 1_000_000_000
MOST_SECONDS = 86_400
MOST_SIZE = 1000
"""Megabytes: what `max-file-size` may be set to."""
MOST_MEGABYTES = 10
"""The default limit of a document: some two million words. One that is larger is no article."""

BODIES = frozenset({"body", "content"})
"""Front matter keys that hold the text of a story itself, if their value is several words."""

SUMMARIES = frozenset({"excerpt", "intro", "summary"})
"""Front matter keys that sites print as Markdown or HTML; programs fill them with an extract of the story."""


class ReaderOptions(NamedTuple):
    """Options of the readers.

    ``front_matter`` are the keys whose values are prose. ``root`` and ``skip`` are CSS selectors (a tag, ``.class``, ``#id`` or
    ``[role=…]``): of the HTML elements that hold the article (without one, the whole page), and of those to leave out. ``formats``
    maps an extension (".story") to the name of a reader. ``input_format`` is the reader of every input, whatever its extension;
    "" leaves it to the extension.
    """

    front_matter: tuple[str, ...] = (
        "title",
        "description",
        "caption",
        "alt",
        "summary",
        "excerpt",
        "intro",
        "content",
        "body",
        "text",
        "articleBody",
        "lead",
        "standfirst",
        "subtitle",
    )
    root: tuple[str, ...] = ()
    skip: tuple[str, ...] = ("nav", "footer", "aside", ".related")
    formats: tuple[tuple[str, str], ...] = ()
    input_format: str = ""


@dataclass(frozen=True)
class Settings:
    """Settings of a run. ``select`` and ``ignore`` are selectors; ``fail_on`` None never fails; ``date`` is ISO.

    Raises UsageError for a value of the wrong type, such as one selector instead of a list, and for an invalid date.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    fail_on: Severity | None = Severity.ERROR
    readability: bool = True
    encoding: str = ""
    max_file_size: int = MOST_MEGABYTES
    """Megabytes; a larger document is not read."""
    language: str = "auto"
    date: str = ""
    title: str = ""
    accepted: WordList | frozenset[str] = frozenset()
    names: Path | None = None
    allow_empty: bool = False
    suppressions: bool = True
    reader: ReaderOptions = field(default_factory=ReaderOptions)
    jobs: int = 1
    """How many processes may check; 0: one for each processor, if there are enough files. The default is 1 for programs that import
    this library: where processes are spawned, their main module is imported again."""
    severities: tuple[tuple[str, Severity], ...] = ()
    """Severities by rule (``family/slug``), for all of its cases, instead of its page's."""
    options: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Options by rule: pairs of an option's name and its value."""
    catalogue: str = ""
    """The version whose rules the project knows: a rule that was added later runs as info, unless ``severities`` names it."""
    gate: tuple[str, ...] = ()
    """Rules that nothing below the root policy may turn off, downgrade or suppress. They are already on and have their severity."""
    drafts: str = "check"
    """``skip``: documents marked as drafts are left out of the run."""
    words: tuple[Path, ...] = ()
    """The project's own word lists; what they accept is already in ``accepted``."""
    baseline: Path | None = None
    rules: Path | None = None
    """A folder with project rules."""
    snapshot: Snapshot | None = None
    """The revision of Git from which baselines and side-car files are read; None: the working tree."""
    cache: bool = True
    backends: tuple[str, ...] = ()
    """The backends that run besides our rules: ``languagetool``."""
    languagetool_url: str = ""
    """The address of a running server. Without it, one is started from the jars in ``languagetool_folder``, by default those of
    ``checker languagetool install``."""
    languagetool_folder: Path | None = None
    languagetool_timeout: float = 60.0
    """Seconds that the start of the server, and each response, may take."""

    def __post_init__(self) -> None:
        for name in ("select", "ignore", "gate", "words", "backends", "severities", "options"):
            value: object = getattr(self, name)
            if isinstance(value, str):  # a string is a sequence of strings too: each letter would be a selector
                raise UsageError(f"{name} must be a list of rules, not a string: [{value!r}]")
            object.__setattr__(self, name, _as_tuple(name, value))
        object.__setattr__(self, "accepted", _as_words(self.accepted))
        for kind, (types, names) in _TYPES.items():
            for name in names:
                value = getattr(self, name)
                if not isinstance(value, types):
                    raise UsageError(f"{name} must be {kind}, not {type(value).__name__} ({value!r})")
        if self.date and not is_day(self.date):
            raise UsageError(f"invalid date “{self.date}”: expected YYYY-MM-DD")


def _as_tuple(name: str, value: object) -> tuple[object, ...]:
    """A list as Settings keep it: they can't be changed, and are compared. Raises UsageError for what is no list."""
    if not isinstance(value, Iterable):
        raise UsageError(f"{name} must be a list, not {type(value).__name__} ({value!r})")
    found = tuple(value)
    wrong = [each for each in found if name in _STRINGS and not isinstance(each, str)]
    if wrong:
        raise UsageError(f"{name} must be a list of strings, not of {type(wrong[0]).__name__} ({wrong[0]!r})")
    return found


def _as_words(value: object) -> object:
    """A set of words that can't be changed. A WordList is one already."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise UsageError(f"accepted must be a set of words, not {type(value).__name__} ({value!r})")
    return frozenset(value) if isinstance(value, list | tuple | set) else value


_STRINGS = frozenset({"select", "ignore", "gate", "backends"})
_TYPES: Mapping[str, tuple[tuple[type, ...], tuple[str, ...]]] = {
    "a string": ((str,), ("encoding", "language", "date", "title", "catalogue", "drafts", "languagetool_url")),
    "a Severity or None": ((Severity, type(None)), ("fail_on",)),
    "a Path or None": ((Path, type(None)), ("names", "baseline", "rules", "languagetool_folder")),
    "True or False": ((bool,), ("preview", "readability", "allow_empty", "suppressions", "cache")),
    "a number": ((int, float), ("jobs", "languagetool_timeout")),
    "a whole number": ((int,), ("max_file_size",)),
    "a ReaderOptions": ((ReaderOptions,), ("reader",)),
    "a Snapshot or None": ((Snapshot, type(None)), ("snapshot",)),
}


def is_day(text: str) -> bool:
    """Whether a text is a calendar day as YYYY-MM-DD. Other forms of ISO 8601, such as weeks, don't count."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
