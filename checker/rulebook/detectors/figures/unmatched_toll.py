"""“The 32 dead” in a text that has spoken of another number of dead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement

NEEDS = ("dea", "injur", "wound", "victim", "killed", "died", "fatalit")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the number that the text named before."""
    for toll in facts.unmatched_tolls:
        shown = toll.earlier.span.text(facts.text)
        yield Mark(
            toll.span,
            fields={"other": shown},
            suggestions=(replacement(toll.figure.span, shown),),
            related=(Related(toll.earlier.span, "the earlier number"),),
        )
