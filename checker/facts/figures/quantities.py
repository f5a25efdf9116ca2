"""Figures with their sign, magnitude, unit and qualifier (“about”)."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.notation import CURRENCY
from checker.facts.figures.numbers import BELOW, MAGNITUDE, MINUS, Number, read_number
from checker.model.span import Span

# “N620 billion” is naira; “N95” is a mask.
_NAIRA = r"(?<![\w.,-])(?:₦|N(?=\d{1,3}(?:,\d{3})+(?!\d)|\d{1,4}(?:\.\d{1,3})?(?: (?:m|b|tr)illion|bn|tn|trn|m)\b))"
_QUANTITY = pattern(
    rf"(?:(?P<sign>{CURRENCY}|{_NAIRA})(?P<gap> ?)|(?<![\w.,$€£¥]))(?P<figure>(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,9}})(?:\.\d{{1,4}})?)(?![\d,.]*\d)"
    rf"(?:(?: {{1,3}}|-)(?P<magnitude>(?i:{MAGNITUDE}))\b)?(?: ?(?P<unit>%|(?!{CURRENCY})[A-Za-z°][A-Za-z°/²]{{0,13}}))?"
)
_QUALIFIER = pattern(
    r"\b(?P<words>about|around|roughly|approximately|some|nearly|almost|more than|over|at least|up to|less than|fewer than|under|an estimated) \Z"
)
_LONGEST_QUALIFIER = 16
_BELOW = pattern(BELOW)
# Searched for before each figure: as the first part of the pattern above, it would be tried at every character.
_MINUS = pattern(rf"{MINUS}\Z")
_LONGEST_MINUS = len("minus ")


class Quantity(NamedTuple):
    """A figure in a text. ``number`` includes the magnitude, has the interval that rounding allows, and is negative after a minus sign.

    ``sign``, ``gap`` (a blank after the sign), ``magnitude`` (lower case), ``unit`` (the word or sign after the figure) and
    ``qualifier`` may be "".
    """

    span: Span
    figure: str
    number: Number
    sign: str
    gap: str
    magnitude: str
    unit: str
    unit_span: Span
    qualifier: str

    @property
    def is_large(self) -> bool:
        """Whether it is in millions or more."""
        return self.magnitude in ("million", "billion", "trillion")


def find_quantities(text: str) -> list[Quantity]:
    """Find the figures of a text, in order. Their span has no unit in it: that may belong to the words after it."""
    return [_quantity(text, match) for match in _QUANTITY.finditer(text)]


def _quantity(text: str, match: re.Match[str]) -> Quantity:
    magnitude = (match["magnitude"] or "").lower()
    qualifier = _QUALIFIER.search(text, max(0, match.start() - _LONGEST_QUALIFIER), match.start())
    negative = _MINUS.search(text, max(0, match.start() - _LONGEST_MINUS), match.start()) or _BELOW.match(
        text, match.end("figure")
    )
    return Quantity(
        Span(match.start(), match.end("magnitude") if magnitude else match.end("figure")),
        match["figure"],
        read_number(f"{'-' if negative else ''}{match['figure']} {magnitude}".rstrip()),
        match["sign"] or "",
        match["gap"] or "",
        magnitude,
        match["unit"] or "",
        Span(*match.span("unit")),
        qualifier["words"] if qualifier else "",
    )
