"""A name in a form that isn't house style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.name_table import HouseName

# “4 Wiener Strasse, 1030 Wien”, “110 00 Praha”, “the Via Roma”: an address keeps its names.
_POSTCODE = pattern(
    r"(?:(?:\A|[,;(\n] ?)(?:[A-Z]{1,2}[- ])?(?!(?:19|20)\d\d )\d{4,6}|\b\d{3} \d{2}|\b\d{2}-\d{3}|\b\d{4}-\d{3}|\b\d{4} [A-Z]{2}) \Z"
)
_STREET = pattern(
    r"\b(?:Via|Viale|Corso|Piazza|Rue|Rue de|Avenue de|Place de|Calle|Calle de|Plaza de|Avenida de|Avenida|Rua|Rua de|Rua do|Rua da|Praça de|Largo de|Ulica) \Z"
)
_STREET_AFTER = pattern(r"(?:er)?[ -]?(?:Stra(?:ss|ß)e|[Ss]tra(?:ss|ß)e|Platz|Allee|Gasse|Street|Road|Avenue|Ulica)\b")
_REACH = 20
# So many unknown words around are another language, where the name is right.
_AROUND, _MOST_UNKNOWN = 60, 3
# “FK Moskva”, “the film House in Wien” keep theirs.
_CLUB = pattern(
    r"\b(?:FK|FC|SK|AC|AS|BC|KK|HC|SC|CD|SV|CSKA|Dinamo|Dynamo|Spartak|Lokomotiv|Torpedo|Sporting|Rapid|Real|Atl[eé]tico) \Z"
)
# “from Bruxelles to Milano”, “between Roma and Napoli”: what goes from place to place.
_ROUTE_BEFORE = pattern(r"\b(?:from|between) (?:[A-ZÀ-Þ][\w’'-]{1,20} ){1,2}(?:to|and) \Z")
_ROUTE_AFTER = pattern(r" (?:to|and) [A-ZÀ-Þ][\w’'-]{2,20}\b(?! [A-ZÀ-Þ])")
_FROM = pattern(r"\b(?:from|between) \Z")
_IN_A_PLACE = pattern(
    r"\b(?:in|near|outside|into|via|through|throughout|across"
    r"|(?:city|port|town|region|province|district|mayor|governor|council|residents|people|streets|outskirts|centre|center|suburbs?|north|south|east|west|kilomet(?:er|re)s|miles|km|parts?|most|much|half|all|all over|team|airport|road|way|liberation|siege|defen[cs]e) (?:of|from|to)"
    r"|(?:flights?|trains?|bus(?:es)?|road|travelled|traveled|went|moved|drove|fled|returned|came|sailed|flew|arrived|taken|brought|sent|transferred|deported|extradited|relocated|shipped|exported|imported|evacuated|flown|driven|migrated|emigrated|travel|travels|travelling|traveling|return|returns) (?:to|from|for)) \Z"
)
_OF_A_PLACE = pattern(
    r" (?:region|oblast|province|city|port|shipyards?|district|airport|railway|station|airfield|council)\b"
)
# “Alger County”, “Polonia Warsaw”, “Brasil de Pelotas”
_LONGER_NAME = pattern(r" (?:[A-ZÀ-Þ][a-zà-ÿ]|d[eo] [A-Z])")
_PLACE_REACH = 28


@cache
def _venues(rows: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """“The Café Köln”, “Kino Praha”, “Köln Hauptbahnhof”: what stands before or behind the city in such a name."""
    before, behind = ("|".join(map(re.escape, words.split())) for _, words in rows)
    return pattern(rf"\b(?:{before})(?: (?:de|di|da|do|della|of))? \Z"), pattern(rf" (?:{behind})\b")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Suggests the house form, in capitals if the variant is in capitals; exempt phrases are left alone."""
    variants = facts.resources.house_variants
    for word in sorted(facts.vocabulary.intersection(variants)):
        for entry, variant in variants[word]:
            if variant.lower() in facts.folded:
                yield from _marks(facts, entry, variant)


def _marks(facts: Facts, entry: HouseName, variant: str) -> Iterator[Mark]:
    for match in re.finditer(rf"(?<![\w-]){re.escape(variant.lower())}(?=$|[^\w-]|-[a-z])", facts.folded):
        span = Span(*match.span())
        written = span.text(facts.text)
        if written not in (variant, variant.upper()) or entry.exempts(facts.folded, span):
            continue
        if facts.unknown_words_around(span, _AROUND) > _MOST_UNKNOWN:
            continue
        if _is_in_address(facts, span) or (entry.place and not _is_a_place(facts.text, span)):
            continue
        better = entry.form.upper() if written.isupper() else entry.form
        yield Mark(span, "sure" if entry.safe else "main", {"better": better}, (replacement(span, better),))


def _is_in_address(facts: Facts, span: Span) -> bool:
    text, before = facts.text, (facts.text, max(0, span.start - _REACH), span.start)
    venue, venue_behind = _venues(facts.resources.rows("venue_words"))
    if any(shape.search(*before) for shape in (_POSTCODE, _STREET, _CLUB, venue)):
        return True
    return any(shape.match(text, span.end) for shape in (_STREET_AFTER, venue_behind))


def _is_a_place(text: str, span: Span) -> bool:
    """Whether the words around a name show that it is a place, not a person nor the first half of a name."""
    if _LONGER_NAME.match(text, span.end):
        return False
    before = (text, max(0, span.start - _PLACE_REACH), span.start)
    if _IN_A_PLACE.search(*before) or _OF_A_PLACE.match(text, span.end):
        return True
    if _ROUTE_BEFORE.search(*before):
        return True
    return _FROM.search(*before) is not None and _ROUTE_AFTER.match(text, span.end) is not None
