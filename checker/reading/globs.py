"""Patterns as Git's ignore files write them, relative to the folder that holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple


class Globs(NamedTuple):
    """Compiled patterns, the last first: it has the last word. One that begins with “!” takes back what an earlier one named."""

    patterns: tuple[tuple[re.Pattern[str], bool], ...]

    def verdict(self, path: str) -> bool | None:
        """Whether a relative path is named itself; None where no pattern speaks of it. A folder's path ends with a slash."""
        for pattern, named in self.patterns:
            if pattern.match(path):
                return named
        return None

    def names(self, path: str) -> bool:
        """Whether a relative path is named, or a folder that it lies in."""
        ends = [at + 1 for at, character in enumerate(path) if character == "/"]
        return any(self.verdict(path[:end]) for end in (*ends, len(path)))


def compile_globs(lines: Iterable[str]) -> Globs | None:
    """The patterns of lines, without blank ones and comments; None where there are none. A pattern that Git wouldn't understand is passed over."""
    written = [line for line in lines if line.strip() and not line.startswith("#")]
    found = [pattern for line in reversed(written) if (pattern := _compiled(line))]
    return Globs(tuple(found)) if found else None


def is_glob(line: str) -> bool:
    """Whether a line is a pattern that can be understood."""
    return _compiled(line) is not None


def _compiled(line: str) -> tuple[re.Pattern[str], bool] | None:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - costs more than a walk, and few folders have patterns

    try:
        (pattern,) = GitIgnoreSpec.from_lines([line]).patterns
    except ValueError:
        return None
    if pattern.include is None or pattern.regex is None:
        return None
    return re.compile(_of_entry(pattern.regex)), pattern.include


def _of_entry(regex: re.Pattern[str]) -> str:
    """The expression for the path that is named itself. The library's also fits what lies in a folder that is named: taking back a folder would take
    back what is ignored for itself in it, which Git doesn't do."""
    written = regex.pattern
    if regex.groupindex:
        return rf"{written}\Z"
    # “in/**” names what lies in the folder, not the folder.
    return f"{written}." if written.endswith("/") else written
