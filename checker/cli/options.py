"""From the words of a command line to Settings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.engine.settings import Settings
from checker.model.errors import CheckerError, UsageError
from checker.model.finding import Severity


def settings_from(
    *,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
    fail_on: str = "error",
    accept: Sequence[Path] | None = None,
    names: Path | None = None,
    date: str = "",
    preview: bool = False,
    encoding: str = "",
    title: str = "",
    language: str = "auto",
    allow_empty: bool = False,
    readability: bool = True,
    jobs: int = 0,
) -> Settings:
    """The Settings of a command line. Raises UsageError for a value that can't be."""
    _check_date(date)
    if jobs < 0:
        raise UsageError(f"--jobs is {jobs}; it is a number of processes, or 0 for as many as there are processors")
    if names is not None and not names.is_file():
        raise UsageError(f"--names: no file {names.as_posix()}")
    return Settings(
        select=_split(select),
        ignore=_split(ignore),
        preview=preview,
        fail_on=_severity(fail_on),
        readability=readability,
        encoding=encoding,
        language=language,
        date=date,
        title=title,
        accepted=frozenset(word for path in accept or () for word in _accepted(path)),
        names=names,
        allow_empty=allow_empty,
        jobs=jobs,
    )


def _check_date(date: str) -> None:
    if date and not (len(date) == len("YYYY-MM-DD") and _is_day(date)):
        raise UsageError(f"--date is “{date}”; write a day of the calendar as YYYY-MM-DD")


def _is_day(date: str) -> bool:
    import datetime  # noqa: PLC0415 - only where a date is given

    try:
        datetime.date.fromisoformat(date)
    except ValueError:
        return False
    return True


def _split(selectors: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(part.strip() for selector in selectors or () for part in selector.split(",") if part.strip())


def _severity(name: str) -> Severity | None:
    if name == "never":
        return None
    try:
        return Severity(name)
    except ValueError:
        raise UsageError(f"--fail-on is “{name}”; it is one of error, warning, info, never") from None


def _accepted(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--accept: {path.as_posix()} can't be read: {error}") from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def stdin_bytes() -> bytes:
    """All of standard input. Raises CheckerError where there is none."""
    import sys  # noqa: PLC0415 - kept beside its one use

    if sys.stdin is None:
        raise CheckerError("standard input is closed")
    return sys.stdin.buffer.read()
