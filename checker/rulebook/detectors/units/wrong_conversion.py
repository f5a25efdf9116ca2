"""A figure and its conversion that don't agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.facts.numbers import FIGURE, Number, plain, read_number
from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

_UNIT = r"[a-zA-Z°²/]{1,14}(?: (?:per|an) hour| [a-z]{4,10})?"
_PAIR = pattern(
    rf"(?<![\w.,$€£])(?P<a>{FIGURE})(?P<joint1>[ -]?)(?P<unit_a>{_UNIT}) ?\((?:about |around |roughly |some |nearly |approximately |almost )?(?P<b>{FIGURE})(?P<joint2>[ -]?)(?P<unit_b>{_UNIT})\)"
)
# Writers convert round figures roundly: less than this apart is their rounding, not an error.
_TOLERANCE = Decimal("0.12")
_NEARLY = 3


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Off by more than a tenth and beyond the rounding of both figures."""
    table = {row[0]: row for row in facts.resources.rows("units")}
    for match in _PAIR.finditer(facts.text):
        one, other = (_row(table, match[name]) for name in ("unit_a", "unit_b"))
        if one is None or other is None or one[1] != other[1] or one[0] == other[0]:
            continue
        a, b = read_number(match["a"]), read_number(match["b"])
        due = tuple(_converted(value, one, other) for value in (a.value, a.low, a.high))
        if _agree(b, *due, temperature=one[1] == "temperature"):
            continue
        yield _mark(facts, match, due[0])


def _row(table: Mapping[str, tuple[str, ...]], unit: str) -> tuple[str, ...] | None:
    for words in (unit, unit.lower(), unit.split(" ", maxsplit=1)[0], unit.split(" ", maxsplit=1)[0].lower()):
        if words in table:
            return table[words]
    return None


def _converted(value: Decimal, one: tuple[str, ...], other: tuple[str, ...]) -> Decimal:
    """Both units as a factor and an offset to the base unit of their kind."""
    base = value * Decimal(one[2]) + Decimal(one[3])
    return (base - Decimal(other[3])) / Decimal(other[2])


def _agree(stated: Number, due: Decimal, low: Decimal, high: Decimal, *, temperature: bool) -> bool:
    if stated.low <= high and stated.high >= low:
        return True
    distance = abs(stated.value - due)
    return distance <= _NEARLY if temperature else distance <= abs(due) * _TOLERANCE


def _mark(facts: Facts, match: re.Match[str], due: Decimal) -> Mark:
    span = Span(match.start(), match.end())
    place = Span(*match.span("b"))
    right = plain(due, "0.0" if abs(due) < 10 else "")
    fields = {
        "one": f"{match['a']}{match['joint1']}{match['unit_a']}",
        "other": f"{match['b']}{match['joint2']}{match['unit_b']}",
        "right": f"{right} {match['unit_b']}",
    }
    return Mark(
        span,
        fields=fields,
        suggestions=(replacement(place, right),),
        related=(Related(Span(*match.span("a")), "the figure it converts"),),
    )
