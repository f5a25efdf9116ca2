"""Tells on a terminal how far a long run has come."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TextIO

from checker.model.report import DocumentReport

# A run that is over sooner needs no telling.
_PATIENCE = 1.5
_BETWEEN = 0.2
_CLEAR = "\r\x1b[K"


def told(reports: Iterable[DocumentReport], stream: TextIO | None = None) -> Iterator[DocumentReport]:
    """The reports as they come; after a while a line on standard error counts them, and is cleared at the end."""
    out = stream or sys.stderr
    begun = time.monotonic()
    shown = begun + _PATIENCE - _BETWEEN
    said = False
    try:
        for number, report in enumerate(reports, 1):
            now = time.monotonic()
            if now - shown >= _BETWEEN:
                out.write(f"{_CLEAR}checked {number} files: {report.path[-60:]}")
                out.flush()
                shown, said = now, True
            yield report
    finally:
        if said:
            out.write(_CLEAR)
            out.flush()
