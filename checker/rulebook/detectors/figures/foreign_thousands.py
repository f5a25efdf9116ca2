"""Points and apostrophes as thousands separators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.figures.notation import english_thousands
from checker.facts.figures.numbers import SHORT_MAGNITUDE
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = (".", "'")
_POINT = pattern(r"\.\d{3}(?!\d)")  # few texts have one, and this is found fast
_MILLIONS = pattern(r"(?<![\w.,/-])(?P<sign>[$€£]?)(?P<figure>[1-9]\d{0,2}\.\d{3}\.\d{3}(?:\.000)?)(?![\w.,/]\d|\d)")
_WHOLE_THINGS = (
    "people|votes|troops|soldiers|inhabitants|homes|houses|residents|workers|jobs|refugees|students|members|families|tickets|spectators|copies|deaths|cases"
    "|patients|cars|units|voters|ballots|trees|animals|men|women|children|civilians|employees|passengers|visitors|tourists|fans|pupils|migrants|prisoners"
    "|protesters|demonstrators|fighters|shells|rounds|customers|users|readers|followers|police|officers|firefighters"
)
_MEASURES = "hectares|euros|dollars|tons|tonnes|square|cubic|kilomet(?:er|re)s|met(?:er|re)s|litres|liters|pesos|francs|roubles|rubles|yuan|yen|lira|pounds|years"
# Nouns that a figure with three decimals may stand before: no things that are counted.
_MEASURED = (
    r"(?:[a-z]{0,6}(?:met(?:er|re)s|grams|litres|liters|watts|volts|amps|hertz|bytes|seconds)|points|inches|feet|miles|yards|ounces|degrees|percent|percentage|times|units|tons|tonnes|"
    rf"acres|gallons|minutes|hours|cents|shares|basis|carats|parts|mol|this|was|has|versus|plus|across|less|million|billion|trillion|thousand|hundred|dozen|{SHORT_MAGNITUDE})"
)
# Rates and quoted prices have three decimals: "rose to 2.957 marks", "closed at 35.125 dlrs".
_MONEY = pattern(
    r"(?:[a-z]+ )?(?:euros|dollars|pesos|francs|marks|pounds|roubles|rubles|yuan|yen|lira|lire|dlrs|crowns|kron[aeo]r?|guilders|rupees|rand|reais|zlotys|forints|dirhams|dinars|shillings|pence)\b"
)
# Not the length of a marathon.
_THOUSANDS = pattern(
    rf"(?<![\w.,$€£/-])(?!42\.195 )(?P<figure>[1-9]\d{{0,2}}\.\d{{3}})(?= (?:(?P<things>{_WHOLE_THINGS})|(?P<measure>{_MEASURES})|(?P<others>(?!{_MEASURED}\b)(?:[a-z]{{3,12}} )?(?!{_MEASURED}\b)[a-z]{{3,14}}s))\b)"
)
# “The number of jobs grew by 12.400”
_NUMBER_OF = pattern(
    rf"\b(?:[Nn]umber|[Tt]otal) of (?:[a-z-]{{3,14}} )?(?:{_WHOLE_THINGS}) (?:has |had |have )?(?:r[io]sen?|rose|grew|grown|fell|fallen|dropped|increased|decreased|climbed|jumped|went up|gone up|stood|stands|reached|is|was) (?:by |to |at |from )?(?:about |some |over |nearly |more than )?(?P<figure>[1-9]\d{{0,2}}\.\d{{3}})(?![\w.,]?\d| (?:million|billion|thousand|percent|per))"
)
# “€45.000”, “rose to 45.000 in May”; a price of fuel has three decimals too, but no three zeros.
_ROUND = pattern(
    r"(?<![\w.,$€£/-])(?P<figure>[$€£]?[1-9]\d{1,2}\.000)(?=[.,;:)]?(?:\s|\Z))(?! (?:seconds|points|percent|per|%|[a-z]{0,6}met(?:er|re)s|inches|mm|kg|g|km|m|s|[AP]\.?M)\b)"
)
# Swiss sums are written so: “CHF 1'250'000”, “5'000 francs”.
_APOSTROPHES = pattern(
    r"(?<![\w.,'/-])(?<!chf )(?<!sfr )(?<!fr\. )(?P<sign>[$€£]?)(?P<figure>[1-9]\d{0,2}(?:'\d{3}){1,4})(?![\w']| (?:swiss )?(?:francs?|chf)\b)"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Two points are certain. One may be a decimal point: before things that are counted, or a round figure, it is none."""
    for match in _APOSTROPHES.finditer(facts.folded):
        span = Span(*match.span())
        yield Mark(span, suggestions=(replacement(span, match["sign"] + match["figure"].replace("'", ",")),))
    if not _POINT.search(facts.text):
        return
    for match in _MILLIONS.finditer(facts.spaced):
        span = Span(*match.span())
        yield Mark(span, suggestions=(replacement(span, match["sign"] + english_thousands(match["figure"])),))
    for match in _THOUSANDS.finditer(facts.spaced):
        span = Span(*match.span("figure"))
        better = replacement(span, english_thousands(match["figure"]))
        money = _MONEY.match(facts.spaced, match.end() + 1) is not None
        if money and not match["figure"].endswith("00"):
            continue
        if not facts.number_style.english and (match["things"] or _is_round(match["figure"], money=money)):
            yield Mark(span, suggestions=(better,))
        elif match["things"] or match["others"]:
            yield Mark(span, "mixed", suggestions=(better,))
        else:
            decimal = match["figure"].rstrip("0").rstrip(".")
            yield Mark(span, "mixed", suggestions=(better, replacement(span, decimal)))
    yield from _of_numbers(facts)
    for match in _ROUND.finditer(facts.text):
        if not _THOUSANDS.match(facts.text, match.start()):
            span = Span(*match.span("figure"))
            yield Mark(span, "mixed", suggestions=(replacement(span, english_thousands(match["figure"])),))


def _of_numbers(facts: Facts) -> Iterator[Mark]:
    """The figure stands behind its verb."""
    for match in _NUMBER_OF.finditer(facts.spaced):
        span = Span(*match.span("figure"))
        yield Mark(span, "mixed", suggestions=(replacement(span, english_thousands(match["figure"])),))


def _is_round(figure: str, *, money: bool) -> bool:
    """Nobody writes the zeros of “14.300 hectares” behind a decimal point. A rate may be “2.200 marks”."""
    return figure.endswith("000") and figure[1] != "." if money else figure.endswith("00")
