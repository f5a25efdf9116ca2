"""What Git ignores, by ``.gitignore`` files from the repository's root downwards and its ``.git/info/exclude``."""

from __future__ import annotations

import os
from collections.abc import Sequence

from checker.base.files import MEGABYTE, NotRegularError, TooLargeError, read_regular
from checker.model.errors import UsageError
from checker.reading.globs import GlobError, Globs, compile_globs

_MOST_BYTES = MEGABYTE

Patterns = tuple[Globs, str]
"""Patterns, and the path from their folder to the one of the entry, with a slash at its end; empty for the same folder."""


class GitIgnores:
    """The ignore files of a tree, each read once. Folders are absolute paths.

    Outside a repository those in ``start`` and below count. The user's own ignore file isn't read, so that a run gives the same on every machine.
    Methods raise UsageError for an ignore file that is a device or a pipe, or has too many or too long patterns.
    """

    def __init__(self, start: str) -> None:
        self._start = start
        self._patterns: dict[tuple[str, str], Sequence[Patterns]] = {}
        self._repositories: dict[str, str] = {}

    def repository(self, folder: str) -> str:
        """The root of the repository that a folder is in: the nearest one above with ``.git``; empty outside."""
        known = self._repositories.get(folder)
        if known is None:
            above = folder.rpartition("/")[0] or "/"
            here = os.path.lexists(f"{folder}/.git")
            known = folder if here else "" if above == folder else self.repository(above)
            self._repositories[folder] = known
        return known

    def ignores(self, folder: str, name: str, root: str) -> bool:
        """Whether an entry of a folder is ignored, in a walk that began in ``root``. A folder's name ends with a slash."""
        for globs, prefix in self._of(folder, root):
            verdict = globs.verdict(prefix + name)
            if verdict is not None:
                return verdict
        return False

    def _of(self, folder: str, root: str) -> Sequence[Patterns]:
        """The patterns for the entries of a folder, the nearest first."""
        key = (folder, root)
        if key not in self._patterns:
            self._patterns[key] = tuple(self._read(folder, root))
        return self._patterns[key]

    def _read(self, folder: str, root: str) -> list[Patterns]:
        own = _read(f"{folder}/.gitignore")
        found: list[Patterns] = [(own, "")] if own else []
        if folder == self._top(folder, root):
            excludes = _read(f"{folder}/.git/info/exclude")
            return [*found, (excludes, "")] if excludes else found
        above, _, name = folder.rpartition("/")
        above = above or "/"
        return [*found, *((globs, f"{prefix}{name}/") for globs, prefix in self._of(above, root))]

    def _top(self, folder: str, root: str) -> str:
        repository = self.repository(folder)
        if repository:
            return repository
        return self._start if folder == self._start or folder.startswith(f"{self._start}/") else root or folder


def _read(path: str) -> Globs | None:
    try:
        text = read_regular(path, _MOST_BYTES).decode("utf-8-sig", "surrogateescape")
    except (NotRegularError, TooLargeError) as error:
        raise UsageError(f"{path}: {error}") from error
    except OSError:
        return None
    try:
        return compile_globs(line.removesuffix("\r") for line in text.split("\n"))
    except GlobError as error:
        raise UsageError(f"{path}:{error.line}: {error}; remove some, or use --no-respect-gitignore") from error
