"""Two amounts of one currency that a text converts at different rates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.facts.figures.ledger import Figure
from checker.facts.figures.numbers import in_own_magnitude, lost_magnitude, power_of
from checker.facts.relations.exchanges import Exchange
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, Suggestion, replacement

_FAR_APART = Decimal("1.8")
_FAR_APART_IN_TIME = Decimal(9)
_MOST, _CERTAIN = Decimal(3), Decimal(20)
_LARGE = frozenset(
    {
        "$",
        "US$",
        "€",
        "£",
        "euro",
        "euros",
        "dollar",
        "dollars",
        "pound",
        "pounds",
        "USD",
        "EUR",
        "GBP",
        "C$",
        "A$",
        "CHF",
    }
)
_LEAST = Decimal("0.7")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Asks about the pair that is farthest from the others; of two, about the later one."""
    pairs: dict[tuple[str, str], list[Exchange]] = defaultdict(list)
    for exchange in facts.exchanges:
        one, other = exchange.relation.figures
        pairs[one.unit, other.unit].append(exchange)
    for group in pairs.values():
        found = list(_uneven(facts, group))
        yield from found or (mark for one in group if (mark := _far_off(facts, one)) is not None)


def _far_off(facts: Facts, one: Exchange) -> Mark | None:
    """“1.8 billion euros ($2.1 million)”: the large currencies are worth about the same, at all times."""
    first, last = one.relation.figures
    if not {first.unit, last.unit} <= _LARGE or 1 / _CERTAIN <= one.rate <= _CERTAIN:
        return None
    power = next((name for name in ("thousand", "million", "billion") if _in_reach(first.value, last, name)), "")
    digits = last.span.text(facts.text).removesuffix(last.magnitude).rstrip()
    answers = (replacement(last.span, f"{digits} {power}"),) if power and last.magnitude else ()
    return Mark(one.span, "far", suggestions=answers, related=(Related(last.span, "the other currency"),))


def _in_reach(value: Decimal, last: Figure, name: str) -> bool:
    """Whether an amount fits with another magnitude."""
    other = last.value.scaleb(power_of(name) - power_of(last.magnitude))
    return 1 / _MOST <= value / other <= _MOST


def _uneven(facts: Facts, group: Sequence[Exchange]) -> Iterator[Mark]:
    if len(group) < 2:
        return
    rates = sorted(one.rate for one in group)
    usual = rates[(len(rates) - 1) // 2] if len(group) > 2 else group[0].rate
    even = next(one for one in group if one.rate == usual)
    for one in group:
        least = _FAR_APART_IN_TIME if one.is_dated or even.is_dated else _FAR_APART
        if max(one.rate, usual) / min(one.rate, usual) >= least:
            yield _mark(facts, one, even)


def _mark(facts: Facts, uneven: Exchange, even: Exchange) -> Mark:
    first, last = uneven.relation.figures
    other = even.span
    return Mark(
        uneven.span,
        fields={"other": other.text(facts.text)},
        suggestions=tuple(
            dict.fromkeys((*_magnitudes(facts, uneven, even.rate), _answer(facts, last, first.value / even.rate)))
        ),
        related=(Related(other, "the other pair"),),
    )


def _magnitudes(facts: Facts, uneven: Exchange, rate: Decimal) -> Iterator[Suggestion]:
    """The lost “million” of one of the two figures: “$6.3 (£3.35m)”."""
    first, last = uneven.relation.figures
    for figure, factor in ((first, rate / uneven.rate), (last, uneven.rate / rate)):
        if (name := lost_magnitude(factor, _LEAST)) and not figure.magnitude:
            yield replacement(figure.span, f"{figure.span.text(facts.text)} {name}")


def _answer(facts: Facts, figure: Figure, value: Decimal) -> Suggestion:
    written = figure.span.text(facts.text)
    sign = written[: len(written) - len(written.lstrip("$€£¥ A-Z"))]
    return replacement(figure.span, f"{sign}{in_own_magnitude(Decimal(f'{value:.2g}'))}")
