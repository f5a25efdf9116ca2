"""A run of words that comes again behind a comma: two lines of the source that translation made alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

NEEDS = (", ",)
_AGAIN = pattern(r"(?<![\w’'.,-])(?P<line>\w[\w’'-]{0,20}(?: \w[\w’'-]{0,20}){3,9}), (?P=line)(?![\w’'-])")
_WANTED = pattern(r"\b(?:not|no|never|when|if|every|more|over|again)\b")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Four words and more; a speaker who insists says “no” or “never” again."""
    for found in _AGAIN.finditer(facts.folded):
        if not _WANTED.search(found["line"]) and any(len(word) > 3 for word in found["line"].split()):
            yield Mark(Span(*found.span()), fields={"line": found["line"]})
