"""A full stop in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

# A lower-case word of two letters or more before the stop, a lower-case word after it.
_STOP = pattern(r"(?<![\w.@/-])(?P<before>[a-zà-öø-ÿ][\w’'-]{1,30})\. (?P<word>[a-zà-öø-ÿ][\w’'-]{0,30})(?![\w.@/])")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Joins the two halves; the word after the stop is never given a capital."""
    for match in _STOP.finditer(facts.text):
        if f"{match['before'].lower()}." in facts.resources.abbreviations or not facts.resources.lexicon.knows(
            match["word"]
        ):
            continue
        span = Span(*match.span())
        yield Mark(
            span, fields={"word": match["word"]}, suggestions=(replacement(span, f"{match['before']} {match['word']}"),)
        )
