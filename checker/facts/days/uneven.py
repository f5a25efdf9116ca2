"""Dates without a year whose weekdays can't both be right: “Friday, 21 November” and “Sunday, 24 November”."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.dates import WEEKDAYS
from checker.facts.days.ledger import Day, DayKind

_COMMON_YEAR, _LEAP_YEAR = 2023, 2024
_NEAR_DAYS, _WEEK = 92, 7
_LONGEST, _REACH = 12000, 24
_LISTED = pattern(
    rf"(?:{'|'.join(WEEKDAYS)})s?(?:,? {{1,2}}(?:and|or|to|through|until) |, {{1,2}}(?:and )?| ?[-–—/] ?)\Z"
)


class Uneven(NamedTuple):
    """A day whose weekday doesn't go with that of another, and the weekday that would."""

    day: Day
    other: Day
    right: str


def find_uneven(text: str, days: Sequence[Day]) -> Iterator[Uneven]:
    """Compare each dated weekday with the others: one that most others contradict, or the later of two. Long texts span several years."""
    dated = [one for one in days if _is_bare(text, one)] if len(text) <= _LONGEST else []
    if len(dated) < 2:
        return
    against = {
        at: [other for other in range(len(dated)) if _apart(dated[at], dated[other])] for at in range(len(dated))
    }
    for at, others in against.items():
        if not others:
            continue
        agreeing = [other for other in range(len(dated)) if other != at and _agree(dated[at], dated[other])]
        worse = [other for other in others if len(against[other]) > len(others)]
        if (
            worse
            or len(agreeing) > len(others)
            or (len(others) == 1 and len(against[others[0]]) == 1 and at < others[0])
        ):
            continue
        other = dated[others[0]]
        right = _right(dated[at], other)
        if right:
            yield Uneven(dated[at], other, right)


def _is_bare(text: str, day: Day) -> bool:
    """Whether a date has a weekday of its own and no year: in “Friday and Saturday, 5 and 6 June” the date is the first one's."""
    if day.kind is not DayKind.DATE or not day.weekday or day.date is not None or day.year:
        return False
    start = day.weekday_span.start
    return _LISTED.search(text, max(0, start - _REACH), start) is None


def _right(day: Day, other: Day) -> str:
    """The weekday of a day by that of another; "" if they are far apart, or a leap year would change it."""
    found = {_shifted(day, other, year) for year in (_COMMON_YEAR, _LEAP_YEAR)}
    return found.pop() if len(found) == 1 else ""


def _shifted(day: Day, other: Day, year: int) -> str:
    try:
        gap = (datetime.date(year, day.month, day.day) - datetime.date(year, other.month, other.day)).days
    except ValueError:
        return ""
    if abs(gap) > _NEAR_DAYS:
        return ""
    return WEEKDAYS[(WEEKDAYS.index(other.weekday) + gap) % _WEEK]


def _apart(one: Day, other: Day) -> bool:
    right = _right(one, other)
    return bool(right) and right != one.weekday


def _agree(one: Day, other: Day) -> bool:
    return _right(one, other) == one.weekday
