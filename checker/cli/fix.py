"""``checker fix``."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.app.checker import Checker
from checker.app.mending import mend, write
from checker.cli.check import complaints
from checker.cli.interactive import choose
from checker.cli.options import stdin_bytes
from checker.engine.fixing import Choice
from checker.engine.settings import Settings
from checker.model.errors import SourceError, UsageError
from checker.model.report import SkippedInput, Summary
from checker.reading.discover import discover
from checker.reading.source import Source, decode, read_source
from checker.reports import concise_report


@dataclass(frozen=True)
class Way:
    """How to fix: show a diff and write nothing, or ask for each fix."""

    diff: bool = False
    interactive: bool = False
    stdin_filename: str = ""
    quiet: bool = False


def choice_from(*, review: bool, answers: Sequence[str], only: Sequence[str]) -> Choice:
    """The Choice of a command line. Raises UsageError for an answer that isn't ID=LETTER."""
    given: dict[str, str] = {}
    for answer in answers:
        name, separator, key = answer.partition("=")
        if not (name and separator and key):
            raise UsageError(f"--answer is “{answer}”; write it as ID=LETTER, for example 3f9c21aa=A")
        given[name] = key
    return Choice(review, given, frozenset(only))


def run(paths: Sequence[Path], settings: Settings, choice: Choice, way: Way) -> int:
    """Mends the files, then exits as a check of the result would; with ``diff`` 0 for nothing to change and 1 for changes."""
    checker = Checker(replace(settings, readability=False))
    summary = checker.summary()
    changes = False
    for source, path in _sources(paths, settings, summary, way):
        chosen = choose(checker, source, choice) if way.interactive else choice
        mended = mend(checker, source, chosen)
        changes = changes or mended.text != source.text
        if way.diff:
            sys.stdout.write(_diff(source, mended.text))
        elif path is None:
            sys.stdout.buffer.write(source.encoded(mended.text))
        elif mended.text != source.text:
            write(path, source, mended.text)
        reports = checker.check_source(replace(source, text=mended.text), summary)
        left = "".join(concise_report.render(reports, summary, ""))
        if not way.quiet and not way.diff:
            sys.stderr.write(f"{left}{source.path}: {len(mended.applied)} fixed\n")
    for line in complaints(summary):
        sys.stderr.write(f"checker: {line}\n")
    if way.diff and summary.exit_code != 3:
        return int(changes)
    return summary.exit_code


def _sources(paths: Sequence[Path], settings: Settings, summary: Summary, way: Way) -> list[tuple[Source, Path | None]]:
    found: list[tuple[Source, Path | None]] = []
    try:
        if [path.as_posix() for path in paths] == ["-"]:
            return [(decode(way.stdin_filename or "stdin", stdin_bytes(), settings.encoding), None)]
        for path in discover(paths):
            if isinstance(path, SourceError):
                summary.skipped.append(SkippedInput(path.path, path.reason))
            else:
                found.append((read_source(path, settings.encoding), path))
    except SourceError as error:
        summary.skipped.append(SkippedInput(error.path, error.reason))
    return found


def _diff(source: Source, text: str) -> str:
    before, after = (t.splitlines(keepends=True) for t in (source.text, text))
    lines = difflib.unified_diff(before, after, f"a/{source.path}", f"b/{source.path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
