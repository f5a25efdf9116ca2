"""A figure of the headline that the story doesn't have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.figures.numbers import WORDS
from checker.facts.figures.quantities import Quantity
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

# Years, decades, lists (“10 ways to …”), rounded shares of a whole, and names of things (“Boeing 737”, “iPhone 6”) have figures of their own.
_YEAR = pattern(r"(?:1[89]|20)\d\d\Z")
_LISTED = pattern(
    r"(?:best|ways|things|reasons|facts|tips|questions|photos|pictures|signs|places|times|s\b|st|nd|rd|th|k|K|G|GB|inch|p|am|pm)\Z"
)
_LEAST = 10
_TURNED = frozenset({FigureType.COUNT, FigureType.MONEY, FigureType.MEASURE, FigureType.SHARE, FigureType.CHANGE})
_LEAD, _NEAR = 6, 600


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Asks if the story has another figure before the same noun: without one, the story may say the same in other words."""
    headline = facts.headline
    if headline is None:
        return
    body = [quantity for quantity in facts.quantities if quantity.span.start >= headline.end]
    values = {quantity.number.value for quantity in body} | _spelt_out(facts)
    taken: set[int] = set()
    for figure in facts.quantities:
        if figure.span.end > headline.end:
            break
        if not _counts(figure) or any(figure.number.low <= value <= figure.number.high for value in values):
            continue
        rivals = [other for other in body if other.unit == figure.unit and other.magnitude == figure.magnitude]
        if rivals:
            yield _mark(facts, figure, rivals[0])
            taken.add(figure.span.start)
    for one, rival in [*_turned(facts, headline), *_other_tolls(facts, headline)]:
        if one.span.start not in taken:
            taken.add(one.span.start)
            yield _mark(facts, one, rival)


def _counts(figure: Quantity) -> bool:
    return (
        len(figure.unit) > 2
        and figure.number.value >= _LEAST
        and not _YEAR.match(figure.figure)
        and not _LISTED.match(figure.unit)
    )


def _spelt_out(facts: Facts) -> set[Decimal]:
    return {Decimal(number) for word, number in WORDS.items() if word in facts.vocabulary}


def _turned(facts: Facts, headline: Span) -> Iterator[tuple[Figure, Figure]]:
    """A figure whose digits the beginning of the story has in another order: “€84 million” for “€48 million”."""
    here = [one for one in facts.figures if one.span.end <= headline.end and one.value >= _LEAST]
    body = [one for one in facts.figures if one.span.start >= headline.end] if here else []
    for one in here:
        alike = [other for other in body if _kind(other) == _kind(one)]
        if one.type not in _TURNED or _has(alike, one):
            continue
        for other in alike[:_LEAD]:
            if _digits(facts, one) == _digits(facts, other) and other.span.start < headline.end + _NEAR:
                yield one, other
                break


def _has(figures: Sequence[Figure], one: Figure) -> bool:
    """Whether one of them is the figure, or two in a row make it."""
    sums = (first.value + second.value for first, second in pairwise(figures))
    return any(one.number.low <= value <= one.number.high for value in (*(other.value for other in figures), *sums))


def _kind(figure: Figure) -> tuple[str, str, str]:
    share = figure.type in (FigureType.SHARE, FigureType.CHANGE)
    return ("share" if share else figure.type, figure.magnitude, "" if share else figure.unit)


def _digits(facts: Facts, figure: Figure) -> list[str]:
    return sorted(filter(str.isdigit, figure.span.text(facts.text)))


def _other_tolls(facts: Facts, headline: Span) -> Iterator[tuple[Figure, Figure]]:
    """A number of dead or hurt that the story doesn't have, where its first such number is another one."""
    for toll in facts.tolls:
        if toll.figure.span.end > headline.end:
            break
        body = [one for one in facts.figures if one.span.start >= headline.end]
        others = [one.figure for one in facts.tolls if one.kind == toll.kind and one.figure.span.start >= headline.end]
        if others and not _has(body, toll.figure):
            yield toll.figure, others[0]


def _mark(facts: Facts, figure: Quantity | Figure, rival: Quantity | Figure) -> Mark:
    other = rival.span.text(facts.text)
    return Mark(
        figure.span,
        fields={"other": other, "unit": f" {figure.unit}" if isinstance(figure, Quantity) else ""},
        suggestions=(replacement(figure.span, other),),
        related=(Related(rival.span, "in the story"),),
    )
