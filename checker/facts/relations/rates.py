"""Rates of two lengths of time that don't agree: “2,000 euros a month, or 30,000 a year”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.figures.numbers import HEDGE
from checker.facts.relations.relations import Relation, RelationKind

# How many of the shorter go into the longer, at least and at most: people work five days of seven.
_TIMES = {
    ("month", "year"): (12, 13),
    ("week", "year"): (48, 53),
    ("quarter", "year"): (4, 4),
    ("week", "month"): (4, 5),
    ("day", "week"): (5, 7),
    ("day", "month"): (20, 31),
    ("day", "year"): (220, 366),
}
_ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}
_OR = pattern(rf"(?:, or|, that is,?|, i\.e\.,?|,? which is|,? equal to|,? equivalent to| \() {HEDGE}|(?<=\() ?{HEDGE}")
_SLACK = 1.06


class Rates(NamedTuple):
    """The two figures with what each is counted by, and the least and the most that the second may be."""

    first: Figure
    second: Figure
    per: tuple[str, str]
    least: float
    most: float


def find_wrong_rates(text: str, relations: Sequence[Relation]) -> Iterator[Rates]:
    """Find neighbours that the text sets equal."""
    rates = [relation for relation in relations if relation.kind is RelationKind.RATE]
    for one, other in pairwise(rates):
        first, second = one.figures[0], other.figures[0]
        per = tuple(_ADVERBS.get(rate.per, rate.per.removesuffix("s")) for rate in (one, other))
        bare = second.type is FigureType.COUNT and not (second.unit or second.noun)
        alike = bare or (first.type is second.type and (not second.unit or not first.unit or first.unit == second.unit))
        if (
            not alike
            or min(first.value, second.value) <= 0
            or _OR.fullmatch(text, one.span.end, second.span.start) is None
        ):
            continue
        times = _TIMES.get((per[0], per[1]))
        back = _TIMES.get((per[1], per[0]))
        if times is None and back is None:
            continue
        low, high = (times[0], times[1]) if times else (1 / back[1], 1 / back[0]) if back else (1, 1)
        least, most = float(first.number.low) * low / _SLACK, float(first.number.high) * high * _SLACK
        if not (float(second.number.high) >= least and float(second.number.low) <= most):
            yield Rates(first, second, (per[0], per[1]), float(first.value) * low, float(first.value) * high)
