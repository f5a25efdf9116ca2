"""What was meant by a name that doesn't exist."""

from __future__ import annotations

from collections.abc import Iterable


def hint(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """The end of an error message: the nearest known name, else ``otherwise``; with the semicolon before it, or empty."""
    import difflib  # noqa: PLC0415 - only for a mistake

    near = difflib.get_close_matches(name, sorted(known), 1)
    words = f"did you mean “{near[0]}”?" if near else otherwise
    return f"; {words}" if words else ""
