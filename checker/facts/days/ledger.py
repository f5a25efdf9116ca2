"""The ledger of days: dates, weekdays and months alone, days without their month, and the date of the document itself."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.dates import MONTH, WEEKDAYS, DateMention, month_number
from checker.facts.text.spans import SpanSet, merged
from checker.model.span import Span


class DayKind(StrEnum):
    """What is named."""

    DATE = "date"
    WEEKDAY = "weekday"
    MONTH = "month"
    DAY = "day of a month"


class Day(NamedTuple):
    """A day or month that a text names. ``weekday`` may be "", each number 0 if it isn't written.

    ``date`` is the one day that is meant, if the text and the date of the document leave no other.
    """

    span: Span
    kind: DayKind
    weekday: str
    weekday_span: Span
    day: int
    month: int
    year: int
    date: datetime.date | None


_SHORT, _LONGEST = 3, 22
# Names are searched for without conditions before them, which would be tried at every character.
_WEEKDAY_NAME = pattern("|".join(WEEKDAYS))
_MONTH_NAME = pattern("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_JOINED = pattern(r"[\w-]\Z")
_WEEKDAY = pattern(
    rf"(?P<name>{'|'.join(WEEKDAYS)})(?=s?(?![\w-]))(?! (?:Times|Mirror|Mail|Post|Telegraph|Express|Herald|Night (?:Live|Football)|School|Bloody)\b)"
)
_WORD_BEFORE = pattern(r"(?P<word>[^\W\d_][\w’']{0,20}) \Z")
_MONTH_ALONE = pattern(rf"(?P<name>{MONTH})(?: of)?,? (?P<year>(?:19|20)\d\d)\b|(?P<alone>{MONTH})(?![\w’'-])")
_BEFORE_MONTH = pattern(
    r"\b(?:in|since|until|till|during|by|from|of|early|mid|late|last|next|this|through|before|after|around|between|to|and|each|every|following|previous) \Z",
    re.IGNORECASE,
)
_BEFORE_DAY = pattern(r"\b(?:on|since|until|till|from|by|before|after|of) \Z")
_BARE_DAY = pattern(
    r"(?P<mark>the (?P<day>[23]?1st|2?2nd|2?3rd|1[0-9]th|2?[4-9]th|[23]0th))"
    r"(?=\Z|[.,;:!?)\n]| (?:and|but|or|in|at|to|that|when|where|who|after|as|by|for|with|because|before|due|it|he|she|they|we|until|via|from|while|the)\b)"
)
_NONE = Span(0, 0)


def find_days(text: str, dates: Sequence[DateMention], published: str) -> list[Day]:
    """Find the days and months of a text, in order. ``published`` is the date of the document (ISO, or "")."""
    found = [_of_date(mention, published) for mention in dates]
    taken = SpanSet(merged(day.span for day in found))
    alone = [*_weekdays(text, published), *_months(text), *_bare_days(text, published)]
    # “21 April 2014 (Monday)”: the weekday is part of the date before it.
    behind = {day.weekday_span for day in found if day.weekday}
    found += [day for day in alone if not taken.touching(day.span) and day.weekday_span not in behind]
    return sorted(found, key=lambda day: day.span)


def _of_date(one: DateMention, published: str) -> Day:
    return Day(one.span, DayKind.DATE, one.weekday, one.weekday_span, one.day, one.month, one.year, one.near(published))


def _weekdays(text: str, published: str) -> Iterator[Day]:
    for match in _found(text, _WEEKDAY_NAME, _WEEKDAY):
        span = Span(*match.span("name"))
        date = _nearest(text, match.start(), WEEKDAYS.index(match["name"]), published)
        yield Day(span, DayKind.WEEKDAY, match["name"], span, 0, 0, 0, date)


def _found(text: str, name: re.Pattern[str], whole: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern at the places of a name, where no word is joined to it."""
    for place in name.finditer(text):
        if not _JOINED.match(text, max(0, place.start() - 1), place.start()) and (
            match := whole.match(text, place.start())
        ):
            yield match


def _nearest(text: str, start: int, weekday: int, published: str) -> datetime.date | None:
    """The day that “last Monday” means; others may lie before or behind the date of the document."""
    before = _WORD_BEFORE.search(text, max(0, start - _LONGEST), start)
    if not published or before is None or before["word"].lower() not in ("last", "next"):
        return None
    day = datetime.date.fromisoformat(published)
    shift = (day.weekday() - weekday) % 7 or 7
    return (
        day - datetime.timedelta(shift)
        if before["word"].lower() == "last"
        else day + datetime.timedelta(7 - shift or 7)
    )


def _months(text: str) -> Iterator[Day]:
    for match in _found(text, _MONTH_NAME, _MONTH_ALONE):
        name = match["name"] or match["alone"]
        if match["alone"] and not _stands_alone(text, match):
            continue
        end = match.end() if match["year"] else match.end("alone")
        yield Day(
            Span(match.start(), end), DayKind.MONTH, "", _NONE, 0, month_number(name), int(match["year"] or 0), None
        )


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a word before it shows that it is a month; “Mar” and “Jan” without a day are names."""
    name = match["alone"].rstrip(".")
    before = _BEFORE_MONTH.search(text, max(0, match.start() - _LONGEST), match.start())
    return before is not None and (len(name) > _SHORT or name == "May")


def _bare_days(text: str, published: str) -> Iterator[Day]:
    for match in _BARE_DAY.finditer(text):
        if _BEFORE_DAY.search(text, max(0, match.start() - _LONGEST), match.start()) is None:
            continue
        day = int(match["day"][:-2])
        yield Day(Span(*match.span("mark")), DayKind.DAY, "", _NONE, day, 0, 0, None)
