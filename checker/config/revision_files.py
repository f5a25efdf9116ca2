"""The files that govern a run as a revision has them, which whoever changes the working tree can't change."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from checker.base.files import read_regular
from checker.base.git import Repository, TreeEntry
from checker.config.locate import NAMES
from checker.model.snapshot import Snapshot
from checker.triage.side_car import SUFFIX

_IGNORE_FILE = ".gitignore"
_EXCLUDES = ".git/info/exclude"


class RevisionFiles:
    """The files of a revision, copied to a folder of their own.

    Those that are found by their names are copied at once, others when a configuration or the command line names them. Raises UsageError for an
    unknown revision, CheckerError if Git fails.
    """

    def __init__(self, rev: str, cwd: Path) -> None:
        self.repository = Repository(cwd, "--config-from")
        self.commit = self.repository.commit(rev)
        self._entries = self.repository.entries(self.commit)
        self._copied: set[str] = set()
        self._named: set[str] = set()
        self._folder = Path(tempfile.mkdtemp(prefix="checker-")).resolve()
        self.snapshot: Snapshot = Snapshot(self.repository.top.as_posix(), self._folder.as_posix(), rev)
        try:
            self._copy(path for path, entry in self._entries.items() if entry.is_link or is_found_by_name(path))
            self._copy_excludes()
        except BaseException:
            self.close()
            raise

    def placed(self, path: str) -> str:
        """Where a file is read, by its absolute path in the working tree."""
        return self.snapshot.copy(path).as_posix()

    def original(self, path: str) -> str:
        """The place in the working tree of what ``placed`` gave."""
        return self.snapshot.original(path)

    def named(self, message: str) -> str:
        """A message in which copies are called as Git does."""
        return self.snapshot.named(message)

    def fetch(self, path: str) -> None:
        """Copies a file or folder that is named, and what it leads to if it is a link, or has some."""
        waiting, seen = [path], set[str]()
        while waiting:
            place = waiting.pop()
            inside = place.removeprefix(f"{self.snapshot.folder}/")
            if place in seen or inside == place:
                continue
            seen.add(place)
            self._named.add(inside)
            named = [name for name in self._entries if name == inside or name.startswith(f"{inside}/")]
            self._copy(named)
            links = (f"{self.snapshot.folder}/{name}" for name in named if self._entries[name].is_link)
            waiting += [os.path.realpath(each).replace(os.sep, "/") for each in (place, *links)]

    def governs(self, path: str) -> bool:
        """Whether a file, by its path from the root, governs a run: by its name, or because it or a folder around it is named."""
        return is_found_by_name(path) or any(path == name or path.startswith(f"{name}/") for name in self._named)

    def close(self) -> None:
        """Removes the copies."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _copy(self, paths: Iterable[str]) -> None:
        wanted = {path: self._entries[path] for path in paths if path not in self._copied}
        blobs = self.repository.blobs(entry.blob for entry in wanted.values())
        for path, entry in _links_last(wanted):
            self._copied.add(path)
            place = self._folder / path
            # A name that this system can't have is a file that isn't there.
            with suppress(OSError, ValueError):
                place.parent.mkdir(parents=True, exist_ok=True)
                if entry.is_link:
                    place.symlink_to(os.fsdecode(blobs[entry.blob]))
                else:
                    place.write_bytes(blobs[entry.blob])

    def _copy_excludes(self) -> None:
        """What the clone itself excludes is no part of any revision. With it the folder looks like a repository, which bounds what is looked for."""
        place = self._folder / _EXCLUDES
        place.parent.mkdir(parents=True)
        with suppress(OSError):
            place.write_bytes(read_regular(self.repository.top / _EXCLUDES))


def is_found_by_name(path: str) -> bool:
    """Whether a file governs a run by its name alone: a configuration, an ignore file, a side-car file."""
    name = PurePosixPath(path).name
    return name in NAMES or name == _IGNORE_FILE or name.endswith(SUFFIX)


def _links_last(entries: dict[str, TreeEntry]) -> Iterator[tuple[str, TreeEntry]]:
    """So that nothing is written through a link."""
    return iter(sorted(entries.items(), key=lambda item: item[1].is_link))
