"""A weekday that doesn't fit its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.dates import WEEKDAYS
from checker.facts.days.ledger import Day, DayKind
from checker.facts.days.uneven import Uneven, find_uneven
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement

NEEDS = (
    *map(str.lower, WEEKDAYS),
    *(f"{name[:3].lower()}{after}" for name in WEEKDAYS for after in (" ", ".", ",")),
    *("tues", "thur"),
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Checks full dates, and dates near that of the story; others without a year may be in any year."""
    for day in facts.days:
        if day.kind is not DayKind.DATE or not day.weekday or day.date is None:
            continue
        right = WEEKDAYS[day.date.weekday()]
        if right == day.weekday:
            continue
        start = day.weekday_span.end if _leads(day) else day.span.start
        written = facts.text[start : day.span.end].lstrip(", (")
        fields = {"weekday": day.weekday, "date": written, "right": right}
        yield Mark(
            day.weekday_span,
            fields=fields,
            suggestions=(replacement(day.weekday_span, _in_form_of(day.weekday_span.text(facts.text), right)),),
            related=(Related(day.span, "the date"),),
        )
    for one in find_uneven(facts.text, facts.days):
        yield _uneven(facts, one)


def _uneven(facts: Facts, one: Uneven) -> Mark:
    """The two weekdays fit no year."""
    span = one.day.weekday_span
    written = span.text(facts.text)
    fields = {"weekday": one.day.weekday, "other": one.other.span.text(facts.text), "right": one.right}
    return Mark(
        span,
        case="uneven",
        fields=fields,
        suggestions=(replacement(span, _in_form_of(written, one.right)),),
        related=(Related(one.other.span, "the other date"),),
    )


def _in_form_of(written: str, weekday: str) -> str:
    """The weekday as long as the written one: “Wed.” for “Fri.”."""
    letters = written.rstrip(".")
    return weekday if letters in WEEKDAYS else weekday[:3] + written[len(letters) :]


def _leads(day: Day) -> bool:
    """Whether the weekday stands before the date."""
    return day.weekday_span.start == day.span.start
