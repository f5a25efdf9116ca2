"""Finds the files to read in the paths of a command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeAlias

from checker.model.errors import SourceError
from checker.model.report import NoReader, OutOfScope
from checker.model.settings import ReaderOptions
from checker.reading.registry import is_unsupported, reader_by_extension

EXCLUDED = (".git", ".hg", ".svn", ".tox", ".venv", "__pycache__", "_site", "node_modules", "venv")
"""Folders that a walk doesn't enter unless the settings say otherwise."""

BY_DEFAULT = "excluded by default"
"""Why such a folder is out of scope."""

OUTSIDE = "a symbolic link to a place outside the folder being checked; name it to check it"
"""Why a link in a folder is out of scope."""

_SHIPPED = ReaderOptions()


Found: TypeAlias = Path | SourceError | OutOfScope | NoReader
"""A file to read, a path that can't be read, or what a walk leaves out."""


class Inside(Protocol):
    """The settings for the entries of one folder."""

    @property
    def options(self) -> ReaderOptions:
        """Which files are read, and how."""

    def excluded(self, name: str, *, folder: bool) -> str:
        """Why an entry is out of scope; empty where it isn't."""


class Scope(Protocol):
    """The settings for the paths of a run."""

    def inside(self, folder: Path, root: Path, /) -> Inside:
        """Those for the entries of a folder, in a walk that began in ``root``."""

    def excluded(self, path: Path, /) -> str:
        """Why a path is out of scope although it was named; empty where it isn't."""


class _DefaultScope:
    """The scope without settings."""

    def __init__(self, options: ReaderOptions) -> None:
        self._inside = _DefaultInside(options)

    def inside(self, _folder: Path, _root: Path) -> Inside:
        return self._inside

    @staticmethod
    def excluded(_path: Path) -> str:
        return ""


class _DefaultInside:
    def __init__(self, options: ReaderOptions) -> None:
        self.options = options

    @staticmethod
    def excluded(name: str, *, folder: bool) -> str:
        return BY_DEFAULT if folder and name in EXCLUDED else ""


def discover(
    paths: Iterable[Path],
    options: ReaderOptions = _SHIPPED,
    scope: Scope | None = None,
    wanted: Callable[[Path], bool] | None = None,
) -> Iterator[Found]:
    """The files of each path in sorted order, each once, and why other paths are not among them.

    Hidden folders are not entered. A walk takes the files of known extensions, and links to such files in its own folder; a file that is named is
    taken whatever it is called. A ``scope`` has its own options, and ``options`` are used without one. A walk enters and takes only what is
    ``wanted``, if that is given.
    """
    walk = _Walk(scope or _DefaultScope(options), wanted or (lambda _path: True))
    seen: set[Path] = set()
    for path in paths:
        for found in walk.found(path):
            if not isinstance(found, Path):
                yield found
            elif found not in seen:
                seen.add(found)
                yield found


class _Walk:
    def __init__(self, scope: Scope, wanted: Callable[[Path], bool]) -> None:
        self._scope = scope
        self._wanted = wanted

    def found(self, path: Path) -> Iterator[Found]:
        """The files of a path that is named."""
        try:
            if not path.exists():
                reason = "a broken symbolic link" if path.is_symlink() else "no such file or folder"
                yield SourceError(path.as_posix(), reason)
                return
            is_folder = path.is_dir()
        except OSError as error:
            yield _unexamined(path, error)
            return
        reason = self._scope.excluded(path)
        if reason:
            yield _left_out(path, reason, folder=is_folder)
        elif is_folder:
            yield from self._below(path)
        else:
            yield path

    def _below(self, root: Path) -> Iterator[Found]:
        """The files of a folder, then those of its folders."""
        waiting = [root]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(folder) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                yield _unexamined(folder, error)
                continue
            if folder != root and any(entry.name == ".git" and entry.is_file() for entry in listed):
                yield _left_out(folder, "a submodule; name it to check it", folder=True)
                continue
            inside = self._scope.inside(folder, root)
            visible = [
                entry for entry in listed if not entry.name.startswith(".") and self._wanted(folder / entry.name)
            ]
            yield from self._files(folder, visible, inside, root)
            entered: list[Path] = []
            for found in self._folders(folder, visible, inside):
                if isinstance(found, Path):
                    entered.append(found)
                else:
                    yield found
            waiting.extend(reversed(entered))

    @staticmethod
    def _files(folder: Path, entries: list[os.DirEntry[str]], inside: Inside, root: Path) -> Iterator[Found]:
        taken: dict[str, bool] = {}
        for entry in entries:
            name = entry.name
            suffix = os.path.splitext(name)[1]  # noqa: PTH122 - a Path for each entry costs more than the walk
            if suffix not in taken:
                taken[suffix] = reader_by_extension(name, inside.options) is not None
            if not taken[suffix]:
                if is_unsupported(suffix) and _holds(entry.is_file) and not inside.excluded(name, folder=False):
                    yield NoReader((folder / name).as_posix())
                continue
            if _holds(entry.is_dir):
                continue
            path = folder / name
            if reason := inside.excluded(name, folder=False):
                yield _left_out(path, reason)
            elif entry.is_symlink() and _leaves(path, root):
                yield _left_out(path, OUTSIDE)
            elif _holds(entry.is_file):
                yield path
            else:
                yield SourceError(path.as_posix(), _why_unreadable(entry))

    @staticmethod
    def _folders(folder: Path, entries: list[os.DirEntry[str]], inside: Inside) -> Iterator[Path | OutOfScope]:
        for entry in entries:
            if not _holds(entry.is_dir):
                continue
            path = folder / entry.name
            if reason := inside.excluded(entry.name, folder=True):
                yield _left_out(path, reason, folder=True)
            elif entry.is_symlink():
                yield _left_out(path, "a symbolic link to a folder; name it to check it", folder=True)
            else:
                yield path


def _left_out(path: Path, reason: str, *, folder: bool = False) -> OutOfScope:
    return OutOfScope(path.as_posix() + "/" * folder, reason)


def _holds(check: Callable[[], bool]) -> bool:
    """The result of a check of an entry; False for a link to itself."""
    try:
        return check()
    except OSError:
        return False


def _leaves(link: Path, root: Path) -> bool:
    """Whether a link leads to something that exists, and is not in the folder where the walk began."""
    try:
        return not link.resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a link to nothing, or to itself, which the walk reports as such
        return False


def _why_unreadable(entry: os.DirEntry[str]) -> str:
    """Why an entry that is no regular file can't be read."""
    try:
        entry.stat()
    except OSError:
        return "a broken symbolic link" if entry.is_symlink() else "no such file"
    return "not a regular file"


def _unexamined(path: Path, error: OSError) -> SourceError:
    return SourceError(path.as_posix(), f"can't be accessed: {error.strerror or error}")
