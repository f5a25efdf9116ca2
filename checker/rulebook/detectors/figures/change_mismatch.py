"""A rise or fall in percent that doesn't match its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

from checker.base.patterns import pattern
from checker.facts.figures.notation import PERCENT, PERCENT_WORDS
from checker.facts.figures.numbers import FIGURE, plain, read_number
from checker.facts.relations.changes import Change, fits, is_right
from checker.facts.relations.points import Points
from checker.facts.text.spans import SpanSet
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, Suggestion, replacement
from checker.model.span import Span

_FRACTIONS = {
    "half": Decimal(50),
    "third": Decimal(100) / 3,
    "quarter": Decimal(25),
    "fifth": Decimal(20),
    "tenth": Decimal(10),
}
_FACTORS = {"halv": Decimal(50), "doubl": Decimal(100), "tripl": Decimal(200), "trebl": Decimal(200)}
NEEDS = (*PERCENT_WORDS, "points", *_FRACTIONS, *_FACTORS)
_PERCENT = rf"(?P<p>\d{{1,3}}(?:\.\d)?) ?{PERCENT}"
_MOVE = (
    r"(?:rose|fell|grew|climbed|dropped|declined|increased|decreased|jumped|shrank|went up|went down|slipped|gained|was up|was down|soared|plunged"
    r"|surged|slid|rises|falls|rise|fall|risen|fallen|grown|raised|cut|lowered|doubled)"
)
_NAME = r"(?:drop|rise|fall|increase|decrease|decline|gain|jump|growth|loss|cut|surge|slump|plunge|hike)"
_ABOUT = r"(?:about |some |nearly |almost |around |roughly |more than |over )?"
_WORDS = r"(?: [a-z-]{2,15})"
_TO = rf"to {_ABOUT}[$€£]?(?P<to>{FIGURE}){_WORDS}{{0,4}}"
_FROM = rf"from {_ABOUT}[$€£]?(?P<from>{FIGURE}){_WORDS}{{0,4}}"
# The change after both figures: “, or by 20 percent”, “, a rise of 20 percent”, “, a 20 percent rise”, “(20 percent)”.
_TAIL = rf"(?:, | \(| – | — )(?:or |up |down |by |i\.e\. |an? {_NAME} of |an? )?(?:by )?{_ABOUT}{_PERCENT}"
_AHEAD = rf"(?:by )?{_ABOUT}{_PERCENT},?"
# Part of every shape and quick to search for: two figures close together.
_TWO_FIGURES = pattern(
    r"from \D{0,14}\d[\d,.]{0,14}\D{0,50} to \D{0,14}\d|to \D{0,14}\d[\d,.]{0,14}\D{0,50} from \D{0,14}\d"
    r"|(?:(?:19|20)\d\d|last year|year ago|year earlier|year before) and [$€£]?\d"
)
_YEAR = pattern(r"(?:18|19|20)\d\d")
# Figures that are shares themselves change in points.
_SHARE = pattern(rf" ?(?:{PERCENT}|points)")
_SHAPES = tuple(
    pattern(shape)
    for shape in (
        rf"\b{_MOVE}{_WORDS}{{0,2}} {_TO} {_FROM}{_TAIL}",
        rf"\b{_MOVE}{_WORDS}{{0,2}} {_FROM} {_TO}{_TAIL}",
        rf"\b{_MOVE} {_AHEAD} {_TO},? {_FROM}",
        rf"\b{_MOVE} {_AHEAD} {_FROM},? {_TO}",
        rf"(?<![\w.,])[$€£]?(?P<from>{FIGURE}){_WORDS}{{0,5}} (?:in (?:19|20)\d\d|last year|a year (?:ago|earlier)|the year before) and [$€£]?(?P<to>{FIGURE}){_WORDS}{{0,4}}(?: in (?:19|20)\d\d)?{_TAIL}",
    )
)
# “by a third, from 90 to 70”; “halved from 90 to 60”.
_ROUGHLY = tuple(
    pattern(shape)
    for shape in (
        rf"\b(?:{_MOVE}|shrunk|slashed|reduced|trimmed)(?: [a-z-]{{2,15}}){{0,2}} by (?P<p>(?:an?|one)[ -](?P<part>{'|'.join(_FRACTIONS)})),? {_FROM},? {_TO}",
        rf"\b(?P<p>(?P<part>{'|'.join(_FACTORS)})(?:ed|es|e|ing)),? {_FROM},? {_TO}",
        rf"\b(?P<p>(?P<part>{'|'.join(_FACTORS)})(?:ed|es|e|ing)),? {_TO},? {_FROM}",
        rf"\b(?:{_MOVE}|shrunk|slashed|reduced|trimmed)(?: [a-z-]{{2,15}}){{0,2}} by (?P<p>(?:an?|one)[ -](?P<part>{'|'.join(_FRACTIONS)})),? {_TO},? {_FROM}",
    )
)
# “more than doubled from 15,000 to 35,000”
_MORE = pattern(r"\b(?:more than|well over|over|at least) \Z")
_FARTHEST, _BEFORE = 12, 12


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Recomputes the change from both figures, each within its rounding."""
    yield from map(partial(_of_points, facts), facts.wrong_points)
    shaped = list(_shaped(facts)) if _TWO_FIGURES.search(facts.spaced) else []
    yield from shaped
    taken = SpanSet(sorted(mark.span for mark in shaped))
    for change in facts.changes:
        if not is_right(change) and not taken.touching(change.percent.span):
            yield _of_ledger(facts, change)


