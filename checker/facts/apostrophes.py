"""Which apostrophe a text uses."""

from __future__ import annotations

from checker.base.patterns import pattern

_CURLY, _STRAIGHT = pattern(r"[^\W\d_]’[^\W\d_]"), pattern(r"[^\W\d_]'[^\W\d_]")


def apostrophe_of(text: str) -> str:
    """The mark that stands between letters most often; the straight one where there is none, or as many of both."""
    curly, straight = (sum(1 for _ in found.finditer(text)) for found in (_CURLY, _STRAIGHT))
    return "’" if curly > straight or (curly == straight == 0 and "“" in text) else "'"
