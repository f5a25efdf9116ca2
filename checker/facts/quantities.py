"""Figures with what belongs to them: sign, magnitude, unit, and how sure the writer is of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.numbers import BELOW, MINUS, Number, read_number
from checker.model.span import Span

_QUANTITY = pattern(
    r"(?:(?P<sign>(?:US|A|C|NZ|HK)?[$€£¥]) ?|(?<![\w.,$€£¥]))(?P<figure>(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:\.\d{1,4})?)(?![\d,.]*\d)"
    r"(?:(?: {1,3}|-)(?P<magnitude>(?i:thousand|million|billion|trillion))\b)?(?: ?(?P<unit>%|[A-Za-z°][A-Za-z°/²]{0,13}))?"
)
_QUALIFIER = pattern(
    r"\b(?P<words>about|around|roughly|approximately|some|nearly|almost|more than|over|at least|up to|less than|fewer than|under|an estimated) \Z"
)
_LONGEST_QUALIFIER = 16
_BELOW = pattern(BELOW)
# Looked for behind each figure: at the head of the pattern above it would be tried at every character.
_MINUS = pattern(rf"{MINUS}\Z")
_LONGEST_MINUS = len("minus ")


class Quantity(NamedTuple):
    """A figure in a text. ``number`` has the interval that its rounding allows, magnitude included, and is negative behind a minus sign.

    ``sign``, ``magnitude`` (lower case), ``unit`` (the word or sign after it) and ``qualifier`` are "" where there is none.
    """

    span: Span
    figure: str
    number: Number
    sign: str
    magnitude: str
    unit: str
    qualifier: str

    @property
    def is_large(self) -> bool:
        """Whether it is told in millions or more."""
        return self.magnitude in ("million", "billion", "trillion")


def find_quantities(text: str) -> list[Quantity]:
    """The figures of a text, in order. The span ends with the magnitude, or with the figure: a unit may belong to what follows."""
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
        magnitude,
        match["unit"] or "",
        qualifier["words"] if qualifier else "",
    )
