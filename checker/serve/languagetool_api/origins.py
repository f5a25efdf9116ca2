"""Which programs may read answers from within a browser engine: add-ons, but no web page."""

from __future__ import annotations

from collections.abc import Mapping

_SCHEMES = ("chrome-extension://", "moz-extension://", "safari-web-extension://")
_PROGRAMS = ("app://obsidian.md",)
"""The origins of programs that are built of a browser engine."""


def is_program(origin: str) -> bool:
    """Whether an origin is that of an installed program. The browser sets it, and a page can only have one of http or https, or “null”."""
    return origin.startswith(_SCHEMES) or origin in _PROGRAMS


def allowed_for(origin: str) -> Mapping[str, str]:
    """The headers that let a program read an answer; none for a page."""
    if not is_program(origin):
        return {}
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Methods": "GET, POST",
        "Access-Control-Allow-Headers": "Content-Type, Accept",
        "Access-Control-Allow-Private-Network": "true",
        "Vary": "Origin",
    }
