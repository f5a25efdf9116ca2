"""Initials in small letters that the text has in capitals elsewhere: “pcr tests” beside “PCR”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement

_CAPITALS = pattern(r"(?<![\w@#/.&-])[A-Z]{3,5}(?![\w@&-])")
_JOINED = frozenset("-_/#@.\\=+&*’'")
_MOST = 2


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only letters that are no word. A line in capitals has no initials."""
    for name in sorted({match[0] for match in _CAPITALS.finditer(facts.text)}):
        small = name.lower()
        places = facts.tokens.places.get(small, ())
        plain = [index for index in places if facts.tokens.word(index) == small]
        if not plain or len(plain) > _MOST or facts.resources.lexicon.knows(small):
            continue
        if len(plain) + sum(facts.tokens.word(index) == name for index in places) < len(places):
            continue
        for index in plain:
            span = facts.tokens.span(index)
            before, after = facts.text[max(0, span.start - 1) : span.start], facts.text[span.end : span.end + 1]
            ends = after == "." and re.match(r"\.(?!\w)", facts.text[span.end : span.end + 2]) is not None
            if before not in _JOINED and (after not in _JOINED or not after or ends):
                yield Mark(span, suggestions=(replacement(span, name),))
