"""Marks without words: the letters of another script were thrown away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

_RUN = pattern(r"(?<![^\s])(?:[,.;:«»“”\"()–—-]{1,3}[ \u00a0\n]{1,3}){4,60}[,.;:«»“”\"()–—-]{0,3}")
_LEAST_KINDS = 2
# Between the marks of emptied sentences stand commas and quotation marks; a rule or an ellipsis is made of one kind.
_COMMA_OR_QUOTE = frozenset(",«»")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """The first such run: where one is, the text has more of them."""
    for match in _RUN.finditer(facts.text):
        words = match[0].strip()
        kinds = {mark for mark in words if not mark.isspace()}
        if len(kinds) >= _LEAST_KINDS and not kinds.isdisjoint(_COMMA_OR_QUOTE):
            yield Mark(Span(match.start(), match.start() + len(match[0].rstrip())))
            return
