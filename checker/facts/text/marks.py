"""The apostrophe and the dash that a text uses, so that a fix matches the rest of it."""

from __future__ import annotations

from checker.base.patterns import pattern

_STRAIGHT = pattern(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_CURLY = pattern(r"(?<=[^\W\d_])’(?=[^\W\d_])")
_SPACED_LONG, _SPACED_SHORT = " — ", " – "


def apostrophe_of(text: str) -> str:
    """The apostrophe that most words of the text have; in a tie, the one that matches its quotation marks."""
    straight, curly = len(_STRAIGHT.findall(text)), len(_CURLY.findall(text))
    if straight == curly:
        return "’" if "“" in text else "'"
    return "'" if straight > curly else "’"


def dash_of(text: str) -> str:
    """The dash, with its blanks, that is most frequent between the words of the text; “ – ” if there is none."""
    long, short = text.count(_SPACED_LONG), text.count(_SPACED_SHORT)
    tight = text.count("—") - long
    if tight > long and tight > short:
        return "—"
    return _SPACED_LONG if long > short else _SPACED_SHORT
