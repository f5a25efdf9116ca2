"""An age that the year of birth contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

_YEAR = r"(?:18|19|20)\d\d"
_BIRTH = rf"[Bb]orn (?:on [^.;]{{3,20}},? )?(?:in (?:[A-Z][a-z]{{2,8}} )?)?(?P<born>{_YEAR})\b"
_SHAPES = (
    pattern(
        rf"\b{_BIRTH}[^.;]{{0,40}}?\b(?P<verb>is|was|aged|turned|turns) (?P<age>\d{{1,3}})\b(?: in (?P<year>{_YEAR}))?"
        r"(?! (?:when|years before|percent|million|of|per|minutes|points|goals|times))"
    ),
    pattern(
        rf"\b{_BIRTH}[^.;]{{0,60}}?\b(?P<verb>died) in (?P<year>{_YEAR}),? (?:at the age of|at age|aged|at) (?P<age>\d{{1,3}})\b"
    ),
    pattern(rf"\b[A-ZÀ-Þ][\w’'-]+, (?P<age>\d{{1,3}}), (?P<verb>was|who was) {_BIRTH}(?P<year>)"),
    pattern(
        rf"\b(?:president|minister|mayor|singer|actor|writer|player|leader|chief|judge|king|queen), (?P<age>\d{{1,3}}), (?P<verb>was|who was) {_BIRTH}(?P<year>)"
    ),
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Allows a year either way; the year is the one that the sentence names, else, for an age of today, the story's own."""
    for number, shape in enumerate(_SHAPES):
        for match in shape.finditer(facts.spaced):
            today = match["verb"] == "is" or number > 1
            year = int(match["year"] or 0) or (facts.year if today else 0)
            born, age = int(match["born"]), int(match["age"])
            if year and year >= born and abs(year - born - age) > 1:
                yield _mark(match, str(year), str(year - born))


def _mark(match: re.Match[str], year: str, right: str) -> Mark:
    span = Span(*match.span("age"))
    fields = {"age": match["age"], "born": match["born"], "year": year, "right": right}
    related = (Related(Span(*match.span("born")), "the year of birth"),)
    return Mark(span, fields=fields, suggestions=(replacement(span, right),), related=related)
