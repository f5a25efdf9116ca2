"""Units of measure, and temperatures as news writes them: “-5C”, “−5 °C”, “minus 5 degrees Celsius”, “5 degrees below zero”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from checker.facts.figures.numbers import FIGURE, MINUS, Number, read_number
from checker.model.span import Span

_NAMED = r"(?:[Cc]elsius|[Cc]entigrade|[Ff]ahrenheit|[Kk]elvins?|[CFKcf](?!\w)|℃|℉)"
_UNIT = rf"(?:(?:[Dd]egrees? |deg\.? |[°º˚] ?)?{_NAMED}|[Dd]egrees?|[°º˚])"
_SCALES = {"c": "C", "f": "F", "k": "K", "℃": "C", "℉": "F"}
# The ratio between the steps of each scale, and its reading at the freezing point of water.
_STEPS = {"C": 5, "F": 9, "K": 5}
_FREEZING = {"C": Decimal(0), "F": Decimal(32), "K": Decimal("273.15")}


def temperature_pattern(name: str) -> str:
    """A pattern for a temperature; the names of its groups end in ``name``."""
    return (
        rf"(?P<minus_{name}>{MINUS})?(?P<figure_{name}>{FIGURE})(?:(?P<joint_{name}>[ -]?)(?P<unit_{name}>{_UNIT}))?"
        rf"(?:[ -](?P<below_{name}>below)(?:[ -](?P<zero_{name}>zero|freezing))?)?(?: (?P<scale_{name}>{_NAMED}))?"
    )


class Unit(NamedTuple):
    """A unit with its kind ("length") and its factor to the base unit of that kind."""

    name: str
    kind: str
    factor: Decimal

    def to(self, other: Unit, number: Number) -> Number:
        """Convert a number to another unit of the same kind."""
        return Number(*(value * self.factor / other.factor for value in number))


def units_of(rows: Iterable[tuple[str, ...]]) -> Mapping[str, Unit]:
    """The units in the table ``units``, by name."""
    return {name: Unit(name, kind, Decimal(factor)) for name, kind, factor in rows}


def unit_named(units: Mapping[str, Unit], words: str) -> Unit | None:
    """The unit with this name, or with its first word as a name; case matters if both forms are units."""
    first = words.split(" ", maxsplit=1)[0]
    return next((units[name] for name in (words, words.lower(), first, first.lower()) if name in units), None)


class Temperature(NamedTuple):
    """A temperature with the place of its number, sign included. ``scale`` is C, F, K or "" (not written)."""

    number: Number
    scale: str
    place: Span
    sign: str
    worded: bool

    def on(self, scale: str, *, difference: bool = False) -> Number:
        """Convert it to another scale, as a reading or as a difference between two readings."""
        return Number(*(_converted(value, self.scale, scale, difference) for value in self.number))


def read_temperature(match: re.Match[str], name: str) -> Temperature | None:
    """Read what ``temperature_pattern(name)`` matched; None if it has neither a unit nor “below”."""
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
