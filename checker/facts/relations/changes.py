"""Changes in percent with the two figures that the sentence compares: “1.2 million, against 1.1 million in 2020, an increase of 21 percent”."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.figures.numbers import Number, differs, likely
from checker.facts.relations.relations import Relation, RelationKind
from checker.facts.text.segments import Segments
from checker.facts.text.spans import starting_in


class Change(NamedTuple):
    """The stated change in percent, and the figures before and after it."""

    percent: Figure
    start: Figure
    end: Figure


_HEDGE = r"(?:a |an |only |just |about |around |roughly |some |nearly |almost |the |its |his |her |their )?"
_YEAR = r"(?:in (?:[A-Z][a-z]{2,8} )?(?:18|19|20)\d\d|last (?:year|month|season|week|spring|summer|autumn|winter)|the (?:year|month|season) before|a year (?:ago|earlier|before)|this (?:year|month|season)|the previous (?:year|month|season))"
_THINGS = r"(?: \([^()\n]{2,30}\)| (?!and\b|but\b|while\b|or\b)[\w’'-]{1,20}){0,8}?"
# The first figure is the later one: “14,000 last year, against 10,000”.
_AFTER = pattern(
    rf"{_THINGS}(?:,? (?:against|compared (?:with|to)|versus|as against|instead of|as opposed to|up from|down from|after)|,? from) {_HEDGE}"
)
# The first figure is the earlier one: “8,000 in 2021, in 2022 only 6,000”.
_TURNS = pattern(rf"{_THINGS},? (?:and |but )?{_YEAR},? (?:there were |it was |the figure was )?{_HEDGE}")
# “80 in the first quarter of 2023 and 60 in the first quarter of this year”: the first figure is the earlier one.
_OF_PART = r"in (?:the (?:first|second|third|fourth) (?:quarter|half) of |[A-Z][a-z]{2,8} )?"
_THEN = pattern(rf"{_THINGS} {_OF_PART}(?P<first>(?:19|20)\d\d|last year),? (?:and|but) {_HEDGE}")
_LATER = pattern(rf"{_THINGS} {_OF_PART}(?P<second>(?:19|20)\d\d|this year)\b")
# “30 million euros, 50 percent more than the 25 million …”
_MORE_THAN = pattern(
    rf" ?(?:%|per ?cent) (?:(?:more|less|fewer|higher|lower) than|(?:up|down) (?:on|from)|(?:above|below)) {_HEDGE}"
)
# “84,000 tons, down 30 percent from 105,000”
_FROM_START = pattern(rf" ?(?:%|per ?cent) from {_HEDGE}")
_WAY = pattern(
    rf"{_THINGS}(?:,? (?:up|down)|(?:, | – | — | \()(?:or )?an? (?:rise|increase|gain|jump|growth|surge|fall|decrease|decline|drop|loss|slump|reduction) of)(?: about| some| just| nearly| almost| by)? "
)
_LESS = pattern(
    r" ?(?:%|per ?cent) (?P<word>(?:(?P<more>more|higher)|less|fewer|lower) than|(?:(?P<up>up)|down) (?:on|from)|(?P<above>above)|below)"
)
_NAMED_WAY = pattern(
    r"(?:, | – | — | \()(?:(?:or|i\.e\.|that is,?) )?an? (?P<name>(?:[a-z]{4,12} )?(?:(?P<up>rise|increase|gain|jump|growth|surge)|fall|decrease|decline|drop|loss|slump|reduction)) of (?:about |some |just |nearly |almost )?\Z"
)
_NEAR_NAME = 60
_YEARS_BEFORE = pattern(rf"\b(?i:{_YEAR}),? [^.;:\n]{{0,60}}\Z")
_PERCENT = pattern(r"%|per ?cent")
# “from 2.50 euros to 2 euros in May, or by 20 percent”
_BY = pattern(r"(?:, or|, that is|, i\.e\.|,)? by (?:about |some |nearly |almost |around )?\Z")
_NEAR_BY = 24
_TO_FIGURE = pattern(r"(?: ?%| ?per ?cent)[^.;,\d\n$€£]{0,24} to (?:about |just |only )?(?=[$€£]?\d)")
_PERCENTAGES = (FigureType.CHANGE, FigureType.SHARE)
_COMPARED = frozenset({FigureType.COUNT, FigureType.MONEY, FigureType.MEASURE})
_REACH, _WIDEST = 160, 90
_FAR_OFF = 2
# “In the first nine months”: no figure that is compared.
_TIMES = frozenset(
    {"year", "years", "month", "months", "quarter", "quarters", "week", "weeks", "day", "days", "hour", "hours"}
)
_CONVERSION, _CLOSED = pattern(r"[a-z] \((?:about )?\Z"), pattern(r"(?: [a-zA-Z]{2,12})?\)")
_SMALL, _ODD = 100, 1000


def find_changes(
    text: str, figures: Sequence[Figure], relations: Sequence[Relation], segments: Segments
) -> list[Change]:
    """Find them, in order of the stated changes. One with several pairs beside it, or a one-sided bound, is left out."""
    found: list[Change] = []
    known = {(one.figures[0], one.figures[1]) for one in relations if one.kind is RelationKind.CHANGE}
    for segment in segments if figures else ():
        here = starting_in(figures, *segment.span)
        percents = [one for one in here if one.type in _PERCENTAGES]
        if len(percents) > 1:  # “up 8%, … a margin of 15%”
            percents = [one for one in percents if one.type is FigureType.CHANGE]
        if len(percents) == 1 and not percents[0].is_one_sided and _PERCENT.match(percents[0].unit):
            pairs = list(
                _pairs(
                    text,
                    [one for one in here if _may_compare(text, one)],
                    percents[0],
                    known,
                )
            )
            kept = len(pairs) == 1 and (not _is_of_another(text, pairs[0]) or _names_other_way(text, pairs[0]))
            found += pairs if kept else []
    return found


def _pairs(
    text: str, here: Sequence[Figure], percent: Figure, known: Container[tuple[Figure, Figure]]
) -> Iterator[Change]:
    """The pairs that a percentage may be about; ``known`` are those from one figure to another."""
    for one, other in pairwise(figure for figure in here if figure is not percent):
        gap = other.span.start - one.span.end
        near = min(abs(percent.span.start - other.span.end), abs(one.span.start - percent.span.end))
        if gap > _WIDEST or near > _WIDEST or not _are_alike(one, other) or one.span.end > other.span.start:
            continue
        if one.span.end <= percent.span.start < other.span.start:
            if _MORE_THAN.fullmatch(text, percent.span.end, other.span.start) or (
                _FROM_START.fullmatch(text, percent.span.end, other.span.start)
                and _WAY.fullmatch(text, one.span.end, percent.span.start)
            ):
                yield Change(percent, other, one)
            continue
        if percent.type is not FigureType.CHANGE and not _BY.search(text, max(0, percent.span.start - _NEAR_BY), percent.span.start):  # fmt: skip
            continue
        between = text[one.span.end : other.span.start]
        before = text[max(0, one.span.start - _REACH) : one.span.start]
        if (one, other) in known:
            yield Change(percent, one, other)
        elif (other, one) in known or _AFTER.fullmatch(between):
            yield Change(percent, other, one)
        elif (_TURNS.fullmatch(between) and _YEARS_BEFORE.search(before)) or _is_then(text, one, other):
            yield Change(percent, one, other)


def _may_compare(text: str, one: Figure) -> bool:
    """Whether it is no length of time, and not what the figure before it is in another currency: “2.94 million kronor ($285,000)”."""
    if one.type is FigureType.YEAR or one.unit in _TIMES:
        return False
    return not (
        _CONVERSION.search(text, max(0, one.span.start - 6), one.span.start) and _CLOSED.match(text, one.span.end)
    )


def _is_then(text: str, one: Figure, other: Figure) -> bool:
    """Whether the second figure is of a later year than the first."""
    first, second = _THEN.fullmatch(text, one.span.end, other.span.start), _LATER.match(text, other.span.end)
    if first is None or second is None:
        return False
    return second["second"] == "this year" or (first["first"].isdigit() and first["first"] < second["second"])


def turned(text: str, change: Change) -> str:
    """The words that say the other direction: “8,000, 10 percent less than the 7,200”; "" if they are right or there are none."""
    if _names_other_way(text, change):
        named = _NAMED_WAY.search(text, max(0, change.percent.span.start - _NEAR_NAME), change.percent.span.start)
        return named["name"] if named else ""
    found = _LESS.match(text, change.percent.span.end)
    if found is None or change.end.span.start > change.percent.span.start or change.end.value == change.start.value:
        return ""
    rises = bool(found["more"] or found["up"] or found["above"])
    return "" if rises == (change.end.value > change.start.value) else found["word"]


def _names_other_way(text: str, change: Change) -> bool:
    """“540 million, compared with 600 million the year before, an increase of 10 percent”: the figure fits, the word doesn't."""
    named = _NAMED_WAY.search(text, max(0, change.percent.span.start - _NEAR_NAME), change.percent.span.start)
    start, end = change.start.value, change.end.value
    after = change.percent.span.start > max(change.start.span.end, change.end.span.end)
    if named is None or not after or start == end or not is_right(change):
        return False
    return bool(named["up"]) != (end > start)


