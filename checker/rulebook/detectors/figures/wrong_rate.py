"""Two rates that the text sets equal and that aren't."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.facts.figures.numbers import in_own_magnitude
from checker.facts.relations.rates import find_wrong_rates
from checker.facts.view import Facts
from checker.model.mark import Mark, Related
from checker.model.span import Span

NEEDS = ("year", "month", "week", "annual")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Says what the second would have to be."""
    for one in find_wrong_rates(facts.spaced, facts.relations):
        texts = [figure.span.text(facts.text) for figure in (one.first, one.second)]
        low, high = (in_own_magnitude(Decimal(f"{value:.3g}")) for value in (one.least, one.most))
        right = low if low == high else f"{low} to {high}"
        fields = {"first": texts[0], "second": texts[1], "per": one.per[0], "by": one.per[1], "right": right}
        yield Mark(
            Span(one.first.span.start, one.second.span.end),
            fields=fields,
            related=(Related(one.second.span, "the other rate"),),
        )
