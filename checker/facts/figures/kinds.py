"""What a figure is: money, a share, an age, a year, a count …, from its unit and the words beside it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from checker.base.patterns import pattern
from checker.facts.figures import labels
from checker.facts.figures.company import Cues, Setting

_PERCENT = pattern(r" ?(?:%|(?:percent|per cent|pct|pc)\b)|-(?:percent|per-cent)\b")
_POINTS = pattern(r"(?: |-)(?:percentage|basis)[ -]points?\b")
_DEGREE = pattern(
    r" ?[°º˚]|(?: |-)degrees?\b(?! (?:in|from|at|of|with)\b)|[CF](?!\w)|[ -](?:Celsius|Fahrenheit|centigrade)\b"
)
_PENCE = pattern(r"p\b(?!\.? ?m\b)")


class FigureType(StrEnum):
    """What a figure stands for."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    CHANGE = "change"
    RANK = "rank"
    AGE = "age"
    YEAR = "year"
    CLOCK = "clock time"
    TEMPERATURE = "temperature"
    DIFFERENCE = "temperature difference"
    SCORE = "score"
    IDENTIFIER = "identifier"
    MEASURE = "measure"


def type_of(one: Setting, cues: Cues) -> FigureType:
    """The type of a figure; a count if nothing says otherwise."""
    return next((kind for kind, says in _TESTS if says(one, cues)), FigureType.COUNT)


def _money(one: Setting, cues: Cues) -> bool:
    if one.sign or one.last.upper() in cues["money-code"] or one.unit in {c.upper() for c in cues["money-code"]}:
        return True
    if _PENCE.match(one.text, one.span.end):
        return True
    first = next((w.folded for w in one.after if w.folded not in cues["nation"]), "")
    return first in cues["money-after"] and not (
        first in ("pound", "pounds") and "of" in [w.folded for w in one.after[1:2]]
    )


def _change(one: Setting, cues: Cues) -> bool:
    """Points, or a percentage that something rises or falls by; not one that it rises to."""
    if _POINTS.match(one.text, one.span.end):
        return True
    if not _PERCENT.match(one.text, one.span.end):
        return False
    behind = [word.folded for word in one.after if word.folded not in ("percent", "per", "cent")][:2]
    lead = [word.lower() for word in one.before if word.lower() not in cues["hedge"]][:4]
    moves = cues["rise"] | cues["fall"]
    if lead[:1] == ["of"]:
        return not moves.isdisjoint(lead[1:3])
    if lead[:1] == ["by"] or not moves.isdisjoint(behind) or lead[:1] in (["up"], ["down"]):
        return lead[:1] != ["by"] or not moves.isdisjoint((*lead, *behind))
    return not {"to", "from", "at"}.intersection(lead[:2]) and not (moves - {"up", "down", "cut"}).isdisjoint(lead[:3])


def _share(one: Setting, cues: Cues) -> bool:
    return _PERCENT.match(one.text, one.span.end) is not None


def _degrees(one: Setting, cues: Cues) -> bool:
    return not one.sign and _DEGREE.match(one.text, one.span.end) is not None


def _difference(one: Setting, cues: Cues) -> bool:
    if not _degrees(one, cues):
        return False
    lead = [word.lower() for word in one.before[:4]]
    by = (
        lead[:1] in (["by"], ["within"])
        or (lead[1:2] == ["by"])
        or ("of" in lead[:1] and cues["difference-near"].intersection(lead[1:3]))
    )
    return bool(by) or any(w.folded in cues["difference-after"] for w in one.after[:4])


_TESTS: tuple[tuple[FigureType, Callable[[Setting, Cues], bool]], ...] = (
    (FigureType.MONEY, _money),
    (FigureType.CHANGE, _change),
    (FigureType.SHARE, _share),
    (FigureType.DIFFERENCE, _difference),
    (FigureType.TEMPERATURE, _degrees),
    (FigureType.RANK, labels.is_rank),
    (FigureType.CLOCK, labels.is_clock),
    (FigureType.AGE, labels.is_age),
    (FigureType.SCORE, labels.is_score),
    (FigureType.YEAR, labels.is_year),
    (FigureType.IDENTIFIER, labels.is_identifier),
)
