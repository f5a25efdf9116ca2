"""``checker baseline``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from checker.base.files import write_text
from checker.cli.check import messages
from checker.cli.options import workspace_from
from checker.config.options import CliOptions
from checker.model.errors import UsageError
from checker.model.finding import State
from checker.model.report import DocumentReport, Summary
from checker.model.span import LineIndex
from checker.run.workspace import Workspace
from checker.triage.baseline_file import NAME, Baseline
from checker.triage.baseline_stage import failed_in


def command(options: CliOptions, paths: Sequence[Path]) -> int:
    """Writes the baseline as the command line says."""
    output = options.path("baseline-output")
    with workspace_from(options.with_given(fail_on="never", readability=False)) as workspace:
        return run(workspace, paths, output, prune=options["prune"], quiet=options["quiet"])


def run(workspace: Workspace, paths: Sequence[Path], output: Path | None, *, prune: bool, quiet: bool) -> int:
    """Writes the open findings of the paths to a baseline, or with ``prune`` only removes entries that no longer match any finding.

    Entries of files and rules that aren't looked at are kept. Returns 0, or 3 where something could not be checked. Raises UsageError for a
    baseline that can't be read, CheckerError for one that can't be written.
    """
    if Path("-") in paths:
        raise UsageError("a baseline is for files; standard input has no path to record")
    settings = workspace.settings
    path = output or settings.baseline or Path(NAME)
    baseline = Baseline.read(path) if prune or path.exists() else Baseline(path)
    summary = Summary()
    reports = [_without_text(baseline.mark(report)) for report in summary.watch(workspace.events(paths))]
    failed = {name for report in reports for name in failed_in(report)}
    stale = baseline.stale(workspace.checker(settings).policy.ran - failed, paths)
    text = baseline.written(reports, stale, add=not prune)
    write_text(path, text)
    if not quiet:
        for line in messages(summary):
            sys.stderr.write(f"checker: {line}\n")
        sys.stderr.write(_summary_line(path, text, added=0 if prune else _open(reports), dropped=len(stale)))
    return 3 if summary.exit_code == 3 else 0


def _without_text(report: DocumentReport) -> DocumentReport:
    """A report without its text: all of them are kept until the end."""
    findings = tuple(finding._replace(answers=()) for finding in report.findings)
    return report._replace(source="", lines=LineIndex(""), readability=None, findings=findings)


def _open(reports: Sequence[DocumentReport]) -> int:
    return sum(finding.state is State.OPEN for report in reports for finding in report.findings)


def _summary_line(path: Path, text: str, *, added: int, dropped: int) -> str:
    entries = text.count("\n") - 1
    return f"{path.as_posix()}: {entries} {'entry' if entries == 1 else 'entries'} ({added} new, {dropped} removed)\n"
