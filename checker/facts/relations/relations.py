"""Figures that belong together: a change from one to another, a range, a converted pair, a rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.company import cues_of, words_before
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.relations.conversions import Conversion
from checker.facts.relations.converted_ranges import ConvertedEnd
from checker.facts.text.spans import starting_in
from checker.model.span import Span
from checker.words.resources import Resources


class RelationKind(StrEnum):
    """How figures belong together."""

    CHANGE = "change"
    RANGE = "range"
    CONVERSION = "conversion"
    RATE = "rate"


class Relation(NamedTuple):
    """A relation. ``figures`` are from and to of a change or a range, the first figure and its conversion, or the one figure of a rate;
    ``by`` is the stated change, ``per`` what a rate is counted by."""

    kind: RelationKind
    span: Span
    figures: tuple[Figure, ...]
    by: Figure | None = None
    per: str = ""


# What may stand behind a figure before the next word of the relation: its unit, and what it counts.
_TAIL = r"(?: ?%|[ -]?[°º˚]? ?[CF]?\b)?(?: [a-z][\w’'-]{0,20}){0,4}?(?: (?:in|on) (?:[A-Z][a-z]{2,8} ?)?(?:\d{4})?| last year| a year (?:ago|earlier)| this year)?,?"
_FROM = pattern(r"\bfrom (?:just |only |about |around |roughly |some |nearly |almost |a |an )?(?:record |peak )?\Z")
_TO_BEHIND = pattern(rf"{_TAIL} to (?:just |only |about |around |roughly |some |nearly |almost |more than |over )?")
_FROM_BEHIND = pattern(
    rf"{_TAIL} from (?:just |only |about |around |roughly |some |nearly |almost |more than |over |the )?"
)
_UP_FROM = pattern(
    r"[^.;\n\d]{0,70}, (?:up|down) from (?:just |only |about |around |roughly |some |nearly |almost )?(?:the |its |their |a )?"
)
_TO = pattern(
    r"\bto (?:just |only |about |around |roughly |some |nearly |almost |more than |over |a |an )?(?:record )?\Z"
)
_JOINT = pattern(
    r"(?: ?%| percent| per cent|[°º˚][CF]?|[CF]| [a-z]{2,12})?(?: ?[-–—] ?| to | and )(?:as many as |about )?"
)
_DASH = pattern(r"[-–]")
_BETWEEN = pattern(r"(?<!difference )(?<!gap )(?<!contrast )\b(?:between|from|of) (?:the ages of |about |some )?\Z", 2)
_BRACKET = pattern(
    r"(?: [a-zA-Z]{1,14}(?: [a-z]{2,10})?)? ?\((?:about |around |roughly |some |approximately |nearly |or )?|; ?|(?: [a-z]{2,14})?, or (?:about |around |roughly |some )?"
)
_PER = pattern(
    r"(?: ?%| percent| per cent| (?:US|Canadian|Australian)| [a-z][a-z’'-]{0,20}s| of [a-z]{2,12}| people| women| men| children| feet| pence| yen| yuan){0,3}? (?:per|an?|each|every) (?P<per>(?:square )?(?:hour|day|week|month|year|quarter|night|person|head|capita|litre|liter|kilo|kilogram|kg|tonne|ton|barrel|ounce|metre|meter|mile|kilometre|km|share|100,000|1,000|minute|second|household|pupil|student|child|ticket|unit|piece|bottle|gallon|pound|hectare|acre|game|season)s?)\b(?! (?:ago|earlier|before|later|old)\b)"
    r"|(?: [a-z][a-z’'-]{0,20}s| people){0,2}? (?P<adverb>annually|daily|weekly|monthly|hourly|yearly)\b|(?P<slash> ?[a-z]{1,3}/[a-z]{1,3})\b"
)
_WIDEST, _REACH = 90, 24
_POINT = frozenset({FigureType.YEAR, FigureType.CLOCK, FigureType.SCORE, FigureType.IDENTIFIER, FigureType.RANK})


def find_relations(
    text: str, figures: Sequence[Figure], conversions: Sequence[Conversion | ConvertedEnd], resources: Resources
) -> list[Relation]:
    """Find the relations of neighbouring figures, in order."""
    cues = cues_of(resources.rows("figure_cues"))
    found = [
        *_converted(figures, conversions),
        *_pairs(text, figures, cues["rise"] | cues["fall"]),
        *_rates(text, figures),
    ]
    return sorted(found, key=lambda relation: relation.span)


def _converted(figures: Sequence[Figure], conversions: Sequence[Conversion | ConvertedEnd]) -> Iterator[Relation]:
    """The converted measures and temperatures, as figures."""
    for conversion in conversions:
        pair = tuple(
            figure for place in conversion.places for figure in starting_in(figures, place.start, place.end)[:1]
        )
        if len(pair) == len(conversion.places):
            yield Relation(RelationKind.CONVERSION, _span(*pair), pair)


def _pairs(text: str, figures: Sequence[Figure], moves: frozenset[str]) -> Iterator[Relation]:
    for at, (one, other) in enumerate(pairwise(figures)):
        near = (figures[at - 1] if at else None, figures[at + 2] if at + 2 < len(figures) else None)
        relation = None
        if _are_close(text, one, other):
            relation = _exchange(text, one, other) or _change(text, one, other, near) or _range(text, one, other, moves)
        if (
            relation is None
            and other.type is FigureType.YEAR
            and near[1] is not None
            and _are_close(text, one, near[1])
        ):
            # “from 200 tons in 2019 to 300 tons”
            relation = _change(text, one, near[1], (near[0], figures[at + 3] if at + 3 < len(figures) else None))
        if relation is not None:
            yield relation


def _are_close(text: str, one: Figure, other: Figure) -> bool:
    return other.span.start - one.span.end <= _WIDEST and "\n" not in text[one.span.end : other.span.start]


def _span(*figures: Figure) -> Span:
    return Span(min(figure.span.start for figure in figures), max(figure.span.end for figure in figures))


def _exchange(text: str, one: Figure, other: Figure) -> Relation | None:
    """An amount of money in another currency."""
    money = one.type is other.type is FigureType.MONEY and one.unit != other.unit
    if not money or not _BRACKET.fullmatch(text, one.span.end, other.span.start):
        return None
    return Relation(RelationKind.CONVERSION, _span(one, other), (one, other))


def _change(text: str, one: Figure, other: Figure, near: tuple[Figure | None, Figure | None]) -> Relation | None:
    if one.type is other.type and one.type in _POINT:
        return None
    before = text[max(0, one.span.start - 40) : one.span.start]
    pair: tuple[Figure, ...] = ()
    if _FROM.search(before) and _TO_BEHIND.fullmatch(text, one.span.end, other.span.start):
        pair = (one, other)
    elif (_TO.search(before) and _FROM_BEHIND.fullmatch(text, one.span.end, other.span.start)) or _UP_FROM.fullmatch(
        text, one.span.end, other.span.start
    ):
        pair = (other, one)
    if not pair:
        return None
    by = next(
        (figure for figure in near if figure and figure.type is FigureType.CHANGE and _is_close(figure, one, other)),
        None,
    )
    return Relation(RelationKind.CHANGE, _span(one, other, *([by] if by else [])), pair, by)


def _is_close(by: Figure, one: Figure, other: Figure) -> bool:
    return min(abs(one.span.start - by.span.end), abs(by.span.start - other.span.end)) <= 30


def _range(text: str, one: Figure, other: Figure, moves: frozenset[str]) -> Relation | None:
    joint = text[one.span.end : other.span.start]
    if not _JOINT.fullmatch(joint) or not _are_alike(one, other):
        return None
    between = _BETWEEN.search(text[max(0, one.span.start - _REACH) : one.span.start])
    named = other.type is not FigureType.COUNT or other.unit or other.noun
    if not between and (" and " in joint or not named):
        return None  # “the vote was 12 to 4”
    if " to " in joint and not moves.isdisjoint(word.lower() for word in words_before(text, one.span.start, 2)):
        return None  # “rose $2 to $40”
    return Relation(RelationKind.RANGE, _span(one, other), (one, other))


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures may be the ends of a range; “2007-08” is one of years."""
    if one.type is FigureType.YEAR and other.type is FigureType.COUNT:
        return not other.noun and not other.unit
    same = one.type is other.type or {one.type, other.type} == {FigureType.SHARE, FigureType.CHANGE}
    units = not one.unit or not other.unit or one.unit == other.unit
    return same and units and one.type not in (FigureType.IDENTIFIER, FigureType.SCORE)


def _rates(text: str, figures: Sequence[Figure]) -> Iterator[Relation]:
    for figure in figures:
        match = _PER.match(text, figure.span.end) if figure.type not in _POINT else None
        if match is not None and figure.type is not FigureType.AGE:
            per = match["per"] or match["adverb"] or match["slash"]
            yield Relation(RelationKind.RATE, Span(figure.span.start, match.end()), (figure,), None, per.strip())
