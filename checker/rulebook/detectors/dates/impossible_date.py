"""A day that doesn't exist in its month, or an hour that doesn't exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

_HOUR = pattern(
    r"(?:2[5-9]|[3-9]\d)(?<![\d:.]..):[0-5]\d(?= (?:a\.m\.|p\.m\.|am|pm|o'clock|local time|GMT|UTC)\b)|2[5-9](?<= at ..):[0-5]\d(?![:\d])"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Allows 29 February if no year is written."""
    for mention in facts.dates:
        if not mention.exists:
            yield Mark(mention.span)
    for match in _HOUR.finditer(facts.spaced):
        yield Mark(Span(*match.span()))
