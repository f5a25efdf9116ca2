"""A weekday that doesn't fit its date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.dates import WEEKDAYS
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Full dates, and those near the day that the story is known to be from: any other date without a year may be of any."""
    for mention in facts.dates:
        date = mention.near(facts.document.date)
        if not mention.weekday or date is None or WEEKDAYS[date.weekday()] == mention.weekday:
            continue
        right = WEEKDAYS[date.weekday()]
        written = facts.text[mention.weekday_span.end : mention.span.end].lstrip(", ")
        fields = {"weekday": mention.weekday, "date": written, "right": right}
        yield Mark(
            mention.weekday_span,
            fields=fields,
            suggestions=(replacement(mention.weekday_span, right),),
            related=(Related(mention.span, "the date"),),
        )
