"""A figure and its conversion that don't agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.base.patterns import pattern
from checker.facts.numbers import FIGURE, Number, plain, read_number
from checker.facts.temperatures import Temperature, read_temperature, temperature_pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, Suggestion, replacement
from checker.model.span import Span

_UNIT = r"[a-zA-Z°²/]{1,14}(?: (?:per|an) hour| [a-z]{4,10})?"
_ABOUT = r"(?:about |around |roughly |some |nearly |approximately |almost )?"
_BRACKET = pattern(r"\((?:[a-z]{4,13} )?[-−–‑]?(?:minus )?\d")  # few texts have one, and this is found fast
_PAIR = pattern(
    rf"(?<![\w.,$€£])(?P<a>{FIGURE})(?P<joint1>[ -]?)(?P<unit_a>{_UNIT}) ?\({_ABOUT}(?P<b>{FIGURE})(?P<joint2>[ -]?)(?P<unit_b>{_UNIT})\)"
)
_TEMPERATURES = pattern(rf"(?<![\w.,$€£])(?:{temperature_pattern('a')}) ?\({_ABOUT}(?:{temperature_pattern('b')})\)")
# Writers convert round figures roundly: less than this apart is their rounding, not an error.
_TOLERANCE = Decimal("0.12")
_NEARLY = 3


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Off by more than a tenth and beyond the rounding of both figures."""
    if not _BRACKET.search(facts.spaced):
        return
    table = {row[0]: row for row in facts.resources.rows("units")}
    for match in _PAIR.finditer(facts.spaced):
        one, other = (_row(table, match[name]) for name in ("unit_a", "unit_b"))
        if one is None or other is None or one[1] != other[1] or one[0] == other[0]:
            continue
        a, b = read_number(match["a"]), read_number(match["b"])
        due = Number(*(_converted(value, one, other) for value in a))
        if not _agree(b, due):
            yield _mark(match, due.value)
    for match in _TEMPERATURES.finditer(facts.spaced):
        if (mark := _of_temperatures(match)) is not None:
            yield mark


def _row(table: Mapping[str, tuple[str, ...]], unit: str) -> tuple[str, ...] | None:
    for words in (unit, unit.lower(), unit.split(" ", maxsplit=1)[0], unit.split(" ", maxsplit=1)[0].lower()):
        if words in table:
            return table[words]
    return None


def _converted(value: Decimal, one: tuple[str, ...], other: tuple[str, ...]) -> Decimal:
    """Both units as a factor to the base unit of their kind."""
    return value * Decimal(one[2]) / Decimal(other[2])


def _agree(stated: Number, due: Number) -> bool:
    overlap = stated.low <= due.high and stated.high >= due.low
    return overlap or abs(stated.value - due.value) <= abs(due.value) * _TOLERANCE


def _mark(match: re.Match[str], due: Decimal) -> Mark:
    right = plain(due, "0.0" if abs(due) < 10 else "")
    fields = {
        "one": f"{match['a']}{match['joint1']}{match['unit_a']}",
        "other": f"{match['b']}{match['joint2']}{match['unit_b']}",
        "right": f"{right} {match['unit_b']}",
    }
    return Mark(
        Span(*match.span()),
        fields=fields,
        suggestions=(replacement(Span(*match.span("b")), right),),
        related=(Related(Span(*match.span("a")), "the figure it converts"),),
    )


def _of_temperatures(match: re.Match[str]) -> Mark | None:
    """The mark of two temperatures that agree neither as readings nor as differences: “warming of 1.5°C (2.7°F)”."""
    a, b = read_temperature(match, "a"), read_temperature(match, "b")
    if a is None or b is None or not a.scale or not b.scale or a.scale == b.scale:
        return None
    # A dash may be a sign, or stand between two words.
    unsigned = [a._replace(number=read_number(match["figure_a"]))] if a.sign == "–" else []
    if any(_fits(one, b) for one in (a, *unsigned)):
        return None
    written = match[0]
    right, other = _written(a, b, match["figure_b"]), _written(b, a, match["figure_a"])
    unit = f"{match['joint_b'] or ''}{match['unit_b'] or ''}"
    fields = {"one": written.partition("(")[0].rstrip(), "other": written.partition("(")[2][:-1], "right": right + unit}
    answers = [
        _answer(match, place, text) for place, text, one in ((b.place, right, b), (a.place, other, a)) if not one.worded
    ]
    return Mark(
        Span(*match.span()),
        fields=fields,
        suggestions=tuple(answers),
        related=(Related(a.place, "the figure it converts"),),
    )


def _fits(a: Temperature, b: Temperature) -> bool:
    reading = a.on(b.scale)
    if abs(b.number.value - reading.value) <= _NEARLY or _agree(b.number, a.on(b.scale, difference=True)):
        return True
    return b.number.low <= reading.high and b.number.high >= reading.low


def _written(one: Temperature, other: Temperature, like: str) -> str:
    """What ``one`` is on the scale of the other, with the sign that the text uses and the decimals of ``like``."""
    text = plain(one.on(other.scale).value, "0.0" if "." in like else "")
    sign = other.sign or one.sign or "-"
    return f"{sign}{text[1:]}" if text.startswith("-") and text != "-0" else text.removeprefix("-")


def _answer(match: re.Match[str], place: Span, text: str) -> Suggestion:
    start, end = place.start - match.start(), place.end - match.start()
    return replacement(place, text, f"{match[0][:start]}{text}{match[0][end:]}")
