"""Figures of the headline that the story has in another form: with turned digits, as another toll, or as another score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.relations.tolls import Toll
from checker.model.span import Span

_LEAST = 10
_TURNED = frozenset({FigureType.COUNT, FigureType.MONEY, FigureType.MEASURE, FigureType.SHARE, FigureType.CHANGE})
_LEAD, _NEAR = 6, 600
# What a body counts in years and days is no toll: “had driven the route for 11 years”.
_TIME = pattern(r"[ -](?:years?|months?|weeks?|days?|hours?|minutes?|a\.?m\b|p\.?m\b)|:\d")
_SCORE = pattern(r"(\d{1,3})[-–](\d{1,3})(?![\w-])")
_WON = pattern(
    r"\b(?i:beat|beats|beating|defeat(?:s|ed|ing)?|thrash(?:es|ed)?|win|wins|won|winning|lose|loses|lost|losing|draw|draws|drew|down(?:s|ed)?|edge[sd]?|crush(?:es|ed)?|hammer(?:s|ed)?|overc[oa]mes?)(?: [\w’'.-]{1,20}){0,5} \Z"
)
# What else is counted so: matches of a series, goals of two legs.
_OTHER_COUNT = pattern(
    r"\b(?i:series|aggregate|overall|penalt(?:y|ies)|shoot-?out|legs?|sets?|rubbers?|frames?|ties?)\b"
)
_LEAD_REACH, _VERB_REACH = 320, 90


def find_headline_rivals(
    text: str, figures: Sequence[Figure], tolls: Sequence[Toll], headline: Span | None
) -> Iterator[tuple[Figure, Figure]]:
    """Find such figures, each with that of the story; the first pair of a figure counts."""
    if headline is None:
        return
    taken: set[int] = set()
    rivals = (
        *_turned(text, figures, headline),
        *_other_tolls(text, figures, tolls, headline),
        *_other_score(text, figures, headline),
    )
    for one, rival in rivals:
        if one.span.start not in taken:
            taken.add(one.span.start)
            yield one, rival


def _turned(text: str, figures: Sequence[Figure], headline: Span) -> Iterator[tuple[Figure, Figure]]:
    """A figure whose digits the beginning of the story has in another order: “€84 million” for “€48 million”."""
    here = [one for one in figures if one.span.end <= headline.end and one.value >= _LEAST]
    body = [one for one in figures if one.span.start >= headline.end] if here else []
    for one in here:
        alike = [other for other in body if _kind(other) == _kind(one)]
        if one.type not in _TURNED or _has(alike, alike, one):
            continue
        for other in alike[:_LEAD]:
            if _digits(text, one) == _digits(text, other) and other.span.start < headline.end + _NEAR:
                yield one, other
                break


def _has(figures: Sequence[Figure], summed: Sequence[Figure], one: Figure) -> bool:
    """Whether one of the figures is the same, or two in a row of ``summed`` make it."""
    sums = (first.value + second.value for first, second in pairwise(summed))
    return any(one.number.low <= value <= one.number.high for value in (*(other.value for other in figures), *sums))


def _kind(figure: Figure) -> tuple[str, str, str]:
    share = figure.type in (FigureType.SHARE, FigureType.CHANGE)
    return ("share" if share else figure.type, figure.magnitude, "" if share else figure.unit)


def _digits(text: str, figure: Figure) -> list[str]:
    return sorted(filter(str.isdigit, figure.span.text(text)))


def _other_tolls(
    text: str, figures: Sequence[Figure], tolls: Sequence[Toll], headline: Span
) -> Iterator[tuple[Figure, Figure]]:
    """A number of dead or hurt that the story doesn't have, where its first such number is another one."""
    for toll in tolls:
        if toll.figure.span.end > headline.end:
            break
        body = [one for one in figures if one.span.start >= headline.end and not _TIME.match(text, one.span.end)]
        others = [one.figure for one in tolls if one.kind == toll.kind and one.figure.span.start >= headline.end]
        if others and not _has(body, others, toll.figure):
            yield toll.figure, others[0]


def _other_score(text: str, figures: Sequence[Figure], headline: Span) -> Iterator[tuple[Figure, Figure]]:
    """The only score of a headline, where the story has another one at its beginning and this one nowhere."""
    scores = _scores(text, figures)
    here = [one for one in scores if one.figure.span.end <= headline.end]
    told = [one for one in scores if one.figure.span.start >= headline.end]
    lead = [one for one in told if one.figure.span.start < headline.end + _LEAD_REACH]
    if len(here) != 1 or not lead or here[0].points in [one.points for one in told]:
        return
    if _OTHER_COUNT.search(text, headline.start, headline.end + _LEAD_REACH):
        return
    if len(lead) == 1 and here[0].after_verb and lead[0].after_verb:
        yield here[0].figure, lead[0].figure


class _Score(NamedTuple):
    """A score by its first figure. ``points``: both, in rising order; ``after_verb``: it is the result of a match."""

    figure: Figure
    points: tuple[int, ...]
    after_verb: bool


def _scores(text: str, figures: Sequence[Figure]) -> list[_Score]:
    found = []
    for one in figures:
        match = _SCORE.match(text, one.span.start) if one.type is FigureType.SCORE else None
        if match:
            won = _WON.search(text, max(0, one.span.start - _VERB_REACH), one.span.start) is not None
            figure = one._replace(span=Span(*match.span()))
            found.append(_Score(figure, tuple(sorted((int(match[1]), int(match[2])))), won))
    return found
