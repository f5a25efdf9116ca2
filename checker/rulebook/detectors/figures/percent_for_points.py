"""Percent where percentage points are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.figures.notation import PERCENT, PERCENT_WORDS
from checker.facts.figures.numbers import SPELLED, read_number
from checker.facts.text.spans import SpanSet
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = PERCENT_WORDS
_P = rf"(?:\d{{1,2}}(?:\.\d{{1,2}})?|\b{SPELLED}\b)"
# “from 48 percent in March to 36 percent in June”
_WHEN = r"(?: (?:in|a|last|this|the|month|year|earlier|ago|before|quarter|week|[A-Z][a-z]{2,8}|(?:19|20)\d\d)){0,3}"
_FROM = rf"from (?P<a>{_P})(?: ?{PERCENT})?{_WHEN} to (?P<b>{_P})"
_SHAPES = (
    pattern(
        rf"(?P<mark>(?P<change>{_P}) ?{PERCENT}),? (?:{_FROM}|to (?P<b2>{_P})(?: ?{PERCENT})?{_WHEN},? from (?P<a2>{_P})) ?{PERCENT}"
    ),
    pattern(
        rf"\b(?P<b>{_P}) ?{PERCENT}[^.;:%\n\d]{{0,70}}?,? \(?(?:up|down|an? (?:[a-z]{{3,12}} )?(?:rise|drop|fall|gain|loss|increase|decrease|decline|jump) of|(?:rising|falling|increasing|growing|dropping|climbing|rose|fell|increased|grew|dropped|climbed|gained|lost)(?: by)?) (?P<mark>(?P<change>{_P}) ?{PERCENT}),? (?:from|compared (?:to|with)|against|on) (?:about |nearly |the )?(?P<a>{_P})(?P<a2>)(?P<b2>) ?{PERCENT}"
    ),
    pattern(
        rf"\b(?P<b>{_P}) ?{PERCENT}, (?:about )?(?P<mark>(?P<change>{_P}) ?{PERCENT}) (?:up|down|more|less|higher|lower) (?:from|than|on) (?:the )?(?P<a>{_P})(?P<a2>)(?P<b2>) ?{PERCENT}"
    ),
    pattern(
        rf"\b{_FROM} ?{PERCENT}{_WHEN}, (?:or |up |down |by |an? (?:rise|drop|fall|increase|decline|gain|loss) of )(?:about )?(?P<mark>(?P<change>{_P}) ?{PERCENT})(?P<a2>)(?P<b2>)"
    ),
)
_SIGN = pattern(rf" ?{PERCENT}")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Requires three figures of which the third is exactly the difference of the others."""
    shaped = [
        mark
        for shape in _SHAPES
        for match in shape.finditer(facts.text)
        for mark in _marks(match, match["a"] or match["a2"], match["b"] or match["b2"])
    ]
    yield from shaped
    taken = SpanSet(sorted(mark.span for mark in shaped))
    for figure in facts.percent_differences:
        unit = _SIGN.match(facts.text, figure.span.end)
        span = Span(figure.span.start, unit.end() if unit else figure.span.end)
        if not taken.touching(span):
            points = "point" if figure.value == 1 else "points"
            yield Mark(span, suggestions=(replacement(span, f"{figure.span.text(facts.text)} percentage {points}"),))


def _marks(match: re.Match[str], a: str, b: str) -> Iterator[Mark]:
    first, last, change = (read_number(figure).value for figure in (a, b, match["change"]))
    if abs(last - first) == change and first:
        span = Span(*match.span("mark"))
        points = "point" if change == 1 else "points"
        yield Mark(span, suggestions=(replacement(span, f"{match['change']} percentage {points}"),))
