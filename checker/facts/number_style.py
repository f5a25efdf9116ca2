"""How a text writes its figures: the English way, or with the marks of the continent."""

from __future__ import annotations

from typing import NamedTuple

from checker.base.patterns import pattern

_THOUSANDS = pattern(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3}){1,4}(?![\d,]*\d)")
_POINT = pattern(
    r"(?<![\d.,:/-])\d{1,9}(?:,\d{3}){0,4}\.\d{1,2}(?=(?: ?(?:%|percent|per cent|(?:m|b|tr)illion|bn|km|m|kg|points|euros|dollars|pounds)\b)|%)|[$€£]\d[\d,]{0,14}\.\d{1,2}(?![\d.])"
)
_COMMA = pattern(r"(?<![\d.,])\d{1,3},\d{1,2}(?= ?(?:%|percent|per cent|(?:m|b|tr)illion)(?!\w))")
# Thousands of the continent: 1.250.000, and 1.250,50.
_CONTINENTAL = pattern(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?:\.\d{3}(?![.,]?\d)|,\d{1,2}(?!\d))")


class NumberStyle(NamedTuple):
    """What the text has of each way of writing."""

    english_thousands: bool
    decimal_points: bool
    decimal_commas: bool
    point_thousands: bool

    @property
    def english(self) -> bool:
        """Whether a figure of the text is written the English way: another that isn't may be a slip of the finger."""
        return self.english_thousands or self.decimal_points


def number_style(text: str) -> NumberStyle:
    """The ways of writing figures in a text."""
    return NumberStyle(*(way.search(text) is not None for way in (_THOUSANDS, _POINT, _COMMA, _CONTINENTAL)))
