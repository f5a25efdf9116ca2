"""Two dates in the wrong order, or at another distance than the text says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.dates import MONTH
from checker.facts.days.order import find_unordered
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

NEEDS = ("between ", "from ", "end", "close", "finish", "until ", "conclude", " after ", " before ", " than ", "-", "–")
# “July 24-21”
_RANGE = pattern(rf"\b{MONTH} (?P<first>[12]?\d|3[01])[-–](?P<second>[12]?\d|3[01])(?![\w/-]|[.,]\d)")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Asks which of the dates is wrong."""
    for match in _RANGE.finditer(facts.text):
        if int(match["second"]) < int(match["first"]):
            fields = {"first": match["first"], "second": match["second"]}
            yield Mark(Span(*match.span()), fields=fields)
    for one in find_unordered(facts.spaced, facts.days):
        first, second = (day.span.text(facts.text) for day in (one.first, one.second))
        span = Span(one.first.span.start, one.second.span.end)
        fields = {"first": first, "second": second}
        if one.counted is None:
            yield Mark(span, fields=fields, related=(Related(one.second.span, "the earlier day"),))
            continue
        fields |= {"right": one.right, "stated": one.counted.text(facts.text)}
        answers = (replacement(one.counted, one.right.split()[0]),)
        yield Mark(
            span, "apart", fields=fields, suggestions=answers, related=(Related(one.counted, "the time between"),)
        )
