"""Two amounts of one currency that a text converts at different rates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.figures.numbers import in_magnitude
from checker.facts.relations.relations import Relation, RelationKind
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, Suggestion, replacement
from checker.model.span import Span

_FAR_APART = Decimal("1.8")
_FAR_APART_IN_TIME = Decimal(9)
_OTHER_TIME = pattern(
    r"\b(?:1[89]|20)\d\d\b|\b(?:years?|decades?) (?:ago|earlier|before)\b|\b(?:at the time|then worth|at that time|today’s|today's)\b"
)
_LEAST = Decimal("0.7")
_MAGNITUDES = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_RANGE_BEFORE = pattern(r"\d ?[-–—] ?\Z")
_RANGE = pattern(r" ?[-–—] ?[$€£]?\d")
_CLOSING = pattern(r"\)")


class _Exchange(NamedTuple):
    relation: Relation
    rate: Decimal
    is_dated: bool


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Asks about the pair that is farthest from the others; of two, about the later one."""
    pairs: dict[tuple[str, str], list[_Exchange]] = defaultdict(list)
    for relation in facts.relations:
        if relation.kind is RelationKind.CONVERSION and relation.figures[0].type is FigureType.MONEY:
            one, other = relation.figures
            if one.value > 0 and other.value > 0 and not _is_range(facts, relation):
                exchange = _Exchange(relation, one.value / other.value, _is_of_another_time(facts, relation))
                pairs[one.unit, other.unit].append(exchange)
    for group in pairs.values():
        yield from _uneven(facts, group)


def _is_range(facts: Facts, relation: Relation) -> bool:
    """Whether one of the figures is an end of a range: “2,000-4,000 euros (£1,763-£3,526)”."""
    start, end = relation.span
    return (
        _RANGE_BEFORE.search(facts.text, max(0, start - 6), start) is not None
        or _RANGE.match(facts.text, end) is not None
    )


def _is_of_another_time(facts: Facts, relation: Relation) -> bool:
    segment = facts.segments.at(relation.span.start)
    return segment is not None and _OTHER_TIME.search(facts.text, *segment.span) is not None


def _uneven(facts: Facts, group: Sequence[_Exchange]) -> Iterator[Mark]:
    if len(group) < 2:
        return
    rates = sorted(one.rate for one in group)
    usual = rates[(len(rates) - 1) // 2] if len(group) > 2 else group[0].rate
    even = next(one for one in group if one.rate == usual)
    for one in group:
        least = _FAR_APART_IN_TIME if one.is_dated or even.is_dated else _FAR_APART
        if max(one.rate, usual) / min(one.rate, usual) >= least:
            yield _mark(facts, one, even)


def _mark(facts: Facts, uneven: _Exchange, even: _Exchange) -> Mark:
    first, last = uneven.relation.figures
    span, other = _whole(facts, uneven.relation), _whole(facts, even.relation)
    return Mark(
        span,
        fields={"other": other.text(facts.text)},
        suggestions=(*_magnitudes(facts, uneven, even.rate), _answer(facts, last, first.value / even.rate)),
        related=(Related(other, "the other pair"),),
    )


def _magnitudes(facts: Facts, uneven: _Exchange, rate: Decimal) -> Iterator[Suggestion]:
    """The lost “million” of one of the two figures: “$6.3 (£3.35m)”."""
    first, last = uneven.relation.figures
    for figure, factor in ((first, rate / uneven.rate), (last, uneven.rate / rate)):
        name = next((name for power, name in _MAGNITUDES if _LEAST <= factor / power <= 1 / _LEAST), "")
        if name and not figure.magnitude:
            yield replacement(figure.span, f"{figure.span.text(facts.text)} {name}")


def _answer(facts: Facts, figure: Figure, value: Decimal) -> Suggestion:
    written = figure.span.text(facts.text)
    sign = written[: len(written) - len(written.lstrip("$€£¥ A-Z"))]
    rounded = Decimal(f"{value:.2g}")
    magnitude = next((name for least, name in _MAGNITUDES if rounded >= least), "")
    return replacement(figure.span, f"{sign}{in_magnitude(rounded, magnitude)}")


def _whole(facts: Facts, relation: Relation) -> Span:
    """The pair with its closing bracket."""
    end = relation.figures[1].span.end
    closed = _CLOSING.match(facts.text, end)
    return Span(relation.span.start, closed.end() if closed else end)
