"""``checker baseline``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from checker.base.files import write_text
from checker.base.visible import visible
from checker.cli.commands.check import messages
from checker.cli.messages import say
from checker.cli.options import workspace_from
from checker.config.options import CliOptions
from checker.model.errors import UsageError
from checker.model.report import DocumentReport
from checker.model.span import LineIndex
from checker.model.summary import Summary
from checker.run.baselines import ConfiguredBaselines
from checker.run.workspace import Workspace
from checker.triage.baseline_file import NAME, Baseline
from checker.triage.baseline_stage import Known


def command(options: CliOptions, paths: Sequence[Path]) -> int:
    """Writes the baseline as the command line says."""
    output = options.path("baseline-output")
    with workspace_from(options.with_given(fail_on="never", readability=False)) as workspace:
        return run(workspace, paths, output, prune=options["prune"], quiet=options["quiet"])


def run(workspace: Workspace, paths: Sequence[Path], output: Path | None, *, prune: bool, quiet: bool) -> int:
    """Writes the open findings of the paths to the baselines that their configurations name, or to ``output``, or with ``prune`` only removes entries that no longer match any finding.

    Entries of files and rules that aren't looked at are kept. Returns 0, or 3 where something could not be checked. Raises UsageError for a
    baseline that can't be read, CheckerError for one that can't be written.
    """
    if Path("-") in paths:
        raise UsageError("a baseline is for files; standard input has no path to record")
    baselines = ConfiguredBaselines(
        workspace,
        lambda settings: output or settings.baseline or Path(NAME),
        lambda path, _: Baseline.read(path) if prune or path.exists() else Baseline(path),
    )
    summary = Summary()
    reports: dict[Path, list[DocumentReport]] = {}
    for report in summary.watch(workspace.events(paths)):
        if known := baselines.of(report.path):
            reports.setdefault(known.baseline.path, []).append(_without_text(known.mark(report)))
    # Where all of its files are gone, no report leads to a baseline.
    if not reports or (prune and (output or workspace.settings.baseline)):
        baselines.under(workspace.settings)
    is_unused = (
        output is None
        and not Path(NAME).exists()
        and any(known.baseline.path == Path(NAME) for known in baselines.all())
        and workspace.settings.baseline != Path(NAME)
    )
    lines = [_write(known, reports.get(known.baseline.path, []), paths, add=not prune) for known in baselines.all()]
    if not quiet:
        for message in messages(summary):
            say(message)
        sys.stderr.writelines(lines)
        if is_unused:
            sys.stderr.write(f'checker: to use it, add this line to checker.toml: baseline = "{NAME}"\n')
    return 3 if summary.exit_code == 3 else 0


def _write(known: Known, reports: Sequence[DocumentReport], paths: Sequence[Path], *, add: bool) -> str:
    """Writes a baseline, and returns a line on it."""
    baseline = known.baseline
    stale = known.stale(paths)
    text = baseline.written(reports, stale, add=add)
    write_text(baseline.path, text)
    entries = text.count("\n") - 1
    added = max(0, entries - len(baseline.entries) + len(stale)) if add else 0
    return f"{visible(baseline.path.as_posix())}: {entries} {'entry' if entries == 1 else 'entries'} ({added} new, {len(stale)} removed)\n"


def _without_text(report: DocumentReport) -> DocumentReport:
    """A report without its text: all of them are kept until the end."""
    findings = tuple(finding._replace(answers=()) for finding in report.findings)
    return report._replace(source="", lines=LineIndex(""), readability=None, findings=findings)
