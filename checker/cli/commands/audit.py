"""``checker audit``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from checker.authoring.audit import audit
from checker.authoring.judgements import Judgements
from checker.authoring.sampling import Sampling
from checker.base.files import write_text
from checker.cli.commands.check import messages
from checker.cli.messages import say
from checker.cli.options import workspace_from
from checker.cli.outputs import counted, destinations, write_pieces
from checker.config.options import CliOptions
from checker.model.audit import Audit
from checker.model.errors import UsageError
from checker.model.report import DocumentReport, Event
from checker.model.summary import Summary
from checker.reports.audit import EXTENSIONS, AuditView, load_report
from checker.reports.wording.totals import plural

_INCOMPLETE = 3


def command(options: CliOptions, paths: Sequence[Path]) -> int:
    """Audits the rules as the command line says.

    Returns 0, or 3 where something could not be checked. Raises UsageError for options or judgements that can't be
    used, CheckerError where a report or the judgements can't be written.
    """
    if Path("-") in paths:
        raise UsageError("an audit reads files, folders and collections, not standard input")
    judgements = _judgements(options)
    chosen = "audit-format" in options
    found_outputs = destinations(options["audit-format"], options["output"], lambda: EXTENSIONS, chosen=chosen)
    reports = [(load_report(output.format), output.path) for output in found_outputs]
    summary = Summary()
    with workspace_from(_audited(options)) as workspace:
        rules = workspace.checker(workspace.settings).catalogue.digest
        sampling = Sampling(options["sample"], options["seed"])
        found = audit(workspace, paths, judgements, sampling, lambda events: _watched(events, summary, options))
    if options["write"] and judgements is not None:
        _write(found, judgements, options)
    for render, path in reports:
        write_pieces(render(found, summary, AuditView(options["excerpts"], rules)), path)
    if not options["quiet"]:
        for line in messages(replace(summary, out_of_scope=[])):  # the reports count what is out of scope
            say(line)
    return _INCOMPLETE if summary.exit_code == _INCOMPLETE else 0


def _audited(options: CliOptions) -> CliOptions:
    """Without ``--select`` all rules run, whatever configuration files say."""
    chosen = options["select"] or ["ALL"]
    return options.with_given(select=chosen, preview=True, readability=False, fail_on="never", cache=False)


def _judgements(options: CliOptions) -> Judgements | None:
    path = options.path("judgements")
    if path is None:
        if options["write"]:
            raise UsageError("--write needs a file to write to: --judgements FILE")
        return None
    if path.exists():
        return Judgements.read(path)
    if not options["write"]:
        raise UsageError(f"--judgements: file {path.as_posix()} not found; --write creates it")
    return Judgements()


def _watched(events: Iterator[Event], summary: Summary, options: CliOptions) -> Iterator[DocumentReport]:
    reports = summary.watch(events)
    return counted(reports) if sys.stderr.isatty() and not options["quiet"] else reports


def _write(found: Audit, judgements: Judgements, options: CliOptions) -> None:
    path = Path(options["judgements"])
    lacking = judgements.lacking(alarm.key for alarm in found.sample)
    write_text(path, judgements.with_unread(lacking))
    if not options["quiet"]:
        sys.stderr.write(f"{path.as_posix()}: {plural(len(lacking), 'finding')} added as unread\n")
