"""A word, or a short phrase, three times running."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

_LOOP = pattern(r"(?<![\w’'-])(\w{2,20}(?: \w{1,20}){0,2})(?: \1){2,40}(?![\w’'-])")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Nothing is proposed: what should have stood there is lost."""
    if facts.repeats.loops.isdisjoint((1, 2, 3)):
        return
    for match in _LOOP.finditer(facts.folded):
        if not match[1].replace(" ", "").isdigit():
            yield Mark(Span(*match.span()))
