"""``checker check``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from checker.cli.options import Asked, Scope, stdin_source, workspace_from
from checker.cli.outputs import Output, outputs_of, wants_readability
from checker.cli.progress import told
from checker.model.errors import SourceError, UsageError
from checker.model.report import DocumentReport, SkippedInput, Summary
from checker.reading.discover import OUTSIDE
from checker.reading.registry import reader_for, unread
from checker.run.checker import Checker
from checker.run.past import Past, against_past
from checker.run.workspace import Workspace

# Of a site in several languages, more would bury what matters.
_SHOWN = 5
# They end with a line on the documents that were not read.
_SHOWS_UNREAD = frozenset({"text", "markdown"})


class Look(NamedTuple):
    """How a report is to be shown and where it goes."""

    format: str = "text"
    output: tuple[str, ...] = ()
    stdin_filename: str = ""
    color: str = "auto"
    statistics: bool = False
    all_states: bool = False
    quiet: bool = False
    verbose: bool = False


def run(paths: Sequence[Path], asked: Asked, look: Look, scope: Scope | None = None, past: Past | None = None) -> int:
    """Checks the paths, writes the reports, and returns the exit code. Raises CheckerError for usage and output failures."""
    outputs = outputs_of(
        look.format,
        look.output,
        color=look.color,
        verbose=look.verbose,
        statistics=look.statistics,
        all_states=look.all_states,
    )
    asked = asked._replace(readability=asked.readability and wants_readability(outputs))
    with workspace_from(asked, scope) as workspace:
        summary = workspace.summary()
        reports = _reports(workspace, paths, summary, look, past or Past())
        if sys.stderr.isatty() and not look.quiet and not _prints_to_terminal(outputs):
            reports = told(reports)
        _write(outputs, reports, summary, partial(workspace.checker, workspace.settings))
    if not look.quiet:
        shown = any(output.path is None and output.format in _SHOWS_UNREAD for output in outputs)
        for line in complaints(summary, verbose=look.verbose, documents=not shown):
            sys.stderr.write(f"checker: {line}\n")
    return summary.exit_code


def _prints_to_terminal(outputs: Sequence[Output]) -> bool:
    """A report that scrolls by tells how far the run is, and a counter would stand in its lines."""
    return any(output.path is None for output in outputs) and sys.stdout.isatty()


def show_files(paths: Sequence[Path], asked: Asked, scope: Scope | None = None) -> int:
    """Lists what would be read."""
    code = 0
    workspace = workspace_from(asked, scope)
    for found in workspace.found(paths, []):
        if isinstance(found, Path) and reader_for(found.name, workspace.settings_for(found).reader) is None:
            found = unread(found.as_posix())  # noqa: PLW2901 - it would not be read
        if isinstance(found, SourceError):
            sys.stderr.write(f"checker: {found}\n")
            code = 3
        else:
            sys.stdout.write(f"{found.as_posix()}\n")
    return code


def _reports(
    workspace: Workspace, paths: Sequence[Path], summary: Summary, look: Look, past: Past
) -> Iterator[DocumentReport]:
    if [path.as_posix() for path in paths] != ["-"]:
        return against_past(workspace, paths, summary, past)
    if past.diff_base:
        raise UsageError("--diff-base is for files: standard input has no version in a repository")
    return _of_stdin(workspace, summary, look)


def _of_stdin(workspace: Workspace, summary: Summary, look: Look) -> Iterator[DocumentReport]:
    name = look.stdin_filename or "stdin"
    settings = workspace.settings_for(Path(name)) if look.stdin_filename else workspace.settings
    try:
        source = stdin_source(name, settings)
    except SourceError as error:
        summary.skipped.append(SkippedInput(error.path, error.reason))
        return
    yield from workspace.checker(settings).check_source(source, summary)


def _write(
    outputs: Sequence[Output], reports: Iterable[DocumentReport], summary: Summary, checker: Callable[[], Checker]
) -> None:
    """One output streams; several read the same reports, which are then kept."""
    if len(outputs) > 1:
        reports = list(reports)
    for output in outputs:
        output.write(reports, summary, checker)


def complaints(summary: Summary, *, verbose: bool = False, documents: bool = True) -> Iterator[str]:
    """What made a run incomplete, and what was left out of it, a line each; what the house itself leaves out only as a number, unless ``verbose``.

    ``documents``: also how many documents a walk met that no reader takes.
    """
    for skipped in summary.skipped:
        yield f"{skipped.path}: {skipped.reason}"
    other = [beyond for beyond in summary.out_of_scope if beyond.language]
    shown = other if verbose or len(other) <= _SHOWN else other[:_SHOWN]
    for beyond in shown:
        yield f"{beyond.path}: out of scope: {beyond.reason}; --language en checks it all the same"
    if len(other) > len(shown):
        yield f"… and {len(other) - len(shown)} more in languages that no rule reads; -v lists them"
    yield from _left_out(summary, verbose=verbose)
    if documents and summary.unread:
        from checker.reports.unread import unread_line  # noqa: PLC0415 - only where there are any

        yield unread_line(summary)
    if not all(backend.complete for backend in summary.backends):
        from checker.reports.wording import unseen_by  # noqa: PLC0415 - only where a program failed

        yield from (f"{backend.name}: {told}" for backend in summary.backends for told in unseen_by(backend))
    yield from summary.notices
    for failed in summary.failed:
        yield f"{failed.path}: rule {failed.rule} failed ({failed.message}). This is a bug in the rule; the rest was checked"


def _left_out(summary: Summary, *, verbose: bool) -> Iterator[str]:
    """What the configuration or Git leaves out, and links that lead elsewhere."""
    links = [beyond for beyond in summary.out_of_scope if beyond.reason == OUTSIDE]
    yield from (f"{link.path}: left out: {link.reason}" for link in links)
    left_out = [one for one in summary.out_of_scope if not one.language and one.reason != OUTSIDE]
    if verbose:
        yield from (f"{beyond.path}: left out: {beyond.reason}" for beyond in left_out)
    elif left_out:
        yield f"{len(left_out)} {'path is' if len(left_out) == 1 else 'paths are'} left out as the configuration or Git says; -v lists them"
