"""Measures and ranks in the wrong number: “waves of 4-6 meter”, “in the 79th minutes”."""

from __future__ import annotations

from collections.abc import Iterator

from checker.base.patterns import pattern
from checker.model.span import Span

_MEASURES = "metre|meter|kilometre|kilometer|centimetre|centimeter|hectare|kilogram|litre|liter|tonne|ton|euro|dollar|degree|mile"
# “Waves of 4-6 meter in the strait”; not “a 400 meter final” or “the 5 kilometer”.
_MEASURED = pattern(
    rf"\b(?P<before>reach(?:es|ed|ing)?|about|around|nearly|almost|over|than|least|most|of|up to|covers?|covered|covering|is|was|are|were|fell|fallen|rose|risen|costs?|paid|lost|by|from|another|only|approximately|measur(?:es|ing)|between|weigh(?:s|ed|ing)) (?P<mark>(?P<count>(?:[2-9]|[1-9]\d{{1,2}}|\d{{1,3}}[.,]\d{{1,3}})(?:[-–](?:\d{{1,3}}(?:\.\d)?)| (?:to|and|or) \d{{1,3}}(?:\.\d)?)?(?: (?:thousand|million|billion))?) (?P<noun>{_MEASURES}))"
    r"(?=[.;]|,(?! [a-z]{2,14} [a-z]{3,14} (?:race|run|event|sprint))|\s?\Z|\n| (?:in|from|away|above|below|behind|per|tall|high|long|deep|wide|thick|and|on|at|off|south|north|east|west|apart|according|of (?:land|water|road|roads|rice|oil|fish|snow|forest|wheat|sand|soil|fuel|milk))\b)"
)
# “In the 79th minutes”; not “the 18th and 19th centuries”.
_ORDINAL = pattern(
    r"\b(?P<before>[Ii]n|[Aa]t|[Oo]n|[Uu]ntil|[Aa]fter|[Ff]or|[Bb]y|[Ff]rom|[Ss]ince|of|[Dd]uring) (?P<mark>the (?:\d{0,2}(?:[04-9]th|1st|2nd|3rd)|1[1-3]th|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?P<noun>minutes|floors|places|rounds|anniversaries|centuries|editions|times|days|weeks|months|years))(?![\w’'-])"
)
_SINGLES = {"anniversaries": "anniversary", "centuries": "century"}


def find_measures(text: str) -> Iterator[tuple[Span, str, str]]:
    """The span of each slip, the right words, and the case."""
    for match in _MEASURED.finditer(text):
        yield Span(*match.span("mark")), f"{match['count']} {match['noun']}s", "main"
    for match in _ORDINAL.finditer(text):
        words, noun = match["mark"], match["noun"]
        yield Span(*match.span("mark")), f"{words[: -len(noun)]}{_SINGLES.get(noun, noun[:-1])}", "ordinal"
