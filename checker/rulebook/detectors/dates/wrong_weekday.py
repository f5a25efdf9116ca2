"""A weekday that doesn't fit its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from checker.facts.dates import WEEKDAYS, DateMention, find_numeric_dates
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement

NEEDS = tuple(map(str.lower, WEEKDAYS))


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Checks full dates, and dates near that of the story; others without a year may be in any year."""
    for mention in chain(facts.dates, find_numeric_dates(facts.text)):
        date = mention.near(facts.document.date)
        if not mention.weekday or date is None or WEEKDAYS[date.weekday()] == mention.weekday:
            continue
        right = WEEKDAYS[date.weekday()]
        start = mention.weekday_span.end if _leads(mention) else mention.span.start
        written = facts.text[start : mention.span.end].lstrip(", (")
        fields = {"weekday": mention.weekday, "date": written, "right": right}
        yield Mark(
            mention.weekday_span,
            fields=fields,
            suggestions=(replacement(mention.weekday_span, right),),
            related=(Related(mention.span, "the date"),),
        )


def _leads(mention: DateMention) -> bool:
    """Whether the weekday stands before the date."""
    return mention.weekday_span.start == mention.span.start
