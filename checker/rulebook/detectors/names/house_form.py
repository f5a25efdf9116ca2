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
_POSTCODE = pattern(r"(?:(?:\A|[,;(\n] ?)(?:[A-Z]{1,2}[- ])?(?!(?:19|20)\d\d )\d{4,6}|\b\d{3} \d{2}|\b\d{2}-\d{3}) \Z")
_STREET = pattern(
    r"\b(?:Via|Viale|Corso|Piazza|Rue|Rue de|Avenue de|Place de|Calle|Calle de|Plaza de|Avenida de|Ulica) \Z"
)
_STREET_AFTER = pattern(r"(?:er)?[ -]?(?:Stra(?:ss|ß)e|[Ss]tra(?:ss|ß)e|Platz|Allee|Gasse|Street|Road|Avenue|Ulica)\b")
_REACH = 20


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
        if _is_in_address(facts.text, span):
            continue
        better = entry.form.upper() if written.isupper() else entry.form
        yield Mark(span, "sure" if entry.safe else "main", {"better": better}, (replacement(span, better),))


def _is_in_address(text: str, span: Span) -> bool:
    before = (text, max(0, span.start - _REACH), span.start)
    if _POSTCODE.search(*before) or _STREET.search(*before):
        return True
    return _STREET_AFTER.match(text, span.end) is not None
