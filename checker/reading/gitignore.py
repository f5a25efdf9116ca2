"""What Git ignores, by ``.gitignore`` files from the repository's root downwards and its ``.git/info/exclude``; and patterns of this syntax."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.base.files import MEGABYTE, NotRegularError, TooLargeError, read_regular
from checker.model.errors import UsageError

_MOST_BYTES = MEGABYTE


class Globs(NamedTuple):
    """Compiled patterns, the last first, since it takes precedence. One that begins with “!” re-includes what an earlier one excluded."""

    patterns: tuple[tuple[re.Pattern[str], bool], ...]

    def verdict(self, path: str) -> bool | None:
        """Whether a relative path itself is excluded; None if no pattern matches it. A folder's path ends with a slash."""
        for pattern, named in self.patterns:
            if pattern.match(path):
                return named
        return None

    def names(self, path: str) -> bool:
        """Whether a relative path is excluded, or a folder that it is in."""
        ends = [at + 1 for at, character in enumerate(path) if character == "/"]
        return any(self.verdict(path[:end]) for end in (*ends, len(path)))


def compile_globs(lines: Iterable[str]) -> Globs | None:
    """The patterns of lines, without blank ones and comments; None where there are none. A pattern that Git wouldn't understand is ignored."""
    written = [line for line in lines if line.strip() and not line.startswith("#")]
    found = [pattern for line in reversed(written) if (pattern := _compiled(line))]
    return Globs(tuple(found)) if found else None


def is_glob(line: str) -> bool:
    """Whether a line is a valid pattern."""
    return _compiled(line) is not None


def _compiled(line: str) -> tuple[re.Pattern[str], bool] | None:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - 25 ms; few folders have patterns

    try:
        (pattern,) = GitIgnoreSpec.from_lines([line]).patterns
    except ValueError:
        return None
    if pattern.include is None or pattern.regex is None:
        return None
    return re.compile(_of_entry(pattern.regex)), pattern.include


def _of_entry(regex: re.Pattern[str]) -> str:
    """The expression for the path itself. The library's also matches what is in a matching folder: re-including a folder would re-include what is
    excluded in it by another pattern, which Git doesn't do."""
    written = regex.pattern
    if regex.groupindex:
        return rf"{written}\Z"
    # “in/**” matches what is in the folder, not the folder.
    return f"{written}." if written.endswith("/") else written


Patterns = tuple[Globs, str]
"""Patterns, and the path from their folder to the one of the entry, with a slash at its end; empty for the same folder."""


class GitIgnores:
    """The ignore files of a tree, each read once. Folders are absolute paths.

    Outside a repository those in ``start`` and below count. The user's own ignore file isn't read, so that a run gives the same on every machine.
    Methods raise UsageError for an ignore file that is a device or a pipe.
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
    return compile_globs(line.removesuffix("\r") for line in text.split("\n"))
