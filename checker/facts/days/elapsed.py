"""Spans of time up to the story itself: “in September 2009, 26 years ago”, “has led the bank since May 2022, for five years”."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.dates import MONTH, month_number
from checker.facts.days.ledger import Day, DayKind
from checker.facts.figures.numbers import SPELLED, read_count
from checker.model.span import Span

_COUNT = rf"(?P<bound>(?:about|some|exactly|just|only|nearly|almost|more than|over|at least|less than|under|around|roughly) )?(?P<count>\d{{1,3}}|(?i:{SPELLED})) (?P<unit>year|month)s?"
_WHEN = rf"(?P<when>(?:(?P<month>{MONTH}) )?(?P<year>(?:19|20)\d\d))"
_LENGTHS = (
    pattern(
        rf"\b(?:in|on \d{{1,2}}|since) {_WHEN}(?:,| –| —| \() ?(?:that is,? |or |now |which is |which was )?{_COUNT} (?:ago|earlier this)\b"
    ),
    pattern(rf"\b{_COUNT} ago,? (?:– |— |\()?in {_WHEN}(?![-–/])"),
    pattern(
        rf"\bsince {_WHEN}(?:,| –| —| \() ?(?:that is,? |or |which is |i\.e\. )?for {_COUNT}\b(?! (?:before|after|until|to))"
    ),
    pattern(
        rf"\bwho (?!retired|left|resigned|died)[a-z]{{3,12}}(?: [\w’'-]{{2,20}}){{0,4}} in {_WHEN}, has (?:now |since |also )?[a-z]{{2,14}}(?: [\w’'-]{{1,20}}){{0,5}} for {_COUNT}(?=[.,;])"
    ),
)
_MADE = r"(?:founded|built|opened|established|created|launched|formed|set up|inaugurated)"
_SHAPES = (
    *_LENGTHS,
    pattern(
        rf"\b{_MADE} (?:[\w’'-]{{2,20}} ){{0,4}}in (?P<when>(?P<year>(?:1[89]|20)\d\d)),[^.;\d]{{0,70}} (?P<count>\d{{1,3}})(?:st|nd|rd|th) (?P<unit>anniversary|birthday)\b(?! (?:in|next|last)\b)"
    ),
    pattern(
        rf"\b(?P<count>\d{{1,3}})-(?P<unit>year)-old (?:[\w’'-]{{2,20}} ){{1,4}}(?:was |were )?{_MADE} (?:[\w’'-]{{2,20}} ){{0,4}}in (?P<when>(?P<year>(?:1[89]|20)\d\d))\b"
    ),
)
_OVER = frozenset({"more than", "over", "at least"})
_UNDER = frozenset({"less than", "under", "nearly", "almost"})
_YEAR = 12


class Elapsed(NamedTuple):
    """A length of time, and what it should be by the date it counts from, in its own unit."""

    when: Span
    counted: Span
    due: int
    unit: str
    now: str


def find_elapsed(text: str, days: Sequence[Day], published: str) -> Iterator[Elapsed]:
    """Find those that are off by more than one."""
    found = [match for shape in _SHAPES for match in shape.finditer(text)]
    year, month = _story(days, published) if found else (0, 0)
    for match in found if year else ():
        due = _due(match, year, month)
        if due is None or due < 0:
            continue
        count, bound = read_count(match["count"]), (match.groupdict().get("bound") or "").strip()
        if (count > due + 1 and bound not in _UNDER) or (count < due - 1 and bound not in _OVER) or count > due + 2:
            yield Elapsed(
                Span(*match.span("when")),
                Span(*match.span("count")),
                due,
                "month" if match["unit"] == "month" else "year",
                str(year),
            )


def _due(match: re.Match[str], year: int, month: int) -> int | None:
    years = year - int(match["year"])
    if match["unit"] != "month":
        return years
    if not (match["month"] and month):
        return None
    return years * _YEAR + month - month_number(match["month"])


def _story(days: Sequence[Day], published: str) -> tuple[int, int]:
    """The year and the month of the story: from its date, else the only year of its dates with a weekday; 0 if unknown."""
    if published:
        return int(published[:4]), int(published[5:7])
    full = [day for day in days if day.kind is DayKind.DATE and day.year and day.weekday]
    if len({day.year for day in full}) == 1:
        months = Counter(day.month for day in days if day.kind is DayKind.DATE and day.year in (0, full[0].year))
        return full[0].year, months.most_common(1)[0][0] if len(months) == 1 else 0
    return 0, 0
