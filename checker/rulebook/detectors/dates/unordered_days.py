"""Two dates in the wrong order, or at another distance than the text says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.days.order import find_turned_ranges, find_unordered
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

NEEDS = ("between ", "from ", "end", "close", "finish", "until ", "conclude", " after ", " before ", " than ", "-", "–")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Asks which of the dates is wrong."""
    for turned in find_turned_ranges(facts.text):
        yield Mark(turned.span, fields={"first": turned.first, "second": turned.second})
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
