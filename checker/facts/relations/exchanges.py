"""Amounts of money that a text gives in two currencies, with the rate of each pair."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.relations.relations import Relation, RelationKind
from checker.facts.text.segments import Segments
from checker.model.span import Span

_OTHER_TIME = pattern(
    r"\b(?:1[89]|20)\d\d\b|\b(?:years?|decades?) (?:ago|earlier|before)\b|\b(?:at the time|then worth|at that time|today’s|today's)\b"
)
_RANGE_BEFORE = pattern(r"\d ?[-–—] ?\Z")
_RANGE = pattern(r" ?[-–—] ?[$€£]?\d")
_CLOSING = pattern(r"\)")


class Exchange(NamedTuple):
    """A pair with its closing bracket, and how many units of the first currency one of the second is worth. ``is_dated``: the sentence speaks of
    another time."""

    span: Span
    relation: Relation
    rate: Decimal
    is_dated: bool


def find_exchanges(text: str, relations: Sequence[Relation], segments: Segments) -> list[Exchange]:
    """Find the pairs, in order. Ends of ranges are no pairs."""
    found = []
    for relation in relations:
        if relation.kind is RelationKind.CONVERSION and relation.figures[0].type is FigureType.MONEY:
            one, other = relation.figures
            if one.value > 0 and other.value > 0 and not _is_range(text, relation):
                segment = segments.at(relation.span.start)
                dated = segment is not None and _OTHER_TIME.search(text, *segment.span) is not None
                found.append(Exchange(_whole(text, relation), relation, one.value / other.value, dated))
    return found


def _is_range(text: str, relation: Relation) -> bool:
    """Whether one of the figures is an end of a range: “2,000-4,000 euros (£1,763-£3,526)”."""
    start, end = relation.span
    return _RANGE_BEFORE.search(text, max(0, start - 6), start) is not None or _RANGE.match(text, end) is not None


def _whole(text: str, relation: Relation) -> Span:
    end = relation.figures[1].span.end
    closed = _CLOSING.match(text, end)
    return Span(relation.span.start, closed.end() if closed else end)
