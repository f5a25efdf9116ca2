"""A range whose second figure is the smaller."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.numbers import FIGURE, read_number
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_RANGE = pattern(
    rf"\b[Bb]etween (?P<a>{FIGURE}) and (?P<b>{FIGURE})(?= (?:[a-z]{{3,20}}|%)|%)(?! (?:degrees? )?(?:[CF] )?below\b)(?! (?:thousand|million|billion|trillion|a\.m|p\.m|BC|am\b|pm\b|February|o'clock))"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the two figures in their order."""
    for match in _RANGE.finditer(facts.spaced):
        first, second = read_number(match["a"]), read_number(match["b"])
        if first.value <= second.value or " " in match["b"] or " " in match["a"]:
            continue
        a, b = Span(*match.span("a")), Span(*match.span("b"))
        swap = Suggestion(f"between {match['b']} and {match['a']}", (Edit(a, match["b"]), Edit(b, match["a"])))
        yield Mark(Span(*match.span()), suggestions=(swap,))
