"""The same figure at two magnitudes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

_AMOUNT = pattern(
    r"(?P<sign>(?:US)?[$€£]?)(?<![\d.,])(?P<value>\d{1,4}(?:\.\d{1,3})?) (?P<magnitude>million|billion|trillion)(?P<noun> [a-z]{3,14})?"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Figures with decimals; round ones, which meet by chance, only before the same noun."""
    first: dict[tuple[str, str, str], re.Match[str]] = {}
    for match in _AMOUNT.finditer(facts.text):
        if "." not in match["value"] and match["noun"] is None:
            continue
        key = (match["sign"], match["value"], "" if "." in match["value"] else match["noun"])
        earlier = first.setdefault(key, match)
        if earlier["magnitude"] == match["magnitude"]:
            continue
        span, other = (Span(m.start(), m.end("magnitude")) for m in (match, earlier))
        better = f"{match['sign']}{match['value']} {earlier['magnitude']}"
        yield Mark(
            span,
            fields={"earlier": other.text(facts.text)},
            suggestions=(replacement(span, better),),
            related=(Related(other, "the other magnitude"),),
        )
