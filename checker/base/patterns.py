"""Regular expressions that are compiled at their first use.

Compiling all of them takes a third of the time of a short run, and a rule needs most of its patterns only after another one has matched.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands in for a compiled pattern; each method is copied from the real one at its first call."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, method)
        return method


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled at its first use, which raises re.error if it is invalid."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
