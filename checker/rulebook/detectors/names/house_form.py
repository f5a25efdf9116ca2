"""A name in a form that the house doesn't use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.name_table import HouseName


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the house form, in capitals where the variant stands in capitals; the exempt phrases of an entry stay."""
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
        better = entry.form.upper() if written.isupper() else entry.form
        yield Mark(span, "sure" if entry.safe else "main", {"better": better}, (replacement(span, better),))
