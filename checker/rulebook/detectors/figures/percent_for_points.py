"""Percent where percentage points are meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_P = r"\d{1,2}(?:\.\d{1,2})?"
_SHAPE = pattern(
    rf"(?P<mark>(?P<change>{_P}) ?(?:percent|per cent|%)),? (?:from (?P<a>{_P})(?: ?(?:percent|per cent|%))? to (?P<b>{_P})|to (?P<b2>{_P})(?: ?(?:percent|per cent|%))?,? from (?P<a2>{_P})) ?(?:percent|per cent|%)"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only where all three figures stand there and the difference of two is exactly the third."""
    for match in _SHAPE.finditer(facts.text):
        a, b = Decimal(match["a"] or match["a2"]), Decimal(match["b"] or match["b2"])
        if abs(b - a) == Decimal(match["change"]) and a:
            span = Span(*match.span("mark"))
            yield Mark(span, suggestions=(replacement(span, f"{match['change']} percentage points"),))
