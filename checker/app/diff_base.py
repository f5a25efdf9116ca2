"""What a change brings: files that differ from a revision of git, and the findings that did not stand in it already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from checker.app.baselining import recounted
from checker.app.repository import Difference, Repository
from checker.app.workspace import Workspace, sources
from checker.engine.matching import Matcher, entries_of, marked, with_keys
from checker.model.errors import SourceError
from checker.model.finding import State
from checker.model.report import DocumentReport, SkippedInput, Summary
from checker.reading.source import decode


class ChangedFile(NamedTuple):
    """A file that differs from the base. ``old_bytes`` are None for one that is new; ``old_path``, from the repository's root, is another where it moved."""

    path: Path
    old_bytes: bytes | None
    old_path: str


def check_changes(
    workspace: Workspace, paths: Sequence[Path], rev: str, cwd: Path, summary: Summary
) -> Iterator[DocumentReport]:
    """The reports on those files of the paths that a change touches; what stood in ``rev`` already is baselined. Raises as ``changed`` does.

    Folders are not walked: Git tells which of their files differ.
    """
    git = Repository(cwd)
    differences = git.differences(git.base(rev))
    found = _candidates(workspace, paths, git, differences)
    changes = _changes(found, rev, git, differences, summary)
    if changes:
        reports = workspace.check_paths([change.path for change in changes], summary)
        yield from only_new(reports, changes, partial(_old_reports, workspace), rev, summary)


def _candidates(
    workspace: Workspace, paths: Sequence[Path], git: Repository, differences: Mapping[str, Difference]
) -> Iterator[Path | SourceError]:
    """What a walk would find of the files that differ, and the paths that are no folders."""
    seen: set[Path] = set()
    for path in paths:
        found: Iterable[Path | SourceError] = workspace.found([path], [])
        if path.is_dir():
            name = git.inside(path)
            folder = "" if name == "." else f"{name}/"
            below = (path / name.removeprefix(folder) for name in sorted(differences) if name.startswith(folder))
            found = (each for each in below if each.is_file() and workspace.takes(each))
        for each in found:
            if not isinstance(each, Path) or each not in seen:
                seen.update({each} if isinstance(each, Path) else ())
                yield each


def _old_reports(workspace: Workspace, path: Path, data: bytes) -> Sequence[DocumentReport]:
    """What an older version of a file gives with the settings that it has now."""
    for _, settings in sources(workspace, [path], Summary()):
        return workspace.checker(settings).check(decode(path.as_posix(), data, settings.encoding)).reports
    return ()


def changed(found: Iterable[Path | SourceError], rev: str, cwd: Path, summary: Summary) -> list[ChangedFile]:
    """Those of the ``found`` files that differ from where ``rev`` and HEAD part, on disk as they are now; files that git doesn't know yet are new.

    A path that is no more is left out where git has seen it go; another that can't be looked at is skipped in ``summary``, which has a notice
    where nothing differs. Raises UsageError for an unknown revision or a file outside of the repository, CheckerError where git can't tell.
    """
    git = Repository(cwd)
    return _changes(found, rev, git, git.differences(git.base(rev)), summary)


def _changes(
    found: Iterable[Path | SourceError],
    rev: str,
    git: Repository,
    differences: Mapping[str, Difference],
    summary: Summary,
) -> list[ChangedFile]:
    chosen: list[tuple[Path, Difference]] = []
    for path in found:
        difference = differences.get(git.inside(Path(path.path) if isinstance(path, SourceError) else path))
        if isinstance(path, Path) and difference is not None:
            chosen.append((path, difference))
        elif isinstance(path, SourceError) and difference is None:
            summary.skipped.append(SkippedInput(path.path, path.reason))
    if not chosen and not summary.skipped:
        summary.notices.append(f"nothing to check: no file here differs from {rev}")
    blobs = git.blobs(difference.blob for _, difference in chosen if difference.blob)
    return [ChangedFile(path, blobs.get(was.blob), was.old_path) for path, was in chosen]


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
