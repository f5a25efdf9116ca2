"""``checker check``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from checker.base.visible import visible
from checker.cli.messages import say
from checker.cli.options import stdin_source, workspace_from
from checker.cli.outputs import Output, counted, outputs_of, wants_readability
from checker.config.options import CliOptions
from checker.model.errors import SourceError, UsageError
from checker.model.report import MOST_LISTED, DocumentReport, Event, NoReader, OutOfScope, Skipped
from checker.model.summary import Summary
from checker.reading.discover import OUTSIDE
from checker.reading.registry import reader_for, unread
from checker.reports import Need
from checker.reports.annotations import backend_failures
from checker.reports.wording.totals import plural, totals, unread_line
from checker.run.baselines import baselines_of, without_known
from checker.run.checker import Checker
from checker.run.pipeline import run_events
from checker.run.workspace import Workspace

# Of a site in several languages, more would bury what matters.
_SHOWN = 5


class OutputOptions(NamedTuple):
    """How a report is shown and where it is written. ``format`` is "" where none was given."""

    format: str = ""
    output: tuple[str, ...] = ()
    stdin_filename: str = ""
    color: str = "auto"
    statistics: bool = False
    all_states: bool = False
    quiet: bool = False
    verbose: bool = False


class Past(NamedTuple):
    """What a run is compared with. ``diff_base`` is a revision; ``strict_baseline``: stale baseline entries fail the run.

    ``fail_on_excluded``: articles that are left out count as not checked.
    """

    diff_base: str = ""
    strict_baseline: bool = False
    fail_on_excluded: bool = False


def command(options: CliOptions, paths: Sequence[Path]) -> int:
    """Checks the paths as the command line says."""
    if options["show-files"]:
        return show_files(paths, options)
    output_options = OutputOptions(
        format=options.given.get("format", ""),
        output=tuple(options["output"]),
        stdin_filename=options["stdin-filename"],
        color=options["color"],
        statistics=options["statistics"],
        all_states=options["all-states"],
        quiet=options["quiet"],
        verbose=options["verbose"],
    )
    past = Past(options["diff-base"], options["strict-baseline"], options["fail-on-excluded"])
    return run(paths, options, output_options, past)


def run(paths: Sequence[Path], options: CliOptions, output_options: OutputOptions, past: Past | None = None) -> int:
    """Checks the paths, writes the reports, and returns the exit code. Raises CheckerError for usage and output failures."""
    outputs = outputs_of(
        output_options.format,
        output_options.output,
        color=output_options.color,
        verbose=output_options.verbose,
        statistics=output_options.statistics,
        all_states=output_options.all_states,
    )
    options = options.with_given(readability=options["readability"] and wants_readability(outputs))
    past = past or Past()
    summary = Summary(strict=past.strict_baseline)
    with workspace_from(options) as workspace:
        reports = summary.watch(_events(workspace, paths, output_options, past))
        if sys.stderr.isatty() and not output_options.quiet and not _prints_to_terminal(outputs):
            is_counted = not past.diff_base and not output_options.stdin_filename and paths != [Path("-")]
            reports = counted(reports, total=(lambda: _number(workspace, paths)) if is_counted else None)
        _write(outputs, reports, summary, partial(workspace.checker, workspace.settings))
    if not output_options.quiet:
        says_more = summary.files > 1 or summary.known or summary.suppressed
        if says_more and any(output.path is None and Need.TOTALS in output.format.needs for output in outputs):
            sys.stderr.write(f"checker: {totals(summary)}\n")
        shown = any(output.path is None and Need.UNREAD in output.format.needs for output in outputs)
        for line in messages(summary, verbose=output_options.verbose, documents=not shown):
            say(line)
    return summary.exit_code


def _number(workspace: Workspace, paths: Sequence[Path]) -> int:
    """How many files a run will read."""
    return sum(isinstance(found, Path) for found in workspace.found(paths))


def _prints_to_terminal(outputs: Sequence[Output]) -> bool:
    """A scrolling report shows the progress itself, and a counter would break its lines."""
    return any(output.path is None for output in outputs) and sys.stdout.isatty()


def show_files(paths: Sequence[Path], options: CliOptions) -> int:
    """Lists what would be read."""
    with workspace_from(options) as workspace:
        return _shown_files(paths, workspace)


def _shown_files(paths: Sequence[Path], workspace: Workspace) -> int:
    code = 0
    for found in workspace.found(paths):
        if isinstance(found, OutOfScope | NoReader):
            continue
        if isinstance(found, Path) and reader_for(found.name, workspace.settings_for(found).reader) is None:
            found = unread(found.as_posix())  # noqa: PLW2901 - it would not be read
        if isinstance(found, SourceError):
            say(str(found))
            code = 3
        else:
            sys.stdout.write(f"{visible(found.as_posix())}\n")
    return code


def _events(workspace: Workspace, paths: Sequence[Path], output_options: OutputOptions, past: Past) -> Iterator[Event]:
    if [path.as_posix() for path in paths] != ["-"]:
        return run_events(workspace, paths, past.diff_base, fail_on_excluded=past.fail_on_excluded)
    if past.diff_base:
        raise UsageError("--diff-base is for files: standard input has no version in a repository")
    return _stdin_events(workspace, output_options)


def _stdin_events(workspace: Workspace, output_options: OutputOptions) -> Iterator[Event]:
    name = output_options.stdin_filename or "stdin"
    settings = workspace.settings_for(Path(name)) if output_options.stdin_filename else workspace.settings
    try:
        source = stdin_source(name, settings)
    except SourceError as error:
        yield Skipped(error.path, error.reason)
    else:
        events = workspace.checker(settings).check_source(source)
        # What an editor holds is not saved yet: nobody is to prune a baseline because of it.
        yield from without_known(baselines_of(workspace), events)


def _write(
    outputs: Sequence[Output], reports: Iterable[DocumentReport], summary: Summary, checker: Callable[[], Checker]
) -> None:
    """One output streams; several read the same reports, which are then kept."""
    if len(outputs) > 1:
        reports = list(reports)
    for output in outputs:
        output.write(reports, summary, checker)


def messages(summary: Summary, *, verbose: bool = False, documents: bool = True) -> Iterator[str]:
    """What made a run incomplete, and what was left out of it, a line each; excluded paths only as a number, unless ``verbose``.

    ``documents``: also how many documents a walk met that no reader takes.
    """
    for skipped in summary.skipped:
        yield f"{skipped.path}: {skipped.reason}"
    other = [beyond for beyond in summary.out_of_scope if beyond.language]
    shown = other if verbose or len(other) <= _SHOWN else other[:_SHOWN]
    for beyond in shown:
        yield f"{beyond.path}: out of scope: {beyond.reason}; use --language en to check it anyway"
    if len(other) > len(shown):
        yield f"… and {len(other) - len(shown)} more in languages that no rule checks (-v lists them)"
    yield from _left_out(summary, verbose=verbose)
    if documents and summary.unread:
        yield unread_line(summary)
    if not all(backend.complete for backend in summary.backends):
        yield from (f"{backend.name}: {line}" for backend in summary.backends for line in backend_failures(backend))
    if summary.unlisted:
        yield f"not listed: {plural(summary.unlisted, 'more finding')} (at most {MOST_LISTED} of a rule in a document are)"
    yield from summary.notices
    for failed in summary.failed:
        yield f"{failed.path}: rule {failed.rule} failed ({failed.message}). Please report this bug; the other rules still ran"


def _left_out(summary: Summary, *, verbose: bool) -> Iterator[str]:
    """What the configuration or Git excludes, and links that lead elsewhere."""
    links = [beyond for beyond in summary.out_of_scope if beyond.reason == OUTSIDE]
    yield from (f"{link.path}: left out: {link.reason}" for link in links)
    left_out = [one for one in summary.out_of_scope if not one.language and one.reason != OUTSIDE]
    if verbose:
        yield from (f"{beyond.path}: left out: {beyond.reason}" for beyond in left_out)
    elif left_out:
        yield f"{len(left_out)} {'path' if len(left_out) == 1 else 'paths'} excluded by the configuration or Git (-v lists them)"
