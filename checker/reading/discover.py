"""From the paths of a command line to the files to read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from checker.model.errors import SourceError
from checker.model.reader_options import ReaderOptions
from checker.model.report import OutOfScope
from checker.reading.entries import is_file, is_folder, leaves, refused, unreadable
from checker.reading.foreign_formats import is_foreign
from checker.reading.registry import reader_by_extension

EXCLUDED = (".git", ".hg", ".svn", ".tox", ".venv", "__pycache__", "_site", "node_modules", "venv")
"""Folders that a walk doesn't enter unless a house says otherwise."""

OUTSIDE = "a symbolic link that leaves the folder being checked: name it to have it checked"
"""Why a link in a folder is out of scope."""

_SHIPPED = ReaderOptions()


class Inside(Protocol):
    """What a house says of the entries of one folder."""

    @property
    def options(self) -> ReaderOptions:
        """Which files are read, and how."""

    def excluded(self, name: str, *, folder: bool) -> str:
        """Why an entry is out of scope; empty where it isn't."""


class Scope(Protocol):
    """What a house says of the paths of a run."""

    def inside(self, folder: Path, root: Path, /) -> Inside:
        """Of the entries of a folder, in a walk that began in ``root``."""

    def excluded(self, path: Path, /) -> str:
        """Why a path that is named is out of scope all the same; empty where it isn't."""


class _Plain:
    """A house that says nothing."""

    def __init__(self, options: ReaderOptions) -> None:
        self.options = options

    def inside(self, _folder: Path, _root: Path) -> Inside:
        return _PlainInside(self.options)

    @staticmethod
    def excluded(_path: Path) -> str:
        return ""


class _PlainInside:
    def __init__(self, options: ReaderOptions) -> None:
        self.options = options

    @staticmethod
    def excluded(name: str, *, folder: bool) -> str:
        return "excluded by default" if folder and name in EXCLUDED else ""


def discover(
    paths: Iterable[Path],
    options: ReaderOptions = _SHIPPED,
    scope: Scope | None = None,
    left_out: list[OutOfScope] | None = None,
    wanted: Callable[[Path], bool] | None = None,
    *,
    foreign: list[Path] | None = None,
) -> Iterator[Path | SourceError]:
    """The files of each path in sorted order, each once; a path that can't be looked at as the error that says why.

    Hidden folders are not entered. A walk takes the files that a reader takes by their extension, and links to such files in its own folder; a file
    that is named is taken whatever it is called. What is out of scope goes to ``left_out``, with the reason, and documents of other kinds to
    ``foreign``; ``scope`` brings its own options, and ``options`` are used without one. A walk enters and takes only what is ``wanted``, where that
    is given.
    """
    walk = _Walk(scope or _Plain(options), _or_new(left_out), _or_new(foreign), wanted)
    seen: set[Path] = set()
    for path in paths:
        for found in walk.found(path):
            if isinstance(found, SourceError):
                yield found
            elif found not in seen:
                seen.add(found)
                yield found


Kept = TypeVar("Kept")


def _or_new(kept: list[Kept] | None) -> list[Kept]:
    return [] if kept is None else kept


class _Walk:
    """Looks for files, and keeps what it leaves out."""

    def __init__(
        self, scope: Scope, left_out: list[OutOfScope], foreign: list[Path], wanted: Callable[[Path], bool] | None
    ) -> None:
        self._scope = scope
        self._left_out = left_out
        self._foreign = foreign
        self._wanted = wanted

    def found(self, path: Path) -> Iterator[Path | SourceError]:
        """The files of a path that is named."""
        try:
            if not path.exists():
                reason = "a broken symbolic link" if path.is_symlink() else "no such file or folder"
                yield SourceError(path.as_posix(), reason)
                return
            is_folder = path.is_dir()
        except OSError as error:
            yield refused(path.as_posix(), error)
            return
        reason = self._scope.excluded(path)
        if reason:
            self._leave(path, reason, folder=is_folder)
        elif is_folder:
            yield from self._below(path)
        else:
            yield path

    def _below(self, root: Path) -> Iterator[Path | SourceError]:
        """The files of a folder, then those of its folders."""
        waiting = [root]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                yield refused(folder.as_posix(), error)
                continue
            if folder != root and any(entry.name == ".git" and entry.is_file() for entry in listed):
                self._leave(folder, "a submodule: name it to have it checked", folder=True)
                continue
            inside = self._scope.inside(folder, root)
            visible = [entry for entry in listed if not entry.name.startswith(".")]
            if self._wanted:
                visible = [entry for entry in visible if self._wanted(folder / entry.name)]
            yield from self._files(folder, visible, inside, root)
            waiting.extend(reversed(self._folders(folder, visible, inside)))

    def _files(
        self, folder: Path, entries: list[os.DirEntry[str]], inside: Inside, root: Path
    ) -> Iterator[Path | SourceError]:
        taken: dict[str, bool] = {}
        for entry in entries:
            name = entry.name
            suffix = os.path.splitext(name)[1]  # noqa: PTH122 - a Path for each entry costs more than the walk
            if suffix not in taken:
                taken[suffix] = reader_by_extension(name, inside.options) is not None
            if not taken[suffix]:
                if is_foreign(suffix) and is_file(entry) and not inside.excluded(name, folder=False):
                    self._foreign.append(folder / name)
                continue
            if is_folder(entry):
                continue
            path = folder / name
            if reason := inside.excluded(name, folder=False):
                self._leave(path, reason)
            elif entry.is_symlink() and leaves(path, root):
                self._leave(path, OUTSIDE)
            elif is_file(entry):
                yield path
            else:
                yield SourceError(path.as_posix(), unreadable(entry))

    def _folders(self, folder: Path, entries: list[os.DirEntry[str]], inside: Inside) -> list[Path]:
        entered: list[Path] = []
        for entry in entries:
            if not is_folder(entry):
                continue
            path = folder / entry.name
            if reason := inside.excluded(entry.name, folder=True):
                self._leave(path, reason, folder=True)
            elif entry.is_symlink():
                self._leave(path, "a symbolic link to a folder: name it to have it checked", folder=True)
            else:
                entered.append(path)
        return entered

    def _leave(self, path: Path, reason: str, *, folder: bool = False) -> None:
        self._left_out.append(OutOfScope(path.as_posix() + "/" * folder, reason))
