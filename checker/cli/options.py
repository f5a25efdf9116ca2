"""From the words of a command line to a Workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.base.parsed_yaml import cache_folder
from checker.config.command_line import CommandLine
from checker.config.scope import Configurations
from checker.model.errors import CheckerError, UsageError
from checker.model.finding import Severity
from checker.model.reader_options import ReaderOptions
from checker.model.settings import MOST_JOBS, MOST_SECONDS, Settings, is_day
from checker.reading.registry import NAMES, reader_for, unread
from checker.reading.source import Source, decode, is_encoding
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.selection import BACKENDS
from checker.run.catalogues import catalogue_of, shipped_catalogue
from checker.run.workspace import Workspace

if TYPE_CHECKING:
    from checker.model.word_list import WordList


class Asked(NamedTuple):
    """The options that say what is checked and how. None: not given, and left to the configuration."""

    select: Sequence[str] | None = None
    ignore: Sequence[str] | None = None
    preview: bool | None = None
    fail_on: str | None = None
    accept: Sequence[Path] | None = None
    names: Path | None = None
    encoding: str | None = None
    language: str | None = None
    date: str | None = None
    title: str | None = None
    jobs: int | None = None
    baseline: Path | None = None
    backends: Sequence[str] | None = None
    languagetool_url: str | None = None
    languagetool_folder: Path | None = None
    languagetool_timeout: float | None = None
    allow_empty: bool = False
    readability: bool = True
    input_format: str | None = None
    no_cache: bool = False
    cache_dir: Path | None = None


class Scope(NamedTuple):
    """The options that say which configuration holds, and what is left out."""

    config: Path | None = None
    isolated: bool = False
    no_local_rules: bool = False
    exclude: Sequence[str] | None = None
    extend_exclude: Sequence[str] | None = None
    force_exclude: bool | None = None
    respect_gitignore: bool | None = None
    untrusted: bool = False


def workspace_from(asked: Asked, scope: Scope | None = None) -> Workspace:
    """The Workspace of a command line. Raises UsageError for a value that can't be."""
    scope = scope or Scope()
    configurations = configurations_from(asked, scope)
    _check_language(asked.language, configurations.run_settings.rules)
    return Workspace(configurations.run_settings, configurations, asked.cache_dir or cache_folder())


def catalogue_from(scope: Scope) -> Catalogue:
    """The rules that a house has: the shipped ones and its own."""
    return catalogue_of(configurations_from(Asked(), scope).run_settings.rules)


def configurations_from(asked: Asked, scope: Scope) -> Configurations:
    """The configuration files of a command line, beside what it says itself. Raises UsageError for a value that can't be."""
    overrides = CommandLine(
        settings_from(asked),
        frozenset(_given(asked, scope)),
        None if scope.exclude is None else _split(scope.exclude),
        _split(scope.extend_exclude),
        scope.respect_gitignore,
        scope.force_exclude,
        scope.untrusted,
    )
    rules = shipped_catalogue if scope.no_local_rules or scope.untrusted else catalogue_of
    return Configurations(Path(), rules, config=scope.config, isolated=scope.isolated, overrides=overrides)


_NO_BACKEND = "none"
# The reader is made of what a configuration and the command line say together.
_OF_THE_RUN = frozenset({"readability", "cache_dir", "input_format"})
# The options whose Settings are called otherwise.
_CALLED = {"accept": "accepted", "no_cache": "cache"}


def _given(asked: Asked, scope: Scope) -> Iterator[str]:
    for name, value in asked._asdict().items():
        if value is not None and value is not False and name not in _OF_THE_RUN:
            yield _CALLED.get(name, name)
    if scope.no_local_rules or scope.untrusted:
        yield "rules"


