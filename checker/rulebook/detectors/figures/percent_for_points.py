"""Percent where percentage points are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_P = r"\d{1,2}(?:\.\d{1,2})?"
_SHAPE = pattern(
    rf"(?P<mark>(?P<change>{_P}) ?(?:percent|per cent|%)),? (?:from (?P<a>{_P})(?: ?(?:percent|per cent|%))? to (?P<b>{_P})|to (?P<b2>{_P})(?: ?(?:percent|per cent|%))?,? from (?P<a2>{_P})) ?(?:percent|per cent|%)"
)

_AFTER = pattern(
    rf"\bfrom (?P<a>{_P})(?: ?(?:percent|per cent|%))? to (?P<b>{_P}) ?(?:percent|per cent|%), (?:or |up |down |by |an? (?:rise|drop|fall|increase|decline|gain|loss) of )(?:about )?(?P<mark>(?P<change>{_P}) ?(?:percent|per cent|%))"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only where all three figures stand there and the difference of two is exactly the third."""
    for match in _SHAPE.finditer(facts.spaced):
        yield from _marks(match, match["a"] or match["a2"], match["b"] or match["b2"])
    for match in _AFTER.finditer(facts.spaced):
        yield from _marks(match, match["a"], match["b"])


def _marks(match: re.Match[str], a: str, b: str) -> Iterator[Mark]:
    if abs(Decimal(b) - Decimal(a)) == Decimal(match["change"]) and Decimal(a):
        span = Span(*match.span("mark"))
        yield Mark(span, suggestions=(replacement(span, f"{match['change']} percentage points"),))