def _of_points(facts: Facts, one: Points) -> Mark:
    """“By 50 basis points to 5.25% from 5.50%”."""
    start, end = (figure.span.text(facts.text) for figure in (one.start, one.end))
    unit = one.points.unit.replace("-", " ").removesuffix("s") + "s"
    right = plain(one.right, "0.00")
    span = Span(
        min(one.points.span.start, one.start.span.start, one.end.span.start),
        max(one.points.span.end, one.start.span.end, one.end.span.end),
    )
    fields = {
        "stated": one.points.span.text(facts.text),
        "from": f"{start}%",
        "to": f"{end}%",
        "right": right,
        "unit": unit,
    }
    answers = (replacement(one.points.span, right),)
    return Mark(span, "points", fields=fields, suggestions=answers, related=(Related(one.points.span, "the change"),))


def _shaped(facts: Facts) -> Iterator[Mark]:
    for shape in _SHAPES:
        for match in shape.finditer(facts.spaced):
            if _is_no_change(match):
                continue
            mark = _mark(match)
            if mark is not None:
                yield mark
    for shape in _ROUGHLY:
        for match in shape.finditer(facts.text):
            if not _is_no_change(match):
                yield from _of_fraction(match)


def _is_no_change(match: re.Match[str]) -> bool:
    """Whether the two are years (“rose 40 percent from 2010 to 2015”), or shares."""
    if all(_YEAR.fullmatch(match[name]) for name in ("from", "to")):
        return True
    return any(_SHARE.match(match.string, match.end(name)) for name in ("from", "to"))


def _mark(match: re.Match[str]) -> Mark | None:
    start, end, stated = (read_number(match[name]) for name in ("from", "to", "p"))
    if start.low <= 0 or fits(stated, start, end):
        return None
    expected = abs(100 * (end.value - start.value) / start.value)
    if expected > Decimal(1000):
        return None
    right = plain(expected, match["p"])
    return _marked(match, right, replacement(Span(*match.span("p")), right))


def _of_ledger(facts: Facts, change: Change) -> Mark:
    start, end = change.start.number.value, change.end.number.value
    stated = change.percent.span.text(facts.text)
    right = plain(abs(100 * (end - start) / start), stated)
    places = [figure.span for figure in (change.percent, change.start, change.end)]
    texts = [place.text(facts.text) for place in places]
    fields = {"stated": stated, "from": texts[1], "to": texts[2], "right": right}
    related = (Related(places[1], "from"), Related(places[2], "to"))
    span = Span(min(place.start for place in places), max(place.end for place in places))
    return Mark(span, fields=fields, suggestions=(replacement(places[0], right),), related=related)


def _of_fraction(match: re.Match[str]) -> Iterator[Mark]:
    """A fraction is rounded: only a change that is far from it counts, and not where the text says that there was more."""
    start, end = (read_number(match[name]).value for name in ("from", "to"))
    stated = {**_FRACTIONS, **_FACTORS}[match["part"]]
    expected = abs(100 * (end - start) / start) if start else stated
    if expected > stated and _MORE.search(match.string, max(0, match.start() - _BEFORE), match.start()):
        return
    if abs(expected - stated) > _FARTHEST * (1 if stated <= 50 else 2):
        yield _marked(match, plain(expected))


def _marked(match: re.Match[str], right: str, *answers: Suggestion) -> Mark:
    """All three figures: any of them may be wrong."""
    places = [Span(*match.span(name)) for name in ("p", "from", "to")]
    fields = {"stated": match["p"], "from": match["from"], "to": match["to"], "right": right}
    related = (Related(places[1], "from"), Related(places[2], "to"))
    span = Span(min(place.start for place in places), max(place.end for place in places))
    return Mark(span, fields=fields, suggestions=answers, related=related)
