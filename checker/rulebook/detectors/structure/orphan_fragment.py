"""A fragment after a full stop that begins with a dash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = (". –", ". —", ". -")
_PIECE = pattern(r"(?<![\w@.])(?P<before>[^\W\d_][\w’'-]{1,30}|\d[\d,]{0,12}%?)\. (?P<dash>[–—-])(?= [a-zà-öø-ÿ])")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Joins the fragment to the sentence before it."""
    for match in _PIECE.finditer(facts.text):
        if f"{match['before'].lower()}." in facts.resources.abbreviations:
            continue
        span = Span(*match.span())
        yield Mark(span, suggestions=(replacement(span, f"{match['before']} {match['dash']}"),))
