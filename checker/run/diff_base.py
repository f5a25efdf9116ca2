"""What a change brings: files that differ from a revision of git, and the findings that did not stand in it already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from checker.base.git import Difference, Repository
from checker.model.errors import SourceError
from checker.model.finding import State
from checker.model.report import DocumentReport, OutOfScope, SkippedInput, Summary
from checker.reading.source import decode
from checker.run.workspace import Workspace
from checker.triage.baseline import recounted
from checker.triage.matching import Matcher, entries_of, marked, with_keys


class ChangedFile(NamedTuple):
    """A file that differs from the base. ``old_bytes`` are None for one that is new; ``old_path``, from the repository's root, is another where it moved."""

    path: Path
    old_bytes: bytes | None
    old_path: str


def check_changes(
    workspace: Workspace, paths: Sequence[Path], rev: str, cwd: Path, summary: Summary
) -> Iterator[DocumentReport]:
    """The reports on those files of the paths that a change touches; what stood in ``rev`` already is baselined. Raises as ``Base`` does.

    A walk enters only the folders where Git knows of a difference.
    """
    base = Base(rev, cwd)
    left_out: list[OutOfScope] = []
    changes = base.changed(workspace.found(paths, left_out, base.leads_to), summary)
    summary.out_of_scope.extend(left_out)
    if changes:
        reports = workspace.check_paths([change.path for change in changes], summary)
        yield from only_new(reports, changes, partial(_old_reports, workspace), rev, summary)


def _old_reports(workspace: Workspace, path: Path, data: bytes) -> Sequence[DocumentReport]:
    """What an older version of a file gives with the settings that it has now."""
    settings = workspace.settings_for(path)
    return workspace.checker(settings).check(decode(path.as_posix(), data, settings.encoding)).reports


class Base:
    """Where ``rev`` and HEAD part, and what differs from it: on disk as it is now; files that git doesn't know yet are new.

    Raises UsageError for an unknown revision or a file outside of the repository, CheckerError where git can't tell.
    """

    def __init__(self, rev: str, cwd: Path) -> None:
        self._rev = rev
        self._git = Repository(cwd)
        self._differences = self._git.differences(self._git.base(rev))
        self._ways = frozenset(way for name in self._differences for way in _ways_to(PurePosixPath(name)))

    def leads_to(self, path: Path) -> bool:
        """Whether a path differs, or something in it does."""
        return self._git.inside(path) in self._ways

    def changed(self, found: Iterable[Path | SourceError], summary: Summary) -> list[ChangedFile]:
        """Those of the ``found`` files that differ.

        A path that is no more is left out where git has seen it go; another that can't be looked at is skipped in ``summary``, which has a
        notice where nothing differs.
        """
        chosen: list[tuple[Path, Difference]] = []
        for path in found:
            place = Path(path.path) if isinstance(path, SourceError) else path
            difference = self._differences.get(self._git.inside(place))
            if isinstance(path, Path) and difference is not None:
                chosen.append((path, difference))
            elif isinstance(path, SourceError) and difference is None:
                summary.skipped.append(SkippedInput(path.path, path.reason))
        if not chosen and not summary.skipped:
            summary.notices.append(f"nothing to check: no file here differs from {self._rev}")
        blobs = self._git.blobs(difference.blob for _, difference in chosen if difference.blob)
        return [ChangedFile(path, blobs.get(was.blob), was.old_path) for path, was in chosen]


def _ways_to(name: PurePosixPath) -> Iterator[str]:
    """A file and the folders that lead to it."""
    yield name.as_posix()
    yield from (folder.as_posix() for folder in name.parents)


def only_new(
    reports: Iterable[DocumentReport],
    changes: Sequence[ChangedFile],
    check: Callable[[Path, bytes], Iterable[DocumentReport]],
    rev: str,
    summary: Summary,
) -> Iterator[DocumentReport]:
    """The reports on changed files, the findings baselined that stood in them before, and counted in ``summary`` no more.

    ``check`` gives the reports on a file's old bytes; it is asked only for files that have open findings.
    """
    old = {change.path.as_posix(): change for change in changes}
    reason = f"stood in {rev} already"
    path = ""
    matcher: Matcher | None = None
    for report in reports:
        if report.path != path:
            path, matcher = report.path, None
        if report.open and matcher is None:
            matcher = _matcher(old.get(path), check)
        if matcher is None:
            yield report
        else:
            settled = marked(report, matcher.match(path, list(with_keys(report))), reason)
            yield recounted(report, settled, summary)


def _matcher(change: ChangedFile | None, check: Callable[[Path, bytes], Iterable[DocumentReport]]) -> Matcher:
    """What stood in a file. What was silenced in it did not: a directive that the change takes out brings its finding back."""
    if change is None or change.old_bytes is None:
        return Matcher((), bool)
    try:
        reports = list(check(change.path, change.old_bytes))
    except SourceError:
        # It could not be read then: all that is found now is new.
        reports = []
    pairs = [pair for report in reports for pair in with_keys(report)]
    stood = [(finding, keys) for finding, keys in pairs if finding.state in (State.OPEN, State.COVERED)]
    return Matcher(entries_of(change.path.as_posix(), stood), bool)
