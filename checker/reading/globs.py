"""Patterns in the syntax of ``.gitignore``, compiled to expressions that can't take more than linear time."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

MOST_GLOBS = 10_000
"""How many patterns a file or an option may have."""
MOST_CHARACTERS = 1_000
"""How long a pattern may be."""

_DIRECTORY_GROUP = "(?P<ps_d>"
# Python's own engine is ten times as fast on a short path, but tries every way to divide it among the repeats.
_MOST_REPEATS = 3
_REPEATS = re.compile(r"(?<!\\)[*+]")

Matches = Callable[[Any], object]
"""Whether a pattern matches a path: a match, or None."""


class GlobError(ValueError):
    """A pattern is too long, or there are too many: ``line`` is the place of the first of these, from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Globs(NamedTuple):
    """Compiled patterns, the last first, since it takes precedence. One that begins with “!” re-includes what an earlier one excluded."""

    patterns: tuple[tuple[Matches, bool], ...]

    def verdict(self, path: str) -> bool | None:
        """Whether a relative path itself is excluded; None if no pattern matches it. A folder's path ends with a slash."""
        for matches, named in self.patterns:
            if matches(path):
                return named
        return None

    def names(self, path: str) -> bool:
        """Whether a relative path is excluded, or a folder that it is in."""
        ends = [at + 1 for at, character in enumerate(path) if character == "/"]
        return any(self.verdict(path[:end]) for end in (*ends, len(path)))


def compile_globs(lines: Iterable[str]) -> Globs | None:
    """The patterns of lines, without blank ones and comments; None where there are none. A pattern that Git wouldn't understand is ignored.

    Raises GlobError where there are too many or one is too long.
    """
    written: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        if len(line) > MOST_CHARACTERS:
            raise GlobError(f"pattern longer than {MOST_CHARACTERS:,} characters", number)
        if len(written) == MOST_GLOBS:
            raise GlobError(f"more than {MOST_GLOBS:,} patterns", number)
        written.append(line)
    found = [pattern for line in reversed(written) if (pattern := _compiled(line))]
    return Globs(tuple(found)) if found else None


def is_glob(line: str) -> bool:
    """Whether a line is a valid pattern."""
    return len(line) <= MOST_CHARACTERS and _compiled(line) is not None


def _compiled(line: str) -> tuple[Matches, bool] | None:
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern  # noqa: PLC0415 - 25 ms; few folders have patterns

    try:
        expression, include = GitIgnoreSpecPattern.pattern_to_regex(line)
        if include is None or expression is None:
            return None
        return _matcher(expression), include
    except (ValueError, re.error):
        return None


def _matcher(expression: str) -> Matches:
    """Matches the path itself. The library's expression also matches what is in a matching folder: re-including a folder would re-include what is
    excluded in it by another pattern, which Git doesn't do."""
    whole = _DIRECTORY_GROUP in expression
    if not whole and expression.endswith("/"):
        # “in/**” matches what is in the folder, not the folder.
        expression += "."
    if len(_REPEATS.findall(expression)) > _MOST_REPEATS:
        return _linear(expression, whole)
    with warnings.catch_warnings():
        # “[[]” is a set of one bracket, and stays one.
        warnings.simplefilter("ignore", FutureWarning)
        compiled = re.compile(expression)
    return compiled.fullmatch if whole else compiled.match


def _linear(expression: str, whole: bool) -> Matches:  # noqa: FBT001 - passed on as it came
    """The same on RE2, which doesn't backtrack."""
    import re2  # noqa: PLC0415 - 10 ms; few patterns have many stars

    options = re2.Options()
    options.log_errors = False
    try:
        compiled = re2.compile(_encoded(expression), options)
    except re2.error as error:
        raise ValueError(str(error)) from error
    matches: Matches = compiled.fullmatch if whole else compiled.match
    return lambda path: matches(_encoded(path))


def _encoded(text: str) -> bytes:
    """A name that isn't UTF-8 has surrogates in it, and is still matched character by character."""
    return text.encode("utf-8", "surrogatepass")
