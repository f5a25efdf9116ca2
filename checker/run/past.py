"""What a run is held against: a baseline of findings that stand already, and the state of the files in a revision of git."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from checker.model.report import DocumentReport, Summary
from checker.run.workspace import Workspace


class Past(NamedTuple):
    """``diff_base`` is a revision; ``strict_baseline``: an entry of the baseline that nothing meets any more fails the run."""

    diff_base: str = ""
    strict_baseline: bool = False


def against_past(workspace: Workspace, paths: Sequence[Path], summary: Summary, past: Past) -> Iterator[DocumentReport]:
    """The reports on the paths, with what stood before marked; it counts no more. Raises UsageError and CheckerError as baseline and git do."""
    summary.strict = past.strict_baseline
    found = (
        _since(workspace, paths, summary, past.diff_base) if past.diff_base else workspace.check_paths(paths, summary)
    )
    settings = workspace.settings
    if settings.baseline is None:
        yield from found
        return
    from checker.triage.baseline import baselined  # noqa: PLC0415 - only where there is a baseline
    from checker.triage.baseline_file import Baseline  # noqa: PLC0415

    ran = workspace.checker(settings).policy.ran
    yield from baselined(found, Baseline.read(settings.baseline), summary, paths, ran)


def _since(workspace: Workspace, paths: Sequence[Path], summary: Summary, rev: str) -> Iterator[DocumentReport]:
    """The reports on the files that differ from a revision."""
    from checker.run.diff_base import check_changes  # noqa: PLC0415 - only where git is asked

    yield from check_changes(workspace, paths, rev, Path(), summary)
