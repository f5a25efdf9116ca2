"""Dates as English news writes them."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.text.tokens import spaced
from checker.model.span import Span

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BY_LETTERS = {name[:3]: name for name in WEEKDAYS}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# A month, as part of a pattern.
MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
# “The Sun, 4 May” is a newspaper.
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|(?<!The )Sun)\.?)(?:,? (?:the )?| \()"
# Behind a date: “21 April 2014 (Tuesday)”, “21 April 2014, a Tuesday,”.
_WEEKDAY_BEHIND = pattern(
    r"(?: \(|, (?:an? )?)(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?=[,.;:)\n]|\Z)"
)
_NUMERIC = pattern(
    rf"(?:{_WEEKDAY})?(?<![\w./-])(?:(?P<iso>(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d))"
    r"|(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<last>(?:19|20)\d\d))(?![\w/-]|\.\d)"
)
_DATE = pattern(
    rf"(?<!\w)(?:{_WEEKDAY})?(?:(?<![\w/][/.])(?P<day1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month1>{MONTH})|(?P<month2>{MONTH}) (?:the )?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?!\w)(?:,? (?P<year>(?:19|20)\d\d)\b)?"
)
# Names of months that also occur in other names: “Kim Jun 31” is a date only if a year follows.
_ALSO_NAMES = frozenset({"Jan", "Mar", "Jun", "Sep", "May", "June", "April", "August"})
_NAME_BEFORE = pattern(r"[A-ZÀ-Þ][\w’'-]{1,30}\.? \Z")
_LONGEST_NAME = 34
_BEFORE_DATES = frozenset(
    {*WEEKDAYS, "On", "The", "By", "In", "Until", "From", "Since", "After", "Before", "Between", "To",
     "Mon", "Tue", "Tues", "Wed", "Thu", "Thurs", "Fri", "Sat", "Sun"}
)  # fmt: skip

# “Pier 31 June 5-8”: the number of a berth, a room or a gate before days of a month.
_NUMBERED = pattern(r"\b(?P<thing>[A-Za-z]{3,20})(?: [Nn]o\.| [Nn]umber)? \Z")
_MONTH_FIRST = pattern(
    rf"(?P<month2>{MONTH}) (?P<day2>\d{{1,2}})(?![\w:%]|[.,]\d|,? ?[ap]\.?m\b)(?P<range> ?(?:[-–/]|to|and|until) ?\d{{1,2}}\b)?(?:,? (?P<year>(?:19|20)\d\d)\b)?"
)
_MONTH_NAME = pattern(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
# “The 45th March for Life” is an event, not a day.
_EVENT = pattern(r" (?:for|on|against) [A-Z]")
# A column of figures by month: “Feb 48.7, March 13.2”.
_DECIMALS = pattern(r"\.\d")
_MOST_DAYS, _MONTHS_OF_YEAR = 31, 12
_LEAP_YEAR = 2024
_AROUND = 36
# “LOWICK, Brelk, ” before the date of a story, and the dash behind it.
_PLACE = pattern(r"(?:\A|\n)[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{2,30}(?:, [A-ZÀ-Þ][\w .]{1,24}){0,2},? \(?\Z")
_DASH = pattern(r"\)? ?(?:\([^()\n]{2,20}\) ?)?[-–—] ?")
_FIRST, _LONGEST_PLACE = 400, 70
_NEAR_DAYS = 60


class DateMention(NamedTuple):
    """A date in a text with its span, its weekday ("" if none) and its parts; ``year`` is 0 if none is written.

    A weekday before the date is in its span, one behind it is not.
    """

    span: Span
    weekday: str
    weekday_span: Span
    day: int
    month: int
    year: int

    @property
    def date(self) -> datetime.date | None:
        """The date if it has a year and exists."""
        try:
            return datetime.date(self.year, self.month, self.day) if self.year else None
        except ValueError:
            return None

    @property
    def exists(self) -> bool:
        """Whether the month has this day; 29 February is allowed if no year is written."""
        try:
            datetime.date(self.year or _LEAP_YEAR, self.month, self.day)
        except ValueError:
            return False
        return True

    def near(self, story: str) -> datetime.date | None:
        """The date. Without a year, the day nearest to the story's date (ISO, or "") if that is within two months."""
        if self.year or not story:
            return self.date
        published = datetime.date.fromisoformat(story)
        days = (self._replace(year=published.year + shift).date for shift in (-1, 0, 1))
        return next((day for day in days if day is not None and abs((day - published).days) <= _NEAR_DAYS), None)


