"""A word, or a short phrase, three times running."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

_LOOP = pattern(r"(?<![\w’'-])(\w{2,20}(?: \w{1,20}){0,2})(?: \1){2,40}(?![\w’'-])")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Suggests nothing: the original words are lost. Emphasis and titles in capitals are right."""
    if facts.repeats.loops.isdisjoint((1, 2, 3)):
        return
    emphatic = facts.resources.lines("emphatic_words")
    for match in _LOOP.finditer(facts.folded):
        span = Span(*match.span())
        words = span.text(facts.text)
        if not match[1].replace(" ", "").isdigit() and match[1] not in emphatic and not words.istitle():
            yield Mark(span)
