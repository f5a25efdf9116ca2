"""The marks that a text itself uses, so that what is put in looks like the rest of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.patterns import pattern

if TYPE_CHECKING:
    from checker.facts.view import Facts

_STRAIGHT = pattern(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_CURLY = pattern(r"(?<=[^\W\d_])’(?=[^\W\d_])")
_SPACED_LONG, _SPACED_SHORT = " — ", " – "


def apostrophe(facts: Facts) -> str:
    """The apostrophe that most words of the text have; where that decides nothing, the one that goes with its quotation marks."""
    straight = len(_STRAIGHT.findall(facts.text)) if "'" in facts.characters else 0
    curly = len(_CURLY.findall(facts.text)) if "’" in facts.characters else 0
    if straight == curly:
        return "’" if "“" in facts.characters else "'"
    return "'" if straight > curly else "’"


def dash(facts: Facts) -> str:
    """The dash, with its blanks, that the text has most of between words; “ – ” where there is none."""
    long, short = facts.text.count(_SPACED_LONG), facts.text.count(_SPACED_SHORT)
    tight = facts.text.count("—") - long if "—" in facts.characters else 0
    if tight > long and tight > short:
        return "—"
    return _SPACED_LONG if long > short else _SPACED_SHORT
