"""Dates as English news writes them."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.folding import spaced
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
MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?:,? (?:the )?)"
_DATE = pattern(
    rf"(?<!\w)(?:{_WEEKDAY})?(?:(?<![\w/][/.])(?P<day1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month1>{MONTH})|(?P<month2>{MONTH}) (?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?!\w)(?:,? (?P<year>(?:19|20)\d\d)\b)?"
)
# Months that are also names of people and places where they are shortened: “Kim Jun 31” is no date unless a year follows.
_ALSO_NAMES = frozenset({"Jan", "Mar", "Jun", "Sep", "May", "June", "April", "August"})
_NAME_BEFORE = pattern(r"[A-ZÀ-Þ][\w’'-]{1,30}\.? \Z")
_LONGEST_NAME = 34
_BEFORE_DATES = frozenset(
    {
        *WEEKDAYS,
        "On",
        "The",
        "By",
        "In",
        "Until",
        "From",
        "Since",
        "After",
        "Before",
        "Between",
        "To",
        "Mon",
        "Tue",
        "Tues",
        "Wed",
        "Thu",
        "Thurs",
        "Fri",
        "Sat",
        "Sun",
    }
)

_MONTH_NAME = pattern(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
# The 45th March for Life is an event, and no day.
_EVENT = pattern(r" (?:for|on|against) [A-Z]")
_MOST_DAYS = 31
_LEAP_YEAR = 2024
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

    @property
    def exists(self) -> bool:
        """Whether the month has the day; 29 February counts where no year is written."""
        try:
            datetime.date(self.year or _LEAP_YEAR, self.month, self.day)
        except ValueError:
            return False
        return True

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
    text = spaced(text)
    at = 0
    for name in _MONTH_NAME.finditer(text):
        if name.start() < at:
            continue
        match = _DATE.search(text, max(at, name.start() - _AROUND), name.end() + _AROUND)
        if match is not None:
            mention = _mention(match)
            # “lost in May 0-2”: the nought is a score.
            score = mention.day == 0 and not mention.year
            if not (score or _is_event(text, mention) or _is_name(text, match)):
                found.append(mention)
            at = match.end()
    return found


def _is_event(text: str, mention: DateMention) -> bool:
    return mention.day > _MOST_DAYS and _EVENT.match(text, mention.span.end) is not None


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a shortened month belongs to a name before it, or to a number that no month has as a day."""
    month, day = match["month2"], int(match["day2"] or 0)
    if not month or match["year"] or match["weekday"] or month not in _ALSO_NAMES:
        return False
    before = _NAME_BEFORE.search(text, max(0, match.start() - _LONGEST_NAME), match.start())
    return day > _MOST_DAYS or (before is not None and before[0].rstrip(" .") not in _BEFORE_DATES)


def days_of_month(month: int) -> int:
    """The most days that a month (1 to 12) has."""
    return calendar.monthrange(_LEAP_YEAR, month)[1]


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
