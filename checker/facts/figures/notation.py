"""How figures and amounts are written: in the English way, or with the continental marks."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from checker.base.patterns import pattern

# Parts of patterns.
CURRENCY = r"(?:US|A|C|NZ|HK)?[$€£¥]"
PERCENT_WORDS = ("percent", "per cent", "pct", "%")
# Not the beginning of “percentage points”.
PERCENT = r"(?:(?:percent|per cent|pct)(?!\w)|%)"
# Currencies written out after their amount.
CURRENCIES = frozenset(
    ("euros", "dollars", "pounds", "pesos", "francs", "roubles", "rubles", "yuan", "hryvnia", "hryvnias", "rupees", "dinars", "riyals", "dirhams",
     "reais", "zloty", "zlotys", "crowns", "kronor", "lira")
)  # fmt: skip
# Of these no reader takes a small amount with a decimal for a slip: a price may be one.
OTHER_CURRENCIES = frozenset(
    ("yen", "rand", "naira", "shillings", "leva", "lei", "forints", "liras", "kroner", "kronar", "baht", "won", "rupiah", "ringgit", "tenge", "taka", "birr", "cedis")
)  # fmt: skip

_THOUSANDS = pattern(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3}){1,4}(?![\d,]*\d)")
_POINT = pattern(
    rf"(?<![\d.,:/-])\d{{1,9}}(?:,\d{{3}}){{0,4}}\.\d{{1,2}}(?=(?: ?(?:{PERCENT}|(?:m|b|tr)illion|bn|km|m|kg|points|euros|dollars|pounds)\b)|%)|[$€£]\d[\d,]{{0,14}}\.\d{{1,2}}(?![\d.])"
)
_COMMA = pattern(rf"(?<![\d.,])\d{{1,3}},\d{{1,2}}(?= ?(?:{PERCENT}|(?:m|b|tr)illion)(?!\w))")
_CONTINENTAL = pattern(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?:\.\d{3}(?![.,]?\d)|,\d{1,2}(?!\d))")

# Thousands in groups of three, or grouped as in India.
_WHOLE = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,2}(?:,\d{2}){1,5},\d{3}|\d{1,15})"
_ENGLISH_AMOUNT = pattern(rf"{_WHOLE}(?:\.\d\d)?")
_LARGE_AMOUNT = pattern(rf"{_WHOLE}(?:\.\d{{1,3}})?")


class NumberStyle(NamedTuple):
    """Which ways of writing figures a text has."""

    english_thousands: bool
    decimal_points: bool
    decimal_commas: bool
    point_thousands: bool

    @property
    def english(self) -> bool:
        """Whether the text writes some figure in the English way, so that one in another way may be a typing error."""
        return self.english_thousands or self.decimal_points


def number_style(text: str) -> NumberStyle:
    """Find the ways in which a text writes figures."""
    return NumberStyle(*(way.search(text) is not None for way in (_THOUSANDS, _POINT, _COMMA, _CONTINENTAL)))


class Notation(Enum):
    """How an amount of money is written."""

    ENGLISH = auto()
    CONTINENTAL = auto()
    """“1.234,56”, “1.250.000”: it has no other reading."""
    ONE_DECIMAL = auto()
    COMMA_DECIMALS = auto()
    POINT_THOUSANDS = auto()
    UNKNOWN = auto()


_NOTATIONS = (
    (Notation.CONTINENTAL, pattern(r"[1-9]\d{0,2}(?:(?:\.\d{3}){1,4},\d{1,2}|(?:\.\d{3}){2,4})")),
    (Notation.ONE_DECIMAL, pattern(rf"{_WHOLE}\.\d")),
    (Notation.COMMA_DECIMALS, pattern(r"\d{1,3},\d\d?")),
    (Notation.POINT_THOUSANDS, pattern(r"[1-9]\d{0,2}(?:\.\d{3}){1,4}")),
)


def notation_of(amount: str, *, large: bool) -> Notation:
    """How an amount is written. Its decimals must be cents, unless it is ``large`` (a magnitude follows)."""
    if (_LARGE_AMOUNT if large else _ENGLISH_AMOUNT).fullmatch(amount):
        return Notation.ENGLISH
    return next((notation for notation, shape in _NOTATIONS if shape.fullmatch(amount)), Notation.UNKNOWN)


def english_thousands(figure: str) -> str:
    """“1.250.000” as “1,250,000”."""
    return figure.replace(".", ",")


def restored_thousands(whole: str, part: str) -> str:
    """“3,5” as “3,500”, for thousands that lost their last zeros."""
    return f"{whole},{part:0<3}"
