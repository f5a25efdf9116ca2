"""Temperatures as news writes them: “-5C”, “−5 °C”, “minus 5 degrees Celsius”, “5 degrees below zero”."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from checker.facts.numbers import FIGURE, MINUS, Number, read_number
from checker.model.span import Span

_NAMED = r"(?:[Cc]elsius|[Cc]entigrade|[Ff]ahrenheit|[Kk]elvins?|[CFKcf](?!\w)|℃|℉)"
_UNIT = rf"(?:(?:[Dd]egrees? |deg\.? |[°º˚] ?)?{_NAMED}|[Dd]egrees?|[°º˚])"
_SCALES = {"c": "C", "f": "F", "k": "K", "℃": "C", "℉": "F"}
# How many steps of each scale a stretch of temperature has, and what the scale shows where water freezes.
_STEPS = {"C": 5, "F": 9, "K": 5}
_FREEZING = {"C": Decimal(0), "F": Decimal(32), "K": Decimal("273.15")}


def temperature_pattern(name: str) -> str:
    """The pattern of a temperature, whose groups end in ``name``."""
    return (
        rf"(?P<minus_{name}>{MINUS})?(?P<figure_{name}>{FIGURE})(?:(?P<joint_{name}>[ -]?)(?P<unit_{name}>{_UNIT}))?"
        rf"(?:[ -](?P<below_{name}>below)(?:[ -](?P<zero_{name}>zero|freezing))?)?(?: (?P<scale_{name}>{_NAMED}))?"
    )


class Temperature(NamedTuple):
    """A temperature, and where its number stands, sign included. ``scale`` is C, F, K, or "" where none is written."""

    number: Number
    scale: str
    place: Span
    sign: str
    worded: bool

    def on(self, scale: str, *, difference: bool = False) -> Number:
        """The number on another scale: as a reading, or as a difference between two."""
        return Number(*(_converted(value, self.scale, scale, difference) for value in self.number))


def read_temperature(match: re.Match[str], name: str) -> Temperature | None:
    """The temperature that ``temperature_pattern(name)`` matched; None where it has neither a unit nor a “below”."""
    unit, below = match[f"unit_{name}"], match[f"below_{name}"]
    if not unit and not below:
        return None
    scale = _scale(match[f"scale_{name}"] or "") or _scale(unit or "")
    sign = match[f"minus_{name}"] or ""
    number = read_number(f"{'-' if sign or below else ''}{match[f'figure_{name}']}")
    if match[f"zero_{name}"] == "freezing" and scale in _FREEZING:
        number = Number(*(value + _FREEZING[scale] for value in number))
    start = match.start(f"minus_{name}") if sign else match.start(f"figure_{name}")
    return Temperature(number, scale, Span(start, match.end(f"figure_{name}")), sign, bool(below))


def _scale(unit: str) -> str:
    """“degrees Celsius” → C."""
    named = re.sub(r"^(?:degrees?|deg\.?|[°º˚])\s?", "", unit.lower())
    return _SCALES.get(named[:1], "")


def _converted(value: Decimal, one: str, other: str, difference: bool) -> Decimal:  # noqa: FBT001 - passed on
    zeros = (Decimal(0), Decimal(0)) if difference else (_FREEZING[one], _FREEZING[other])
    return (value - zeros[0]) * _STEPS[other] / _STEPS[one] + zeros[1]