def settings_from(asked: Asked) -> Settings:
    """The Settings that the options alone make. Raises UsageError for a value that can't be."""
    _check_date(asked.date or "")
    jobs = asked.jobs or 0
    if not 0 <= jobs <= MOST_JOBS:
        raise UsageError(f"--jobs is {jobs}; use a number from 1 to {MOST_JOBS}, or 0 for one process per processor")
    if asked.languagetool_timeout is not None and not 0 < asked.languagetool_timeout <= MOST_SECONDS:
        raise UsageError(
            f"--languagetool-timeout is {asked.languagetool_timeout}; use a number of seconds up to {MOST_SECONDS}"
        )
    if asked.encoding and not is_encoding(asked.encoding):
        raise UsageError(f"unknown encoding “{asked.encoding}”")
    if asked.names is not None and not asked.names.is_file():
        raise UsageError(f"--names: no file {asked.names.as_posix()}")
    return Settings(
        select=_split(asked.select),
        ignore=_split(asked.ignore),
        preview=asked.preview or False,
        fail_on=_severity(asked.fail_on or "error"),
        readability=asked.readability,
        encoding=asked.encoding or "",
        language=asked.language or "auto",
        date=asked.date or "",
        title=asked.title or "",
        accepted=_accepted(asked.accept or ()),
        reader=ReaderOptions(input_format=_reader(asked.input_format or "")),
        names=asked.names,
        allow_empty=asked.allow_empty,
        jobs=jobs,
        baseline=asked.baseline,
        cache=not asked.no_cache,
        backends=_backends(asked.backends),
        languagetool_url=asked.languagetool_url or "",
        languagetool_folder=asked.languagetool_folder,
        languagetool_timeout=asked.languagetool_timeout or Settings.languagetool_timeout,
    )


def _reader(name: str) -> str:
    if name and name not in NAMES:
        raise UsageError(f"--input-format is “{name}”; it is one of {', '.join(NAMES)}")
    return name


def _backends(names: Sequence[str] | None) -> tuple[str, ...]:
    """``none`` takes back what a configuration says."""
    asked = tuple(dict.fromkeys(_split(names)))
    for name in asked:
        if name not in (*BACKENDS, _NO_BACKEND):
            raise UsageError(f"--with is “{name}”; it is {' or '.join((*BACKENDS, _NO_BACKEND))}")
    return () if _NO_BACKEND in asked else asked


def _check_language(language: str | None, rules: Path | None) -> None:
    """A language of a configuration may be one that no rule reads, and its files are out of scope; one that is asked for may not."""
    if language not in (None, "auto"):
        known = catalogue_of(rules).languages
        if language not in known:
            raise UsageError(
                f"--language is “{language}”, which no rule reads; it is one of auto, {', '.join(sorted(known))}"
            )


def _check_date(date: str) -> None:
    if date and not is_day(date):
        raise UsageError(f"--date is “{date}”; write a day of the calendar as YYYY-MM-DD")


def _split(selectors: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(part.strip() for selector in selectors or () for part in selector.split(",") if part.strip())


def _severity(name: str) -> Severity | None:
    if name == "never":
        return None
    try:
        return Severity(name)
    except ValueError:
        raise UsageError(f"--fail-on is “{name}”; it is one of error, warning, info, never") from None


def _accepted(paths: Sequence[Path]) -> WordList | frozenset[str]:
    if not paths:
        return frozenset()
    from checker.model.word_list import WordList  # noqa: PLC0415 - only where a project has words
    from checker.words.lists import read_word_list  # noqa: PLC0415 - only where a house has words

    return WordList.joined(read_word_list(path, "--accept: ") for path in paths)


def stdin_source(name: str, settings: Settings) -> Source:
    """Standard input under a name. Raises SourceError where no reader takes that name, or where it is no text; CheckerError where there is none."""
    if reader_for(name, settings.reader) is None:
        raise unread(name)
    return decode(name, stdin_bytes(), settings.encoding)


def stdin_bytes() -> bytes:
    """All of standard input. Raises CheckerError where there is none."""
    import sys  # noqa: PLC0415 - kept beside its one use

    if sys.stdin is None:
        raise CheckerError("standard input is closed")
    return sys.stdin.buffer.read()
