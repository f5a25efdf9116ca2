"""Which files a change concerns: those that differ from a revision of Git."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from checker.base.git import Difference, Repository
from checker.model.errors import SourceError
from checker.model.report import Notice, OutOfScope, Skipped
from checker.reading.discover import Found


class ChangedFile(NamedTuple):
    """A file that differs from the base. ``old_bytes`` are None for a new file."""

    path: Path
    old_bytes: bytes | None


class ChangedFiles:
    """The files on disk that differ from where ``rev`` and HEAD part; files that Git doesn't know yet are new.

    Raises UsageError for an unknown revision or a file outside of the repository, CheckerError if Git fails.
    """

    def __init__(self, rev: str, cwd: Path) -> None:
        self._rev = rev
        self._git = Repository(cwd)
        self._differences = self._git.differences(self._git.base(rev))
        names = map(PurePosixPath, self._differences)
        self._changed = frozenset(parent.as_posix() for name in names for parent in (name, *name.parents))

    def leads_to(self, path: Path) -> bool:
        """Whether a file differs, or anything in a folder does."""
        return self._git.inside(path) in self._changed

    def among(self, found: Iterable[Found]) -> Iterator[ChangedFile | OutOfScope | Skipped | Notice]:
        """Those of the ``found`` files that differ, and a Notice if none does.

        A path that no longer exists is left out if Git saw it go; another one that can't be read is skipped.
        """
        chosen: list[tuple[Path, Difference]] = []
        skipped = 0
        for path in found:
            if isinstance(path, OutOfScope):
                yield path
            elif isinstance(path, Path):
                difference = self._differences.get(self._git.inside(path))
                chosen += [(path, difference)] if difference else []
            elif isinstance(path, SourceError) and self._git.inside(Path(path.path)) not in self._differences:
                skipped += 1
                yield Skipped(path.path, path.reason)
        if not chosen and not skipped:
            yield Notice(f"nothing to check: no file here differs from {self._rev}")
        blobs = self._git.blobs(difference.blob for _, difference in chosen if difference.blob)
        yield from (ChangedFile(path, blobs.get(difference.blob)) for path, difference in chosen)
