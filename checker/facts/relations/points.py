"""Changes in points that the two shares beside them contradict: “by 50 basis points to 5.25% from 5.50%”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.figures.notation import PERCENT
from checker.facts.relations.relations import Relation, RelationKind
from checker.facts.text.segments import Segments
from checker.facts.text.spans import starting_in

_PERCENT = pattern(rf" ?{PERCENT}")
_POINTS = pattern(r"(?P<basis>basis|percentage)[ -]points?")
_NAMED = pattern(
    r"(?:, | \(| – | — )(?:or |that is |which is |i\.e\. )?(?:up |down |by |an? (?:[a-z]{3,12} )?(?:rise|drop|fall|increase|decrease|decline|gain|loss|jump|difference|improvement) of )(?:by )?(?:about |some |only |just |nearly )?\Z"
)
_FAR = 70
_HUNDRED = Decimal(100)
_BESIDE = 60


class Points(NamedTuple):
    """The stated change in points, the shares before and after it, and the change that these make, in the same unit."""

    points: Figure
    start: Figure
    end: Figure
    right: Decimal


def find_wrong_points(
    text: str, figures: Sequence[Figure], relations: Sequence[Relation], segments: Segments
) -> Iterator[Points]:
    """Find them in sentences with one pair of shares and one change in points, close together."""
    for relation in relations:
        segment = segments.at(relation.span.start)
        if relation.kind is not RelationKind.CHANGE or segment is None:
            continue
        if any(one.type is not FigureType.SHARE or one.form != "digits" for one in relation.figures):
            continue
        here = starting_in(figures, *segment.span)
        points = [one for one in here if _POINTS.fullmatch(one.unit)]
        shares = [one for one in here if one.type is FigureType.SHARE]
        if len(points) == 1 and len(shares) == len(relation.figures) and not points[0].is_one_sided:
            yield from _wrong(text, points[0], *relation.figures)


def _wrong(text: str, points: Figure, start: Figure, end: Figure) -> Iterator[Points]:
    first, last = sorted((start.span, end.span))
    gap = max(first.start - points.span.end, points.span.start - last.end)
    if gap > _BESIDE or ";" in text[min(first.start, points.span.start) : max(last.end, points.span.end)]:
        return
    scale = _HUNDRED if points.unit.startswith("basis") else Decimal(1)
    least, most = (scale * abs(end.value - start.value) + sign * scale * _slack(start, end) for sign in (-1, 1))
    if not least <= abs(points.value) <= most:
        yield Points(points, start, end, scale * abs(end.value - start.value))


def _slack(start: Figure, end: Figure) -> Decimal:
    """How far the difference may be off if both shares are rounded; shares of the same number of decimals are exact to half a unit each."""
    return (
        (start.number.high - start.value) + (end.number.high - end.value)
        if start.value % 1 or end.value % 1
        else Decimal(1)
    )


def find_percent_differences(
    text: str, figures: Sequence[Figure], relations: Sequence[Relation], segments: Segments
) -> Iterator[Figure]:
    """Find “a drop of 0.6 percent” behind “6.2%, from 6.8%”: exactly the difference of the two shares."""
    for relation in relations:
        if relation.kind is not RelationKind.CHANGE or any(
            one.type is not FigureType.SHARE for one in relation.figures
        ):
            continue
        start, end = (figure.value for figure in relation.figures)
        segment = segments.at(relation.span.start)
        if segment is None or not start:
            continue
        change = abs(_HUNDRED * (end - start) / start)
        for figure in starting_in(figures, relation.span.end, min(segment.span.end, relation.span.end + _FAR)):
            named = _NAMED.search(text, relation.span.end, figure.span.start)
            is_percent = _PERCENT.match(text, figure.span.end)
            if named and is_percent and figure.value == abs(end - start) and abs(change - figure.value) > 1:
                yield figure
