"""A run from its paths to numbered events: workspace, then the stages git diff and baseline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from checker.config.revision_files import RevisionFiles
from checker.model.report import DocumentReport, Event, OutOfScope
from checker.run.baselines import baselines_of
from checker.run.changes.changed_files import ChangedFile, ChangedFiles
from checker.run.changes.left_out import failing, skipped
from checker.run.changes.since_revision import SinceRevision
from checker.run.workspace import Workspace
from checker.triage.baseline_stage import BaselineStage
from checker.triage.git_diff import GitDiff
from checker.triage.stages import numbered


def run_events(
    workspace: Workspace, paths: Sequence[Path], diff_base: str = "", *, fail_on_excluded: bool = False
) -> Iterator[Event]:
    """The events of a run; with ``diff_base``, a revision, only of files that differ from it, and older findings are baselined.

    ``fail_on_excluded``: articles that are left out count as not checked; where a revision governs the run, those that differ from it.

    Raises UsageError for an invalid baseline, side-car file or revision, CheckerError if Git fails.
    """
    baselines = baselines_of(workspace)
    events: Iterable[Event] = (
        changed_events(workspace, paths, diff_base, Path()) if diff_base else workspace.events(paths)
    )
    if workspace.revision is not None:
        events = _against(workspace, workspace.revision, events, fail_on_excluded=fail_on_excluded)
    elif fail_on_excluded:
        events = failing(events)
    return numbered(BaselineStage(baselines, paths).apply(events))


def _against(
    workspace: Workspace, files: RevisionFiles, events: Iterable[Event], *, fail_on_excluded: bool
) -> Iterator[Event]:
    """The events with notices on what is new since the revision that governs the run."""
    left_out: list[OutOfScope] = []
    yield from SinceRevision(workspace, files, left_out.append).apply(events)
    if fail_on_excluded:
        yield from map(skipped, left_out)


def changed_events(workspace: Workspace, paths: Sequence[Path], rev: str, cwd: Path) -> Iterator[Event]:
    """The events of those files that differ from ``rev``. A walk enters only folders where Git knows of a difference."""
    changed = ChangedFiles(rev, cwd)
    found = list(changed.among(workspace.found(paths, changed.leads_to)))
    files = {one.path: one.old_bytes for one in found if isinstance(one, ChangedFile)}

    def old_reports(path: str) -> Sequence[DocumentReport]:
        data = files.get(Path(path))
        return () if data is None else workspace.check_bytes(Path(path), data)

    left_out = [one for one in found if not isinstance(one, ChangedFile)]
    events = workspace.events(list(files)) if files else ()
    return GitDiff(rev, old_reports).apply(chain(left_out, events))
