"""Suggests a known name for one that doesn't exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def hint(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """The end of an error message after a semicolon: the nearest known name, else ``otherwise``; empty if there is neither."""
    near = difflib.get_close_matches(name, sorted(known), 1)
    words = f"did you mean “{near[0]}”?" if near else otherwise
    return f"; {words}" if words else ""
