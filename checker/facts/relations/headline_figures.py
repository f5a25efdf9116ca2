"""Figures of the headline that the story has in another form: with turned digits, or as another toll."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.relations.tolls import Toll
from checker.model.span import Span

_LEAST = 10
_TURNED = frozenset({FigureType.COUNT, FigureType.MONEY, FigureType.MEASURE, FigureType.SHARE, FigureType.CHANGE})
_LEAD, _NEAR = 6, 600


def find_headline_rivals(
    text: str, figures: Sequence[Figure], tolls: Sequence[Toll], headline: Span | None
) -> Iterator[tuple[Figure, Figure]]:
    """Find such figures, each with that of the story; the first pair of a figure counts."""
    if headline is None:
        return
    taken: set[int] = set()
    for one, rival in (*_turned(text, figures, headline), *_other_tolls(figures, tolls, headline)):
        if one.span.start not in taken:
            taken.add(one.span.start)
            yield one, rival


def _turned(text: str, figures: Sequence[Figure], headline: Span) -> Iterator[tuple[Figure, Figure]]:
    """A figure whose digits the beginning of the story has in another order: “€84 million” for “€48 million”."""
    here = [one for one in figures if one.span.end <= headline.end and one.value >= _LEAST]
    body = [one for one in figures if one.span.start >= headline.end] if here else []
    for one in here:
        alike = [other for other in body if _kind(other) == _kind(one)]
        if one.type not in _TURNED or _has(alike, one):
            continue
        for other in alike[:_LEAD]:
            if _digits(text, one) == _digits(text, other) and other.span.start < headline.end + _NEAR:
                yield one, other
                break


def _has(figures: Sequence[Figure], one: Figure) -> bool:
    """Whether one of them is the figure, or two in a row make it."""
    sums = (first.value + second.value for first, second in pairwise(figures))
    return any(one.number.low <= value <= one.number.high for value in (*(other.value for other in figures), *sums))


def _kind(figure: Figure) -> tuple[str, str, str]:
    share = figure.type in (FigureType.SHARE, FigureType.CHANGE)
    return ("share" if share else figure.type, figure.magnitude, "" if share else figure.unit)


def _digits(text: str, figure: Figure) -> list[str]:
    return sorted(filter(str.isdigit, figure.span.text(text)))


def _other_tolls(figures: Sequence[Figure], tolls: Sequence[Toll], headline: Span) -> Iterator[tuple[Figure, Figure]]:
    """A number of dead or hurt that the story doesn't have, where its first such number is another one."""
    for toll in tolls:
        if toll.figure.span.end > headline.end:
            break
        body = [one for one in figures if one.span.start >= headline.end]
        others = [one.figure for one in tolls if one.kind == toll.kind and one.figure.span.start >= headline.end]
        if others and not _has(body, toll.figure):
            yield toll.figure, others[0]