def dateline_date(text: str, dates: Sequence[DateMention]) -> str:
    """The date (ISO) in the line that the story begins with: “LOWICK, Thursday, May 11, 2023 — The …”; "" for none, or one that has another weekday."""
    for one in dates[:1]:
        day, head = one.date, text[max(0, one.span.start - _LONGEST_PLACE) : one.span.start]
        begins = one.span.start < _FIRST and _PLACE.search(head) is not None
        if day and one.year and begins and _DASH.match(text, one.span.end):
            return day.isoformat() if one.weekday in ("", WEEKDAYS[day.weekday()]) else ""
    return ""


def find_dates(text: str) -> list[DateMention]:
    """Find dates that have a day and a month, in order. Only the text around the name of a month is searched."""
    found: list[DateMention] = []
    text = spaced(text)
    at = 0
    for name in _MONTH_NAME.finditer(text):
        if name.start() < at:
            continue
        match = _DATE.search(text, max(at, name.start() - _AROUND), name.end() + _AROUND)
        if match is not None:
            mention = _behind_number(text, match) or _mention(text, match)
            # “lost in May 0-2”: the zero is part of a score.
            score = mention.day == 0 and not mention.year
            if not (
                score or _DECIMALS.match(text, mention.span.end) or _is_event(text, mention) or _is_name(text, match)
            ):
                found.append(mention)
            at = max(match.end(), mention.span.end)
    return found


def find_numeric_dates(text: str) -> list[DateMention]:
    """Find dates in figures that have one reading: “21/04/2014” has one, “03/04/2014” has two."""
    found = (_numeric_mention(text, match) for match in _NUMERIC.finditer(text))
    return [mention for mention in found if mention is not None]


def _numeric_mention(text: str, match: re.Match[str]) -> DateMention | None:
    if match["iso"]:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    else:
        year, (month, day) = int(match["last"]), sorted((int(match["first"]), int(match["second"])))
        if day <= _MONTHS_OF_YEAR and day != month:
            return None
    weekday, span = _weekday(text, match)
    return DateMention(Span(*match.span()), weekday, span, day, month, year)


def _weekday(text: str, match: re.Match[str]) -> tuple[str, Span]:
    """The weekday before or behind a date; "" if none."""
    behind = None if match["weekday"] else _WEEKDAY_BEHIND.match(text, match.end())
    found = behind or match
    written = found["weekday"] or ""
    return _BY_LETTERS.get(written[:3], ""), Span(*found.span("weekday"))


def _behind_number(text: str, match: re.Match[str]) -> DateMention | None:
    """The date behind the number of a thing: “Pier 31 June 5-8” is about 5 to 8 June."""
    if not match["day1"] or match["weekday"] or match["year"]:
        return None
    thing = _NUMBERED.search(text, max(0, match.start() - _LONGEST_NAME), match.start())
    days = _MONTH_FIRST.match(text, match.start("month1"))
    if thing is None or days is None or thing["thing"].capitalize() in _BEFORE_DATES:
        return None
    if not (days["range"] or thing["thing"][0].isupper()):
        return None
    start, end = days.start(), days.end("year") if days["year"] else days.end("day2")
    month, year = month_number(days["month2"]), int(days["year"] or 0)
    return DateMention(Span(start, end), "", Span(*match.span("weekday")), int(days["day2"]), month, year)


def _is_event(text: str, mention: DateMention) -> bool:
    return mention.day > _MOST_DAYS and _EVENT.match(text, mention.span.end) is not None


def _is_name(text: str, match: re.Match[str]) -> bool:
    """Whether an apparent short month is part of a name before it, or its number is too high for a day."""
    month, day = match["month2"], int(match["day2"] or 0)
    if not month or match["year"] or match["weekday"] or month not in _ALSO_NAMES:
        return False
    before = _NAME_BEFORE.search(text, max(0, match.start() - _LONGEST_NAME), match.start())
    return day > _MOST_DAYS or (before is not None and before[0].rstrip(" .") not in _BEFORE_DATES)


def days_of_month(month: int) -> int:
    """The highest number of days a month (1 to 12) can have."""
    return calendar.monthrange(_LEAP_YEAR, month)[1]


def month_number(name: str) -> int:
    """The number (1 to 12) of a month, written out or shortened."""
    return _MONTHS.index(name[:3].lower()) + 1


def _mention(text: str, match: re.Match[str]) -> DateMention:
    weekday, span = _weekday(text, match)
    return DateMention(
        Span(*match.span()),
        weekday,
        span,
        int(match["day1"] or match["day2"]),
        month_number(match["month1"] or match["month2"]),
        int(match["year"] or 0),
    )
