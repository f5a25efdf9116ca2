"""Read figures as they are written, with the interval that their rounding allows."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()  # noqa: SIM905 - a list of words
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - a list of words
WORDS = (
    {word: number for number, word in enumerate(_SMALL, 1)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {
        f"{tens}-{ones}": 10 * number + one
        for number, tens in enumerate(_TENS, 2)
        for one, ones in enumerate(_SMALL[:9], 1)
    }
    | {"a dozen": 12, "dozen": 12}
)
_MAGNITUDES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
NUMBER_WORDS = frozenset({*WORDS, *_MAGNITUDES, "hundred", "half", "quarter", "third", "twice", "double"})
# “£3.5bn”, “1.7 mln”; “m”, “b” and “k” stand for one only behind a currency.
SHORT_MAGNITUDES = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mln": "million",
    "b": "billion",
    "bn": "billion",
    "bln": "billion",
    "tn": "trillion",
    "trn": "trillion",
    "tln": "trillion",
}
SHORT_MAGNITUDE = rf"(?:{'|'.join(sorted(SHORT_MAGNITUDES, key=len, reverse=True))})\b"

_INNER = Decimal("0.6")
MAGNITUDE = rf"(?:{'|'.join(_MAGNITUDES)})"
_DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,9}})(?:\.\d{{1,4}})?(?: {MAGNITUDE})?"
_PLAIN = "|".join(sorted((word for word in WORDS if "-" not in word), key=len, reverse=True))
_ONES = "|".join(_SMALL[:9])
# “Twenty-two” is one number, not “twenty” before a hyphen.
SPELLED = rf"(?:(?:{'|'.join(_TENS)})-(?:{_ONES})\b|(?!(?:{'|'.join(_TENS)})-(?:{_ONES})\b)(?:{_PLAIN}))"
# Parts of patterns: a figure in digits, spelt out, or either (COUNT).
FIGURE = _DIGITS
# Makes a figure negative. A hyphen after a word or a figure joins the two; a dash counts only after a blank that follows no figure.
MINUS = r"(?:(?:(?<=[\s(\[“‘\"'/])|(?<![^\n]))(?:[-−‑‒]|(?<!\d[\s])(?<![CFK°%][\s])–)|(?<![\w°])−|\b[Mm]inus )"
COUNT = rf"(?:{_DIGITS}|\b{SPELLED}\b)"
# Makes a figure before it negative: “20 below”, “5 degrees below zero”.
BELOW = r"(?: ?[°º˚]? ?[CF]\b|(?: degrees?)?(?: Celsius| Fahrenheit| centigrade)?)? below(?: zero\b|(?= ?[.,;()]|\Z))"


# What may stand before a figure and leaves it as it is.
HEDGE = r"(?:about |some |nearly |almost |around |roughly |approximately |just (?:over|under) |exactly |only )?"


class Number(NamedTuple):
    """A figure with its value and the lowest and highest value it may stand for."""

    value: Decimal
    low: Decimal
    high: Decimal


@lru_cache(maxsize=4096)  # figures recur: each is read and kept once
def read_number(text: str) -> Number:
    """Read a text that FIGURE or COUNT matched.

    A figure with decimals may be off by half a unit of its last digit; a round one of three digits or more, by half a unit of
    its last digit that isn't zero, or of its second digit if that comes first. A figure after MINUS is negative.
    Raises KeyError for a word that isn't a number.
    """
    folded = text.strip().lower()
    if (positive := folded.removeprefix("minus ").lstrip("-−‑‒–")) != folded:
        value, low, high = read_number(positive)
        return Number(-value, -high, -low)
    if not folded[0].isdigit():
        value = Decimal(WORDS[folded])
        return Number(value, value, value)
    digits, _, magnitude = folded.partition(" ")
    plain = digits.replace(",", "")
    shift = _MAGNITUDES.get(magnitude.strip(), 0)
    value = Decimal(plain).scaleb(shift)
    half = Decimal(5).scaleb(_last_place(plain) + shift - 1)
    return Number(value, value - half, value + half)


def read_count(text: str) -> int:
    """Read a whole number in digits or in one of ``WORDS``. Raises KeyError for a word that isn't a number."""
    return int(text) if text.isdigit() else int(WORDS[text.lower()])


def likely(number: Number) -> Number:
    """A figure with the inner part of its interval: that two figures are both off by the most is unlikely."""
    value, low, high = number
    return Number(value, value - (value - low) * _INNER, value + (high - value) * _INNER)


def magnitude_of(text: str) -> str:
    """The magnitude at the end of a figure, or ""."""
    last = text.rpartition(" ")[2]
    return last if last in _MAGNITUDES else ""


def power_of(magnitude: str) -> int:
    """The power of ten that a magnitude stands for; 0 for "". Raises KeyError for another word."""
    return _MAGNITUDES[magnitude] if magnitude else 0


def in_own_magnitude(value: Decimal) -> str:
    """Write a number as news does: “2.5 million”, but “40,000”."""
    return in_magnitude(
        value, next((name for name in ("billion", "million") if value >= Decimal(1).scaleb(_MAGNITUDES[name])), "")
    )


def lost_magnitude(factor: Decimal, slack: Decimal) -> str:
    """The “million” or “billion” that a factor stands for, give or take a share of it; "" for other factors."""
    powers = ((name, Decimal(1).scaleb(_MAGNITUDES[name])) for name in ("billion", "million"))
    return next((name for name, power in powers if slack <= factor / power <= 1 / slack), "")


def in_magnitude(value: Decimal, magnitude: str) -> str:
    """Write a number with a magnitude (“2.5 million”), or plainly if the magnitude is ""."""
    scaled = plain(value.scaleb(-_MAGNITUDES.get(magnitude, 0)), "0.00")
    return f"{scaled} {magnitude}" if magnitude else scaled


def _last_place(plain: str) -> int:
    """The power of ten of the last significant digit: 12000 → 3, 12.5 → -1, 45 → 0."""
    if "." in plain:
        return -len(plain.partition(".")[2])
    zeros = len(plain) - len(plain.rstrip("0"))
    return min(zeros, len(plain) - 2) if len(plain) > 2 else 0


def like(value: Decimal, text: str) -> str:
    """Write a number in the same way as ``text``: spelt out, or with its magnitude."""
    if not text[:1].isdigit():
        return next((word for word, number in WORDS.items() if number == value), plain(value))
    magnitude = magnitude_of(text)
    return in_magnitude(value, magnitude) if magnitude else plain(value, text)


def plain(value: Decimal, like: str = "") -> str:
    """Write a number with thousands separators and at most as many decimals as ``like`` has."""
    places = len(re.sub(r".*?\.", "", like.split(" ", maxsplit=1)[0])) if "." in like.split(" ", maxsplit=1)[0] else 0
    rounded = round(value, places) if places else value.to_integral_value(rounding="ROUND_HALF_UP")
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def share_range(part: Number, whole: Number) -> tuple[Decimal, Decimal]:
    """The lowest and highest value of part / whole, in percent."""
    return 100 * part.low / whole.high, 100 * part.high / whole.low


def differs(stated: Number, low: Decimal, high: Decimal) -> bool:
    """Whether every reading of a stated figure lies outside an interval."""
    return stated.high < low or stated.low > high
