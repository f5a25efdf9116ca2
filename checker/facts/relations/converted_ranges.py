"""A range with its conversion: “12C to 15C (54F to 59F)”, “10–15 km (6–9 miles)”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.numbers import FIGURE, Number, read_number
from checker.facts.figures.units import Temperature, read_temperature, temperature_pattern, unit_named, units_of
from checker.facts.relations.conversions import ABOUT, UNIT, Rows
from checker.model.span import Span

_JOINT = r"(?: (?:to|and|or) | ?[-–—] ?)"
_BRACKET = pattern(r"\([^()\n]{0,40}\d(?:[^()\n]{0,20} (?:to|and|or) | ?[-–—] ?)[^()\n]{0,8}\d")  # few texts have one
_TEMPERATURES = pattern(
    rf"(?<![\w.,$€£])(?:{temperature_pattern('a')}){_JOINT}(?:{temperature_pattern('b')})"
    rf" ?\({ABOUT}(?:{temperature_pattern('c')}){_JOINT}(?:{temperature_pattern('d')})\)"
)
_MEASURES = pattern(
    rf"(?<![\w.,$€£-])(?P<a>{FIGURE})(?:[ -]?(?P<unit_a>{UNIT}))?{_JOINT}(?P<b>{FIGURE})[ -]?(?P<unit_b>{UNIT})"
    rf" ?\({ABOUT}(?P<c>{FIGURE})(?:[ -]?(?P<unit_c>{UNIT}))?{_JOINT}(?P<d>{FIGURE})[ -]?(?P<unit_d>{UNIT})\)"
)


class ConvertedEnd(NamedTuple):
    """One end of a range: the places of its figure and of the converted one, what that says, and what it may say. ``units`` are as written."""

    span: Span
    one: Span
    other: Span
    stated: Number
    expected: tuple[Number, ...]
    units: tuple[str, str]

    @property
    def places(self) -> tuple[Span, Span]:
        """The places of both figures, signs included."""
        return self.one, self.other


def find_converted_ranges(text: str, rows: Rows) -> list[ConvertedEnd]:
    """Find both ends of each converted range. ``rows`` is the table of units."""
    if not _BRACKET.search(text):
        return []
    return [*_temperatures(text), *_measures(text, rows)]


def _temperatures(text: str) -> Iterator[ConvertedEnd]:
    for match in _TEMPERATURES.finditer(text):
        last, last_other = read_temperature(match, "b"), read_temperature(match, "d")
        if last is None or last_other is None or not last.scale or not last_other.scale:
            continue
        if last.scale == last_other.scale:
            continue
        units = (_unit(match, "b"), _unit(match, "d"))
        for first, second in (("a", "c"), ("b", "d")):
            one, other = _of(match, first, last), _of(match, second, last_other)
            expected = (one.on(other.scale), one.on(other.scale, difference=True))
            yield ConvertedEnd(Span(*match.span()), one.place, other.place, other.number, expected, units)


def _of(match: re.Match[str], name: str, last: Temperature) -> Temperature:
    """A temperature, on the scale of the last one of its range where it has none of its own."""
    one = read_temperature(match, name)
    if one is not None and one.scale:
        return one
    sign = match[f"minus_{name}"] or ""
    number = read_number(f"{'-' if sign else ''}{match[f'figure_{name}']}")
    start = match.start(f"minus_{name}") if sign else match.start(f"figure_{name}")
    return Temperature(number, last.scale, Span(start, match.end(f"figure_{name}")), sign, worded=False)


def _unit(match: re.Match[str], name: str) -> str:
    return f"{match[f'joint_{name}'] or ''}{match[f'unit_{name}'] or ''}"


def _measures(text: str, rows: Rows) -> Iterator[ConvertedEnd]:
    units = units_of(rows)
    for match in _MEASURES.finditer(text):
        named = {name: unit_named(units, match[f"unit_{name}"] or "") for name in "abcd"}
        one, other = named["b"], named["d"]
        if one is None or other is None or one.kind != other.kind or one.name == other.name:
            continue
        if named["a"] not in (None, one) or named["c"] not in (None, other):
            continue
        for first, second in (("a", "c"), ("b", "d")):
            yield ConvertedEnd(
                Span(*match.span()),
                Span(*match.span(first)),
                Span(*match.span(second)),
                read_number(match[second]),
                (one.to(other, read_number(match[first])),),
                (f" {match['unit_b']}", f" {match['unit_d']}"),
            )
