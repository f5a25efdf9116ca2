"""A name in a form that isn't house style."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.name_table import HouseName

# “4 Wiener Strasse, 1030 Wien”, “110 00 Praha”, “the Via Roma”: an address keeps its names.
_POSTCODE = pattern(
    r"(?:(?:\A|[,;(\n] ?)(?:[A-Z]{1,2}[- ])?(?!(?:19|20)\d\d )\d{4,6}|\b\d{3} \d{2}|\b\d{2}-\d{3}|\b\d{4}-\d{3}) \Z"
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
_IN_A_PLACE = pattern(
    r"\b(?:in|near|outside|into|via|through|throughout|across"
    r"|(?:city|port|town|region|province|district|mayor|governor|council|residents|people|streets|outskirts|centre|center|suburbs?|north|south|east|west|kilomet(?:er|re)s|miles|km|team|airport|road|way|liberation|siege|defen[cs]e) (?:of|from|to)"
    r"|(?:flights?|trains?|bus(?:es)?|road|travelled|traveled|went|moved|drove|fled|returned|came|sailed|flew|arrived) (?:to|from|for)) \Z"
)
_OF_A_PLACE = pattern(
    r" (?:region|oblast|province|city|port|shipyards?|district|airport|railway|station|airfield|council)\b"
)
_PLACE_REACH = 28


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
        if _is_in_address(facts.text, span) or (entry.place and not _is_a_place(facts.text, span)):
            continue
        better = entry.form.upper() if written.isupper() else entry.form
        yield Mark(span, "sure" if entry.safe else "main", {"better": better}, (replacement(span, better),))


def _is_in_address(text: str, span: Span) -> bool:
    before = (text, max(0, span.start - _REACH), span.start)
    if any(shape.search(*before) for shape in (_POSTCODE, _STREET, _CLUB)):
        return True
    return _STREET_AFTER.match(text, span.end) is not None


def _is_a_place(text: str, span: Span) -> bool:
    """Whether the words around a name show that it is a place, not a person."""
    before = _IN_A_PLACE.search(text, max(0, span.start - _PLACE_REACH), span.start)
    return before is not None or _OF_A_PLACE.match(text, span.end) is not None
