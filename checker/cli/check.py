"""``checker check``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.app.checker import Checker
from checker.cli.options import stdin_bytes
from checker.cli.outputs import Output, outputs_of, wants_readability
from checker.cli.progress import told
from checker.engine.settings import Settings
from checker.facts.patterns import keep_compiled
from checker.model.errors import SourceError
from checker.model.report import DocumentReport, SkippedInput, Summary
from checker.reading.discover import discover
from checker.reading.source import decode


@dataclass(frozen=True)
class Look:
    """How a report is to be shown and where it goes."""

    format: str = "text"
    output: tuple[str, ...] = ()
    stdin_filename: str = ""
    color: str = "auto"
    statistics: bool = False
    quiet: bool = False
    verbose: bool = False


def run(paths: Sequence[Path], settings: Settings, look: Look) -> int:
    """Checks the paths, writes the reports, and returns the exit code. Raises CheckerError for usage and output failures."""
    outputs = outputs_of(look.format, look.output, color=look.color, verbose=look.verbose, statistics=look.statistics)
    checker = Checker(replace(settings, readability=settings.readability and wants_readability(outputs)))
    summary = checker.summary()
    reports = _reports(checker, paths, summary, look)
    if sys.stderr.isatty() and not look.quiet and not _prints_to_terminal(outputs):
        reports = told(reports)
    _write(outputs, reports, summary, _digest(checker, outputs))
    keep_compiled()
    if not look.quiet:
        for line in complaints(summary):
            sys.stderr.write(f"checker: {line}\n")
    return summary.exit_code


def _digest(checker: Checker, outputs: Sequence[Output]) -> str:
    """Of the rules, for the formats that show it."""
    return checker.catalogue.digest if any(output.format in ("json", "jsonl") for output in outputs) else ""


def _prints_to_terminal(outputs: Sequence[Output]) -> bool:
    """A report that scrolls by tells how far the run is, and a counter would stand in its lines."""
    return any(output.path is None for output in outputs) and sys.stdout.isatty()


def show_files(paths: Sequence[Path]) -> int:
    """Lists what would be read."""
    code = 0
    for found in discover(paths):
        if isinstance(found, SourceError):
            sys.stderr.write(f"checker: {found}\n")
            code = 3
        else:
            sys.stdout.write(f"{found.as_posix()}\n")
    return code


def _reports(checker: Checker, paths: Sequence[Path], summary: Summary, look: Look) -> Iterator[DocumentReport]:
    if [path.as_posix() for path in paths] != ["-"]:
        yield from checker.check_paths(paths, summary)
        return
    try:
        source = decode(look.stdin_filename or "stdin", stdin_bytes(), checker.settings.encoding)
    except SourceError as error:
        summary.skipped.append(SkippedInput(error.path, error.reason))
        return
    yield from checker.check_source(source, summary)


def _write(outputs: Sequence[Output], reports: Iterable[DocumentReport], summary: Summary, rules: str) -> None:
    """One output streams; several read the same reports, which are then kept."""
    if len(outputs) > 1:
        reports = list(reports)
    for output in outputs:
        output.write(reports, summary, rules)


def complaints(summary: Summary) -> Iterator[str]:
    """What made a run incomplete, and what was left out of it, a line each."""
    for skipped in summary.skipped:
        yield f"{skipped.path}: {skipped.reason}"
    for beyond in summary.out_of_scope:
        yield f"{beyond.path}: out of scope: {beyond.reason}; --language en checks it all the same"
    for failed in summary.failed:
        yield f"{failed.path}: rule {failed.rule} failed ({failed.message}). This is a bug in the rule; the rest was checked"
