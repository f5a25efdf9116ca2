"""A rise or fall in percent that its own figures contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.base.patterns import pattern
from checker.facts.numbers import FIGURE, differs, plain, read_number
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

_PERCENT = r"(?P<p>\d{1,3}(?:\.\d)?) ?(?:%|percent|per cent)"
_MOVE = (
    r"(?:rose|fell|grew|climbed|dropped|declined|increased|decreased|jumped|shrank|went up|went down|slipped|gained|was up|was down|soared|plunged"
    r"|surged|slid|rises|falls|rise|fall|risen|fallen|grown|raised|cut|lowered|doubled)"
)
_NAME = r"(?:drop|rise|fall|increase|decrease|decline|gain|jump|growth|loss|cut|surge|slump|plunge|hike)"
_ABOUT = r"(?:about |some |nearly |almost |around |roughly |more than |over )?"
_WORDS = r"(?: [a-z-]{2,15})"
_TO = rf"to {_ABOUT}[$€£]?(?P<to>{FIGURE}){_WORDS}{{0,4}}"
_FROM = rf"from {_ABOUT}[$€£]?(?P<from>{FIGURE}){_WORDS}{{0,4}}"
# What tells the change after both figures: “, or by 20 percent”, “, a rise of 20 percent”, “, a 20 percent rise”, “(20 percent)”.
_TAIL = rf"(?:, | \(| – | — )(?:or |up |down |by |i\.e\. |an? {_NAME} of |an? )?(?:by )?{_ABOUT}{_PERCENT}"
_AHEAD = rf"(?:by )?{_ABOUT}{_PERCENT},?"
# What every shape has, quick to exclude: two figures in one breath.
_TWO_FIGURES = pattern(
    r"from \D{0,14}\d[\d,.]{0,14}\D{0,50} to \D{0,14}\d|to \D{0,14}\d[\d,.]{0,14}\D{0,50} from \D{0,14}\d"
    r"|(?:(?:19|20)\d\d|last year|year ago|year earlier|year before) and [$€£]?\d"
)
# Figures that are shares themselves change in points.
_SHARE = pattern(r" ?(?:%|percent|per cent|points)")
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


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Recomputes the change from both figures, each within its rounding."""
    if _TWO_FIGURES.search(facts.spaced) is None or not any(
        sign in facts.folded for sign in ("percent", "per cent", "%")
    ):
        return
    for shape in _SHAPES:
        for match in shape.finditer(facts.spaced):
            if any(_SHARE.match(facts.spaced, match.end(name)) for name in ("from", "to")):
                continue
            mark = _mark(match)
            if mark is not None:
                yield mark


def _mark(match: re.Match[str]) -> Mark | None:
    start, end, stated = (read_number(match[name]) for name in ("from", "to", "p"))
    if start.low <= 0:
        return None
    changes = [100 * (e - s) / s for s in (start.low, start.high) for e in (end.low, end.high)]
    low, high = sorted((abs(min(changes)), abs(max(changes))))
    if not differs(stated, Decimal(0) if min(changes) <= 0 <= max(changes) else low, high):
        return None
    due = abs(100 * (end.value - start.value) / start.value)
    if due > Decimal(1000):
        return None
    span = Span(*match.span("p"))
    right = plain(due, match["p"])
    fields = {"stated": match["p"], "from": match["from"], "to": match["to"], "right": right}
    related = (Related(Span(*match.span("from")), "from"), Related(Span(*match.span("to")), "to"))
    return Mark(span, fields=fields, suggestions=(replacement(span, right),), related=related)
