"""HTML entities shown as text."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_ENTITY = pattern(r"&(?:amp;){0,3}(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[A-Za-z]{2,8});")
_DEPTH = 4


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Decodes an entity as often as it was encoded."""
    for match in _ENTITY.finditer(facts.text):
        decoded = match[0]
        for _ in range(_DEPTH):
            decoded = html.unescape(decoded)
        if decoded != match[0] and len(decoded) == 1:
            span = Span(*match.span())
            yield Mark(span, suggestions=(replacement(span, " " if decoded == "\u00a0" else decoded),))
