"""Regular expressions that are compiled when they are first used.

Compiling is a third of the time of a short run, and most patterns of a rule wait behind one that finds nothing.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

from checker.facts.kept_patterns import KeptPatterns, of_this_interpreter


class _Pattern:
    """Stands in for a compiled pattern; each method is taken over from the real one when it is first called."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(_kept().compile(self._source, self._flags), name)
        setattr(self, name, method)
        return method


@cache
def _kept() -> KeptPatterns:
    return of_this_interpreter()


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern to be compiled at its first use, which raises re.error for a fault in it."""
    return cast("re.Pattern[str]", _Pattern(source, flags))


def keep_compiled() -> None:
    """Keeps for the next run what this one compiled."""
    _kept().save()
