"""Mends sources: the same checks, run again on each round's text."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from checker.app.checker import Checker
from checker.engine.fixing import Choice, Fixed, fix
from checker.engine.settings import Settings
from checker.model.errors import CheckerError, EditRefusedError, SourceError, UsageError
from checker.model.finding import Finding
from checker.reading.registry import check_rewritten
from checker.reading.source import Source


def mend(checker: Checker, source: Source, choice: Choice) -> Fixed:
    """The mended text of a source. Raises UsageError for an answer that a finding hasn't, SourceError where mending would harm what is no prose."""

    def check(text: str) -> Sequence[Finding]:
        current = Source(source.path, text, source.encoding, source.bom)
        return [finding for report in checker.check_source(current, checker.summary()) for finding in report.findings]

    fixed = fix(source.text, check, choice)
    try:
        check_rewritten(source, fixed.text, checker.settings.reader)
    except EditRefusedError as error:
        raise SourceError(source.path, f"left as it is: {error}") from error
    return fixed


def write(path: Path, source: Source, text: str) -> None:
    """Writes a mended text in the source's encoding, whole or not at all, keeping the file's mode.

    Raises CheckerError where it can't be written.
    """
    data = source.encoded(text)
    target = path.resolve()
    try:
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).chmod(target.stat().st_mode & 0o7777)
        Path(temporary).replace(target)
    except OSError as error:
        raise CheckerError(f"{path.as_posix()}: can't be written: {error.strerror or error}") from error


def fix_text(text: str, settings: Settings | None = None, choice: Choice | None = None) -> str:
    """The text with its safe fixes applied, or those of ``choice``. Raises UsageError for ids or answers that name nothing."""
    checker = Checker(settings or Settings(readability=False))
    fixed = mend(checker, Source("text", text), choice or Choice())
    if fixed.unknown:
        raise UsageError(f"no finding has the id {min(fixed.unknown)}")
    return fixed.text
