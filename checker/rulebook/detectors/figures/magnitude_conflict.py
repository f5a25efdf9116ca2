"""The same figure with two magnitudes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.figures.quantities import Quantity
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement

NEEDS = ("illion",)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Compares figures with decimals; round ones, which may be equal by chance, only before the same noun."""
    small = facts.resources.lines("english_stop_words")
    first: dict[tuple[str, str, str], Quantity] = {}
    for quantity in facts.quantities:
        exact = "." in quantity.figure
        if not quantity.is_large or not (exact or (len(quantity.unit) > 2 and quantity.unit not in small)):
            continue
        key = (quantity.sign, quantity.figure, "" if exact else quantity.unit)
        earlier = first.setdefault(key, quantity)
        if earlier.magnitude != quantity.magnitude:
            better = f"{quantity.sign}{quantity.figure} {earlier.magnitude}"
            yield Mark(
                quantity.span,
                fields={"earlier": earlier.span.text(facts.text)},
                suggestions=(replacement(quantity.span, better),),
                related=(Related(earlier.span, "the other magnitude"),),
            )
