"""An age that the year of birth contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

_BORN = pattern(
    r"\bborn (?:on [^.;]{3,20} )?in (?P<born>(?:18|19|20)\d\d)\b(?P<gap>[^.;]{0,40}?)\b(?P<verb>is|was|aged|turned|turns) (?P<age>\d{1,3})\b(?P<rest>(?: in (?P<year>(?:19|20)\d\d))?)(?! (?:when|years before|percent|million|of|per|minutes|points))"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Allows a year either way; the year is the one that the sentence names, else for “is” the story's own."""
    for match in _BORN.finditer(facts.text):
        year = int(match["year"] or 0) or (facts.year if match["verb"] == "is" else 0)
        born, age = int(match["born"]), int(match["age"])
        if not year or year < born or abs(year - born - age) <= 1:
            continue
        span = Span(*match.span("age"))
        right = str(year - born)
        fields = {"age": match["age"], "born": match["born"], "year": str(year), "right": right}
        yield Mark(
            span,
            fields=fields,
            suggestions=(replacement(span, right),),
            related=(Related(Span(*match.span("born")), "the year of birth"),),
        )
