"""Two figures under ten with a hyphen, for a number that nobody has counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.rulebook.number_words import number_word

_COUNTED = (
    "people", "persons", "men", "women", "children", "hours", "days", "weeks", "months", "years", "times", "soldiers", "families",
)  # fmt: skip
NEEDS = tuple(f"{mark}{last} {noun}" for mark in "-–" for last in range(2, 11) for noun in _COUNTED)
_RANGE = pattern(rf"(?<![\w.,:/$£€(%+–-])(?P<one>[1-9])[-–](?P<two>[2-9]|10)(?= (?:{'|'.join(_COUNTED)})\b(?![ -]old))")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """“six or seven” for neighbours, “two to five” for others; a table may be short."""
    for match in _RANGE.finditer(facts.text):
        one, two = int(match["one"]), int(match["two"])
        if one < two and facts.runs_at(match.start()):
            joint = "or" if two == one + 1 else "to"
            span = Span(*match.span())
            yield Mark(span, suggestions=(replacement(span, f"{number_word(one)} {joint} {number_word(two)}"),))
