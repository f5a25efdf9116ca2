"""Regular expressions that are compiled when they are first used.

Compiling all patterns takes a third of the time of a short run, and most patterns of a rule wait behind one that finds nothing.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands in for a compiled pattern; each method is taken over from the real one when it is first called."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, method)
        return method


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern to be compiled at its first use, which raises re.error for a fault in it."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
