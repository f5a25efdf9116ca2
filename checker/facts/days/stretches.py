"""Stretches of days or months inside a year, with the length that the text gives them: “three days, from 5 to 10 July”."""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.dates import MONTH, month_number
from checker.facts.figures.numbers import SPELLED, read_count
from checker.model.span import Span


class Stretch(NamedTuple):
    """``length`` of ``unit`` (days, weeks, months) as written at ``counted``; by its ends it has from ``least`` to ``most`` of them."""

    counted: Span
    length: int
    unit: str
    first: str
    last: str
    end: Span
    least: int
    most: int

    @property
    def is_right(self) -> bool:
        """Whether the length fits the ends, with or without the first and the last day."""
        return self.least <= self.length <= self.most


_COUNT = rf"(?P<count>\d{{1,2}}|{SPELLED})[ -](?P<unit>day|week|month)s?"
_TO = r"(?:to|until|till|through) "
_DAYS = (
    rf"from (?:the )?(?P<a>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?:(?P<m>{MONTH}) )?{_TO}(?:the )?(?P<end>(?P<b>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<n>{MONTH}))",
    rf"from (?P<m>{MONTH}) (?P<a>\d{{1,2}}) {_TO}(?P<end>(?:(?P<n>{MONTH}) )?(?P<b>\d{{1,2}}))(?!\d|,? \d{{4}})",
)
_MONTHS = rf"from (?P<m>{MONTH}) {_TO}(?P<end>(?P<n>{MONTH}))(?! \d)"
_THING = r"(?: (?!and\b|but\b|before\b|after\b|later\b|ago\b)[a-z-]{2,15}){0,3}"
_DAY_SHAPES = tuple(
    pattern(shape)
    for days in _DAYS
    for shape in (
        rf"\b{_COUNT}{_THING},? (?:that is,? |i\.e\.,? |namely )?{days}",
        rf"\b{days},? (?:a total of |that is,? |or |for |lasting )?{_COUNT}\b",
    )
)
_MONTH_SHAPES = (
    pattern(rf"\b{_COUNT}{_THING},? (?:that is,? |i\.e\.,? )?{_MONTHS}"),
    pattern(rf"\b{_MONTHS},? (?:a total of |that is,? |or |for |lasting )?{_COUNT}\b"),
)
_NO_LENGTH = pattern(
    r"\b(?:first|last|next|every|least|than|over|up to|working|business|per|a|each|about|some|nearly|almost|of the) \Z"
)
_WEEK, _YEAR = 7, 12
_BEFORE = 12


def find_stretches(text: str) -> list[Stretch]:
    """Find them, in order of their shapes. One whose length is rough, or said of another time, is left out."""
    found = [
        *(_of_days(match) for shape in _DAY_SHAPES for match in shape.finditer(text) if _is_length(match)),
        *(_of_months(match) for shape in _MONTH_SHAPES for match in shape.finditer(text) if _is_length(match)),
    ]
    return [one for one in found if one is not None]


def _is_length(match: re.Match[str]) -> bool:
    start = match.start("count")
    return _NO_LENGTH.search(match.string, max(0, start - _BEFORE), start) is None


def _of_days(match: re.Match[str]) -> Stretch | None:
    if match["unit"] == "month":
        return None
    last = month_number(match["n"] or match["m"])
    first = month_number(match["m"]) if match["m"] else last
    days = _length(first, int(match["a"]), last, int(match["b"]))
    if days is None or days <= 0:
        return None
    least, most = (days, days + 1) if match["unit"] == "day" else (round((days - 2) / _WEEK), -(-(days + 2) // _WEEK))
    return _stretch(match, _ends(match), least, most)


def _length(first: int, start: int, last: int, end: int) -> int | None:
    """The number of days from one to the other in a year that isn't a leap year; None for no date."""
    if max(start - calendar.monthrange(2023, first)[1], end - calendar.monthrange(2023, last)[1]) > 1:
        return None
    before = sum(calendar.monthrange(2023, month)[1] for month in range(first, last))
    return before + end - start if first <= last else None


def _of_months(match: re.Match[str]) -> Stretch | None:
    if match["unit"] != "month":
        return None
    months = (month_number(match["n"]) - month_number(match["m"])) % _YEAR
    return _stretch(match, (match["m"], match["n"]), months - 1, months + 1) if months else None


def _ends(match: re.Match[str]) -> tuple[str, str]:
    """The first and the last day as written: “5” and “10 July”."""
    parts = sorted((match.start(name), match[name]) for name in ("a", "m") if match[name])
    return " ".join(part for _, part in parts), match["end"]


def _stretch(match: re.Match[str], ends: tuple[str, str], least: int, most: int) -> Stretch:
    count = read_count(match["count"])
    return Stretch(Span(*match.span("count")), count, match["unit"], *ends, Span(*match.span("end")), least, most)
