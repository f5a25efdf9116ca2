"""Days that stand in the wrong order, or at another distance than the text says: “on May 12, four days after the start on May 2”."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.dates import MONTH
from checker.facts.days.ledger import Day, DayKind
from checker.facts.figures.numbers import SPELLED, read_count
from checker.model.span import Span

_RANGE_BEFORE = pattern(r"\b(?:[Bb]etween|[Ff]rom) (?:the )?\Z")
_RANGE = pattern(r",? (?:and|to|until|till|through) (?:the )?")
_STARTS = pattern(
    r"\b(?:begins?|begun|began|starts?|started|opens?|opened|kicks off|kicked off|gets? under way)(?: [\w’'-]{2,20}){0,4},? (?:on )?\Z"
)
_ENDS = pattern(
    r",? (?:and |but |which )?(?:(?:it|they|he|she|will|is to|are to|was to|were to|is due to|would) ){0,2}(?:ends?|ended|closes?|closed|finish(?:es|ed)?|runs? until|ran until|lasts? until|lasted until|concludes?|concluded)(?: [\w’'-]{2,20}){0,3},? (?:on )?"
)
_APART = pattern(
    rf",? (?:just |only |exactly )?(?P<count>\d{{1,3}}|(?i:{SPELLED})) (?P<unit>day|week)s (?P<way>after|before|later than|earlier than)(?: [\w’'-]{{1,20}}){{1,7}},? (?:on |of )"
)
_OF_MONTH = pattern(rf"\b{MONTH} (?P<first>[12]?\d|3[01])[-–](?P<second>[12]?\d|3[01])(?![\w/-]|[.,]\d)")
_WEEK, _HALF_A_YEAR, _MOST_BACK, _YEAR = 7, 183, 45, 2023
_REACH, _WIDEST = 60, 100


class Unordered(NamedTuple):
    """Two days, and what is wrong: ``right`` is the distance in words, or "" where the second comes before the first."""

    first: Day
    second: Day
    counted: Span | None
    right: str


class TurnedRange(NamedTuple):
    """Two days of one month as they are written, the later one first: “July 24-21”."""

    span: Span
    first: str
    second: str


def find_turned_ranges(text: str) -> Iterator[TurnedRange]:
    """Find them, in order."""
    for match in _OF_MONTH.finditer(text):
        if int(match["second"]) < int(match["first"]):
            yield TurnedRange(Span(*match.span()), match["first"], match["second"])


def find_unordered(text: str, days: Sequence[Day]) -> Iterator[Unordered]:
    """Find them among neighbours of one sentence; a year may end between two days that are far apart."""
    dates = [day for day in days if day.kind is DayKind.DATE]
    for one, other in pairwise(dates):
        between = text[one.span.end : other.span.start]
        gap = _gap(one, other)
        if gap is None or len(between) > _WIDEST or "\n" in between:
            continue
        before = text[max(0, one.span.start - _REACH) : one.span.start]
        ranged = _RANGE_BEFORE.search(before) and _RANGE.fullmatch(between)
        if -_MOST_BACK < gap < 0 and (ranged or (_STARTS.search(before) and _ENDS.fullmatch(between))):
            yield Unordered(one, other, None, "")
        elif apart := _APART.fullmatch(text, one.span.end, other.span.start):
            yield from _distance(one, other, apart, gap)


def _distance(one: Day, other: Day, apart: re.Match[str], gap: int) -> Iterator[Unordered]:
    count, length = read_count(apart["count"]), -gap
    if apart["way"].startswith(("before", "earlier")):
        length = gap
    slack = 1 if apart["unit"] == "day" else _WEEK // 2
    stated = count * (1 if apart["unit"] == "day" else _WEEK)
    if 0 < length < _HALF_A_YEAR and abs(length - stated) > slack:
        right = f"{length} days" if apart["unit"] == "day" else f"{round(length / _WEEK)} weeks"
        yield Unordered(one, other, Span(*apart.span("count")), right)


def _gap(one: Day, other: Day) -> int | None:
    """The days from one to the other; None for days that don't exist. Without years, both are in one year."""
    years = (one.year or other.year or _YEAR, other.year or one.year or _YEAR)
    try:
        first, second = (datetime.date(year, day.month, day.day) for year, day in zip(years, (one, other), strict=True))
    except ValueError:
        return None
    return (second - first).days
