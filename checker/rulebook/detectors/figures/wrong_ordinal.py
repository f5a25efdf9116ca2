"""An ordinal whose ending doesn't fit its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import digits

from checker.base.patterns import pattern
from checker.facts.dates import MONTH, days_of_month, month_number
from checker.facts.text.spans import starting_in
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = tuple(
    f"{digit}{ending}" for digit in digits for ending in ("st", "nd", "rd", "th") if ending != "th" or digit in "123"
)
_ORDINAL = pattern(r"(?<![\w.,-])(?P<number>\d{1,7})(?P<ending>st|nd|rd|th)\b")
_COUNTED = pattern(
    r" (?:of \d|(?:century|anniversary|birthday|edition|floor|minute|session|round|place|congress|district|meeting|day|time|annual|year|season)\b)"
)
# “A 28st boxer” weighs as much; “the 28st Festival” is counted.
_NAMED = pattern(
    r" (?:(?:Annual|International|National|World|Inter\w+) )?(?:Festival|Edition|Summit|Conference|Games|Olympics|Cup|Championships?|Awards?|Session|Congress|Meeting|Biennale|Fair|Marathon"
    r"|Street|Avenue|Infantry|Division|Brigade|Regiment|Army|Battalion|President|Amendment|Anniversary|Assembly|Forum|Convention)\b"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_JOINT = r"(?: ?[–—,/&-] ?| (?:and|or|to|through|until|till) |, (?:and |or )?)"
# A month next to a day, or next to a list of days.
_MONTH_BEFORE = pattern(rf"(?<!\w)(?P<month>{MONTH}) (?:the )?(?:{_DAY}{_JOINT}(?:the )?){{0,3}}\Z")
_MONTH_AFTER = pattern(rf"(?:{_JOINT}(?:the )?{_DAY}){{0,3}} (?:day )?(?:of )?(?P<month>{MONTH})(?!\w)")
_AROUND = 50


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Skips “st” that may mean stone, and days that don't exist in their month: there the number is doubtful, and another rule asks."""
    text = facts.spaced
    for match in _ORDINAL.finditer(text):
        number = int(match["number"])
        right = _ending(number)
        if match["ending"] == right:
            continue
        month = _month(text, match)
        if (month and number > days_of_month(month)) or _is_impossible(facts, match):
            continue
        counted = _COUNTED.match(text, match.end()) or _NAMED.match(text, match.end())
        if match["ending"] != "st" or month or counted:
            span = Span(*match.span())
            yield Mark(span, suggestions=(replacement(span, f"{match['number']}{right}"),))


def _ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _month(text: str, match: re.Match[str]) -> int:
    """The number of the month that the ordinal is a day of, or 0."""
    found = _MONTH_BEFORE.search(text, max(0, match.start() - _AROUND), match.start())
    found = found or _MONTH_AFTER.match(text, match.end(), match.end() + _AROUND)
    return month_number(found["month"]) if found else 0


def _is_impossible(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the ordinal is part of a date that doesn't exist."""
    near = starting_in(facts.dates, match.start() - _AROUND, match.start() + 1)
    return any(match.start() < mention.span.end and not mention.exists for mention in near)
