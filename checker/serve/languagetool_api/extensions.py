"""Which add-ons of browsers may read an answer. A web page never may: it would read what is written elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

_SCHEMES = ("chrome-extension://", "moz-extension://", "safari-web-extension://")
"""Schemes of add-ons. The browser sets the origin, so that no page can have one of them."""


def is_extension(origin: str) -> bool:
    """Whether an origin is that of an add-on."""
    return origin.startswith(_SCHEMES)


def allowed_for(origin: str) -> Mapping[str, str]:
    """The headers that let an add-on read an answer; none for other origins."""
    if not is_extension(origin):
        return {}
    return {
        "Access-Control-Allow-Origin": origin,
        "Access-Control-Allow-Methods": "GET, POST",
        "Access-Control-Allow-Headers": "Content-Type, Accept",
        "Access-Control-Allow-Private-Network": "true",
        "Vary": "Origin",
    }