def _is_of_another(text: str, change: Change) -> bool:
    """Whether a percentage goes the other way, or to a figure of its own: “$3.7bn, down from $3.8bn, while revenue rose 4.5% to $193bn”."""
    percent, start, end = change
    way = "up" if end.value > start.value else "down"
    to = _TO_FIGURE.match(text, percent.span.end)
    own = to is not None and to.end() not in (start.span.start, end.span.start)
    return own or percent.direction not in ("", way)


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether both count the same thing, as far as the text says what."""
    if one.type not in _COMPARED or other.type not in _COMPARED:
        return False
    if one.is_one_sided or other.is_one_sided or min(one.value, other.value) <= 0:
        return False
    things = {figure.noun or figure.unit for figure in (one, other)} - {""}
    return len(things) < 2 and (one.magnitude == other.magnitude or one.value > 1000 < other.value)


def _expected(start: Number, end: Number) -> tuple[Decimal, Decimal]:
    """The least and the greatest change in percent, up or down, that two rounded figures allow."""
    changes = [100 * (last - first) / first for first in (start.low, start.high) for last in (end.low, end.high)]
    low, high = sorted((abs(min(changes)), abs(max(changes))))
    return (Decimal(0) if min(changes) <= 0 <= max(changes) else low), high


def is_right(change: Change) -> bool:
    """Whether the stated change is right for some reading of the figures."""
    return fits(change.percent.number, _as_counted(change.start), _as_counted(change.end))


def fits(percent: Number, start: Number, end: Number) -> bool:
    """Whether a change in percent is right for some reading of two figures. If it is round and far off, for a likely one."""
    far_off = abs(abs(percent.value) - abs(100 * (end.value - start.value) / start.value)) >= _FAR_OFF
    if far_off and percent.value % 1 == 0:
        start, end = likely(start), likely(end)
    return not differs(percent, *_expected(start, end))


def _as_counted(figure: Figure) -> Number:
    """The number of a figure. One that is too small or too odd to be rounded is exact: “12 euros instead of 10”."""
    is_exact = figure.type in (FigureType.COUNT, FigureType.MONEY) and not (figure.magnitude or figure.bound)
    small = figure.value < _SMALL or (figure.value < _ODD and figure.value % 10)
    return Number(*[figure.value] * 3) if is_exact and small else figure.number
