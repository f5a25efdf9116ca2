"""A stated count and the names listed after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.figures.numbers import WORDS
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_COUNTS = "two|three|four|five|six|seven"
NEEDS = tuple(f"{count} " for count in _COUNTS.split("|"))
_NAME = r"[A-ZÀ-Þ][\w’'-]{1,20}(?: (?:[A-ZÀ-Þ]\.|[a-z]{2,3}|[A-ZÀ-Þ][\w’'-]{1,20})){0,3}"
_NOUNS = r"(?:investors|brothers|sisters|men|women|people|ministers|candidates|companies|countries|cities|towns|players|suspects|victims|children|sons|daughters|partners|students|journalists|officers|banks|leaders|founders|owners|members|states|provinces|regions|teams|clubs)"
# The rare part of the pattern below.
_NOUN_AND_NAME = pattern(rf"{_NOUNS}, [A-ZÀ-Þ]")
_LIST = pattern(
    rf"(?<![\w-])(?P<count>(?i:{_COUNTS}))(?: [A-ZÀ-Þa-z][\w-]{{2,16}}){{0,2}} (?P<noun>{_NOUNS}), (?P<names>{_NAME}(?:, {_NAME}){{0,5}},? and {_NAME})(?=,? (?:who|whose|were|are|have|had|said|will)\b|[.,;])"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Checks only complete lists: names with “and” before the last, set off by commas."""
    if _NOUN_AND_NAME.search(facts.spaced) is None:
        return
    for match in _LIST.finditer(facts.spaced):
        names = [name for name in re.split(r",? and |, ", match["names"]) if name]
        if len(names) == WORDS[match["count"].lower()]:
            continue
        span = Span(*match.span("count"))
        right = next(word for word, number in WORDS.items() if number == len(names))
        yield Mark(
            span,
            fields={"count": match["count"], "noun": match["noun"], "names": match["names"], "right": right},
            suggestions=(replacement(span, right),),
        )
