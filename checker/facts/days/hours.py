"""Lengths of time beside the hours or weekdays on which they begin and end: “five hours, from 11 p.m. to 6 a.m.”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.dates import WEEKDAYS
from checker.facts.days.lengths import LENGTH, place_of_length, read_length
from checker.facts.figures.numbers import SPELLED, read_count
from checker.model.span import Span


class Timed(NamedTuple):
    """A length as written, its unit, the two ends, and the length that these have."""

    counted: Span
    unit: str
    first: Span
    last: Span
    due: str


_HOUR = r"\d{1,2}(?:[:.][0-5]\d)?(?: ?[ap]\.?m\b\.?)?|noon|midnight"
_COUNT = rf"(?P<bound>(?:more than|over|at least|less than|under|almost|nearly|about|around|some|just) )?{LENGTH}[ -](?P<unit>hour)s?"
_ENDED = r"(?:arrived|ended|finished|landed|closed|stopped|was over|reached [A-ZÀ-Þ][\w’'-]{1,20})"
_BEGAN = r"(?:left|began|started|opened|departed|took off|kicked off|set off|set out|broke out)"
_HALTED = r"(?:stopped|halted|closed|shut|went out|failed|(?:was|were) (?:cut|closed|shut|halted|suspended|stopped|interrupted|blocked)(?: off)?)"
_RESUMED = r"(?:r[au]n again|resumed|re-?opened|restarted|returned|began again|started again|(?:was|were) (?:restored|lifted|resumed)|came back(?: on)?)"
_TAIL = r"(?:,| –| —|;)? (?:and )?(?:lasting|lasted|taking|after|or|that is,?|a (?:journey|trip|flight|drive|wait|delay|meeting|match|session|total|period) of|for|i\.e\.,?)(?: an?)?(?: (?:journey|trip|flight|drive|match|session|meeting|ride) of)? "
_HOURS = tuple(
    pattern(shape)
    for shape in (
        rf"\b{_COUNT},? (?:that is,? |i\.e\.,? )?from (?P<a>{_HOUR}) (?:to|until|till) (?P<b>{_HOUR})(?!\d)",
        rf"\b[Ff]rom (?P<a>{_HOUR}) (?:to|until|till) (?P<b>{_HOUR}){_TAIL}{_COUNT}",
        rf"\b{_BEGAN} (?:[\w’'-]{{2,20}} ){{0,3}}at (?P<a>{_HOUR}) and (?:it )?{_ENDED} (?:[\w’'-]{{2,20}} ){{0,3}}at (?P<b>{_HOUR})(?:,[^.;,\d]{{0,40}})?{_TAIL}{_COUNT}",
        rf"\bat (?P<a>{_HOUR}),? (?:and|but) [^.;\n]{{3,80}} at (?P<b>{_HOUR}), {_COUNT} later\b",
        rf"\b{_HALTED} (?:[\w’'-]{{2,20}} ){{0,3}}at (?P<a>{_HOUR}) and (?:it )?{_RESUMED} (?:[\w’'-]{{2,20}} ){{0,3}}at (?P<b>{_HOUR}), an? (?:halt|break|stop|stoppage|closure|outage|pause|interruption|gap|suspension|cut) of {_COUNT}",
    )
)
_DAYS_OF = rf"(?P<count>\d{{1,2}}|(?i:{SPELLED}))[ -](?P<unit>day)s?"
_DAY = "|".join(WEEKDAYS)
_WEEKDAYS = tuple(
    pattern(shape)
    for shape in (
        rf"\b{_DAYS_OF}(?: (?!and\b|but\b|a\b|per\b)[a-z]{{2,15}}){{0,3}},? from (?P<a>{_DAY}) (?:to|until|till|through) (?P<b>{_DAY})\b",
        rf"\b[Ff]rom (?P<a>{_DAY}) (?:to|until|till|through) (?P<b>{_DAY}){_TAIL}{_DAYS_OF}\b",
        rf"\b{_BEGAN} on (?P<a>{_DAY}) and {_ENDED} on (?P<b>{_DAY}){_TAIL}{_DAYS_OF}\b",
    )
)
_CLOCK = pattern(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?: ?(?P<half>[ap])\.?m)?")
_HALF_DAY, _DAY_LONG, _WEEK, _SLACK = 12, 24, 7, 0.8
_UNDER = frozenset({"less than", "under"})
_OVER = frozenset({"more than", "over", "at least"})
_ROUGH_UNDER = frozenset({"almost", "nearly"})


def find_timed(text: str) -> Iterator[Timed]:
    """Find those that no reading of their ends allows."""
    for shape in _HOURS:
        for match in shape.finditer(text):
            yield from _of_hours(match)
    for shape in _WEEKDAYS:
        for match in shape.finditer(text):
            yield from _of_days(match)


def _of_hours(match: re.Match[str]) -> Iterator[Timed]:
    lengths = sorted({(end - start) % _DAY_LONG for start in _hours(match["a"]) for end in _hours(match["b"])} - {0.0})
    count, bound = read_length(match), (match["bound"] or "").strip()
    if not lengths or count >= _DAY_LONG or any(_fits(count, bound, length) for length in lengths):
        return
    nearest = min(lengths, key=lambda length: abs(length - count))
    due = f"{round(nearest * 2) / 2:g} hours"
    yield Timed(place_of_length(match), "hour", Span(*match.span("a")), Span(*match.span("b")), due)


def _fits(count: float, bound: str, length: float) -> bool:
    if bound in _OVER:
        return length >= count
    if bound in _UNDER:
        return length <= count
    return abs(length - count) <= _SLACK + (0.5 if bound else 0)


def _hours(words: str) -> set[float]:
    """The hours that a time may mean: “3” is at night or in the afternoon."""
    if words in ("noon", "midnight"):
        return {float(_HALF_DAY)} if words == "noon" else {0.0}
    match = _CLOCK.match(words)
    hour, minute = (int(match["hour"]), int(match["minute"] or 0)) if match else (0, 0)
    if match is None or hour >= _DAY_LONG:
        return set()
    exact = hour + minute / 60
    if match["half"]:
        return {exact % _HALF_DAY + (_HALF_DAY if match["half"] == "p" else 0)}
    return {exact} if hour > _HALF_DAY or words.startswith("0") else {exact, (exact + _HALF_DAY) % _DAY_LONG}


def _of_days(match: re.Match[str]) -> Iterator[Timed]:
    count = read_count(match["count"])
    gap = (WEEKDAYS.index(match["b"]) - WEEKDAYS.index(match["a"])) % _WEEK
    # With or without the first and the last day, in this week or a later one.
    if count > 1 and (count - gap) % _WEEK not in (0, 1):
        due = f"{gap} or {gap + 1} days" if gap else f"{_WEEK} or {_WEEK + 1} days"
        yield Timed(Span(*match.span("count")), "day", Span(*match.span("a")), Span(*match.span("b")), due)
