"""A number of things, the price of each and the price of all that don't agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.figures.numbers import in_own_magnitude
from checker.facts.relations.products import Product
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

NEEDS = ("each ", " each", " apiece", " per ")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the right total."""
    for product in facts.wrong_products:
        yield _mark(facts, product)


def _mark(facts: Facts, product: Product) -> Mark:
    count, price, total = product
    words, stated, number = (figure.span.text(facts.text) for figure in (price, total, count))
    sign = stated[0] if not stated[0].isdigit() else ""
    right = f"{sign}{in_own_magnitude(count.value * price.value)}"
    beside = facts.segments.at(count.span.start) == facts.segments.at(total.span.start)
    places = [price.span, total.span, *([count.span] if beside else [])]
    return Mark(
        Span(min(place.start for place in places), max(place.end for place in places)),
        fields={"count": number, "price": words, "right": right, "total": stated},
        suggestions=(replacement(total.span, right),),
        related=(Related(count.span, "the number"), Related(price.span, "the price of one")),
    )
