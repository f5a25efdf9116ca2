"""Reads figures as they are written, with the interval that the writer's own rounding allows."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()  # noqa: SIM905 - a list of words
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 - a list of words
WORDS = (
    {word: number for number, word in enumerate(_SMALL, 1)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {"a dozen": 12, "dozen": 12}
)
_MAGNITUDES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}

_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(?:\.\d{1,4})?(?: (?:thousand|million|billion|trillion))?"
SPELLED = r"(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")"
# A figure in a detector's pattern: spelt out, in digits, either.
FIGURE = _DIGITS
# What makes a figure negative. A hyphen behind a word or a figure joins; a dash counts where a blank and no figure stands before it.
MINUS = r"(?:(?:(?<=[\s(\[“‘\"'/])|(?<![^\n]))(?:[-−‑‒]|(?<!\d[\s])(?<![CFK°%][\s])–)|(?<![\w°])−|\b[Mm]inus )"
COUNT = rf"(?:{_DIGITS}|\b{SPELLED}\b)"
# What makes a figure negative from behind: “20 below”, “5 degrees below zero”.
BELOW = r"(?: ?[°º˚]? ?[CF]\b|(?: degrees?)?(?: Celsius| Fahrenheit| centigrade)?)? below(?: zero\b|(?= ?[.,;()]|\Z))"


class Number(NamedTuple):
    """A figure: its value, and the least and the most that it may stand for."""

    value: Decimal
    low: Decimal
    high: Decimal


def read_number(text: str) -> Number:
    """The number of a text that FIGURE or COUNT matched.

    A figure with decimals stands for half a unit of its last digit either way; a round one of three digits or more, for half
    of its last figure that isn't nought, of its second one at most. One that MINUS stands before is negative.
    Raises KeyError for a word that is no number.
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


def _last_place(plain: str) -> int:
    """The power of ten of the last figure that was meant: 12000 → 3, 12.5 → -1, 45 → 0."""
    if "." in plain:
        return -len(plain.partition(".")[2])
    noughts = len(plain) - len(plain.rstrip("0"))
    return min(noughts, len(plain) - 2) if len(plain) > 2 else 0


def like(value: Decimal, text: str) -> str:
    """A number written as ``text`` is: spelt out, or with its magnitude."""
    if not text[:1].isdigit():
        return next((word for word, number in WORDS.items() if number == value), plain(value))
    magnitude = text.partition(" ")[2]
    if magnitude not in _MAGNITUDES:
        return plain(value, text)
    return f"{plain(value.scaleb(-_MAGNITUDES[magnitude]), '0.00')} {magnitude}"


def plain(value: Decimal, like: str = "") -> str:
    """A number as a newsroom writes it: thousands set off, decimals as many as ``like`` has and no noughts at their end."""
    places = len(re.sub(r".*?\.", "", like.split(" ", maxsplit=1)[0])) if "." in like.split(" ", maxsplit=1)[0] else 0
    rounded = round(value, places) if places else value.to_integral_value(rounding="ROUND_HALF_UP")
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def share_range(part: Number, whole: Number) -> tuple[Decimal, Decimal]:
    """The least and the most that part / whole may be, in percent."""
    return 100 * part.low / whole.high, 100 * part.high / whole.low


def differs(stated: Number, low: Decimal, high: Decimal) -> bool:
    """Whether no reading of a stated figure meets an interval."""
    return stated.high < low or stated.low > high
