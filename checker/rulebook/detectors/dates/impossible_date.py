"""A day that doesn't exist in its month, or a time that doesn't exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.dates import WEEKDAYS, DateMention, days_of_month
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

_AT = r"(?=\d)(?<![\d:.])(?:(?<=\b[Aa]t )|(?<=\b[Bb]y )|(?<=\b[Uu]ntil )|(?<=\btill )|(?<=\b[Ff]rom )|(?<=\b[Ss]ince )|(?<=\b[Aa]round )|(?<=\b[Aa]bout )|(?<=\b[Bb]efore )|(?<=\b[Aa]fter )|(?<=\bto ))"
_CLOCK = r"(?: ?(?:a\.m\.|p\.m\.|am\b|pm\b|AM\b|PM\b)| (?:o[’']clock|local time|hours|hrs|GMT|UTC|CET)\b)"
_TIMES = (
    # 25:10, 30:00 p.m.
    pattern(rf"(?<![\d:.,])(?:2[5-9]|[3-9]\d):[0-5]\d(?={_CLOCK})"),
    pattern(rf"{_AT}2[5-9]:[0-5]\d(?![\d:])"),
    # 24:30, 23:75, 7.65 p.m.
    pattern(rf"{_AT}24:(?!00)[0-5]\d(?![\d:])"),
    pattern(rf"{_AT}(?:[01]?\d|2[0-4]):[6-9]\d(?![\d:%]|[.,]\d| ?(?:percent|per cent|minutes|seconds|in favou?r)\b)"),
    pattern(rf"(?<![\d:.,$€£])(?:[01]?\d|2[0-4])[:.][6-9]\d(?={_CLOCK})"),
    pattern(r"(?<![\d:.,$€£])(?<![:.] )(?:1[3-9]|[2-9]\d)(?: ?(?:a\.m\.|p\.m\.|am\b|pm\b)(?![\w-]))"),
    pattern(r"(?<![\d:.,$€£])(?:2[5-9]|[3-9]\d) o[’']clock\b|\bhalf past (?:1[3-9]|[2-9]\d)\b"),
    pattern(r"(?<=\bat )(?:2[5-9]\d\d|[3-9]\d{3}|[0-2]\d[6-9]\d) (?:hours|hrs)(?= (?:local|on|GMT|UTC)\b|[.,;)])"),
)
_DAYS = (
    pattern(r"\b(?:3[2-9]|[4-9]\d)(?:st|nd|rd|th) of (?:the|this|last|next|that|every|each) month\b"),
    pattern(
        rf"\b(?:{'|'.join(WEEKDAYS)})(?:,? the (?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)\b| (?:3[2-9]|[4-9]\d)(?=[,.;)]| (?:in|at|of)\b))"
    ),
    pattern(r"\b(?:[Ff]ifth|5th|[Ss]ixth) quarter of (?:(?:19|20)\d\d|the year|this year|last year|next year)\b"),
    pattern(r"\b(?:13th|14th|thirteenth|fourteenth) month of (?:the|this|every|each) year\b"),
)
# “June 30-31”, “June 29 and 31”: the second day.
_SECOND_DAY = pattern(
    r"(?: ?[-–/] ?| (?:and|to|or|until) (?:the )?)(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w:%/-]|[.,]\d|,? (?!(?:in|at|on|for|with|to|by|and|when|but|as|the|this|next|last|from|after|before|inclusive)\b)[a-z])"
)
_NUMERIC = pattern(
    r"(?<![\w./-])(?<!ersion )(?P<one>\d{1,2})(?P<sign>[./-])(?P<two>\d{1,2})(?P=sign)(?:19|20)\d\d(?![\w/-]|\.\d)"
)
_ISO = pattern(r"(?<![\w./-])(?:19|20)\d\d-(?P<one>\d\d)-(?P<two>\d\d)(?![\w/-]|\.\d)")
_MOST_DAYS, _MONTHS = 31, 12


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Allows 29 February if no year is written."""
    for mention in facts.dates:
        if not mention.exists:
            yield Mark(mention.span)
        elif mark := _second_day(facts.text, mention):
            yield mark
    for shape in (*_TIMES, *_DAYS) if not facts.characters.isdisjoint("0123456789") else _DAYS:
        for match in shape.finditer(facts.text):
            yield Mark(Span(*match.span()))
    yield from _in_figures(facts.text)


def _second_day(text: str, mention: DateMention) -> Mark | None:
    """The second day of a range whose month stands before it."""
    match = _SECOND_DAY.match(text, mention.span.end)
    if match is None or mention.year or not text[mention.span.end - 1].isdigit():
        return None
    day = int(match["day"])
    if not mention.day < day <= _MOST_DAYS or day <= days_of_month(mention.month):
        return None
    return Mark(Span(mention.span.start, match.end("day")))


def _in_figures(text: str) -> Iterator[Mark]:
    """Dates in figures that exist neither with the day first nor with the month first."""
    for shape in (_NUMERIC, _ISO):
        for match in shape.finditer(text):
            one, two = int(match["one"]), int(match["two"])
            readings = [(one, two)] if shape is _ISO else [(one, two), (two, one)]
            if not any(1 <= month <= _MONTHS and 1 <= day <= days_of_month(month) for month, day in readings):
                yield Mark(Span(*match.span()))
