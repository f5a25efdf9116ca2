"""Dates as English news writes them."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from checker.facts.patterns import pattern
from checker.model.span import Span

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
# A month in a detector's pattern.
MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?:,? (?:the )?)"
_DATE = pattern(
    rf"\b(?:{_WEEKDAY})?(?:(?P<day1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month1>{MONTH})|(?P<month2>{MONTH}) (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b(?:,? (?P<year>(?:19|20)\d\d)\b)?"
)

_MONTH_NAME = pattern(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
# The 45th March for Life is an event, and no day.
_EVENT = pattern(r" (?:for|on|against) [A-Z]")
_MOST_DAYS = 31
_AROUND = 36
_NEAR_DAYS = 60


class DateMention(NamedTuple):
    """A date in a text: where, its weekday ("" for none) with its place, and its parts; ``year`` 0 where none is written."""

    span: Span
    weekday: str
    weekday_span: Span
    day: int
    month: int
    year: int

    @property
    def date(self) -> datetime.date | None:
        """The date, where it has a year and exists."""
        try:
            return datetime.date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None

    def near(self, story: str) -> datetime.date | None:
        """The date; one without a year as the day nearest to the story's (ISO, or ""), where that is within two months."""
        if self.year or not story:
            return self.date
        told = datetime.date.fromisoformat(story)
        days = (self._replace(year=told.year + shift).date for shift in (-1, 0, 1))
        return next((day for day in days if day is not None and abs((day - told).days) <= _NEAR_DAYS), None)


def find_dates(text: str) -> list[DateMention]:
    """Dates with a day and a month, in order. Looks around the names of months alone."""
    found: list[DateMention] = []
    at = 0
    for name in _MONTH_NAME.finditer(text):
        if name.start() < at:
            continue
        match = _DATE.search(text, max(at, name.start() - _AROUND), name.end() + _AROUND)
        if match is not None:
            mention = _mention(match)
            if mention.day <= _MOST_DAYS or not _EVENT.match(text, match.end()):
                found.append(mention)
            at = match.end()
    return found


def month_number(name: str) -> int:
    """1 to 12, for a month written out or shortened."""
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower()))


def _mention(match: re.Match[str]) -> DateMention:
    return DateMention(
        Span(*match.span()),
        match["weekday"] or "",
        Span(*match.span("weekday")),
        int(match["day1"] or match["day2"]),
        month_number(match["month1"] or match["month2"]),
        int(match["year"] or 0),
    )
