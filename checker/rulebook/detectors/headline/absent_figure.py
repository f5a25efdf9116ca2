"""A figure of the headline that the story doesn't have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.base.patterns import pattern
from checker.facts.figures.ledger import Figure
from checker.facts.figures.numbers import WORDS
from checker.facts.figures.quantities import Quantity
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement

# Years, decades, lists (“10 ways to …”), rounded shares of a whole, and names of things (“Boeing 737”, “iPhone 6”) have figures of their own.
_YEAR = pattern(r"(?:1[89]|20)\d\d\Z")
_LISTED = pattern(
    r"(?:best|ways|things|reasons|facts|tips|questions|photos|pictures|signs|places|times|s\b|st|nd|rd|th|k|K|G|GB|inch|p|am|pm)\Z"
)
_OF_ALL = pattern(r" (?:out )?of (?:all )?(?:the|its|their) ")
_LEAST = 10


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Asks if the story has another figure before the same noun: without one, the story may say the same in other words."""
    headline = facts.headline
    if headline is None:
        return
    body = [
        quantity
        for quantity in facts.quantities
        if quantity.span.start >= headline.end and not facts.headline_copies.touching(quantity.span)
    ]
    values = {quantity.number.value for quantity in body} | _spelt_out(facts)
    taken: set[int] = set()
    for figure in facts.quantities:
        if figure.span.end > headline.end:
            break
        if not _counts(figure) or any(figure.number.low <= value <= figure.number.high for value in values):
            continue
        rivals = [other for other in body if other.unit == figure.unit and other.magnitude == figure.magnitude]
        if rivals:
            yield _mark(facts, figure, _share_of(facts, body, rivals[0]))
            taken.add(figure.span.start)
    for one, rival in facts.headline_rivals:
        if one.span.start not in taken:
            yield _mark(facts, one, rival)


def _share_of(facts: Facts, body: Sequence[Quantity], rival: Quantity) -> Quantity:
    """The first figure of “42 of the 110 seats”: a headline tells what somebody got, not of how many."""
    shares = (one for one in body if _OF_ALL.fullmatch(facts.text, one.span.end, rival.span.start))
    return next(shares, rival)


def _counts(figure: Quantity) -> bool:
    return (
        len(figure.unit) > 2
        and figure.number.value >= _LEAST
        and not _YEAR.match(figure.figure)
        and not _LISTED.match(figure.unit)
    )


def _spelt_out(facts: Facts) -> set[Decimal]:
    return {Decimal(number) for word, number in WORDS.items() if word in facts.vocabulary}


def _mark(facts: Facts, figure: Quantity | Figure, rival: Quantity | Figure) -> Mark:
    other = rival.span.text(facts.text)
    return Mark(
        figure.span,
        fields={"other": other, "unit": f" {figure.unit}" if isinstance(figure, Quantity) else ""},
        suggestions=(replacement(figure.span, other),),
        related=(Related(rival.span, "in the story"),),
    )
