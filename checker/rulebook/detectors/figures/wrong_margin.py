"""A margin that isn't the difference of the two figures beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.figures.numbers import like
from checker.facts.relations.margins import find_wrong_margins
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

NEEDS = ("margin", "lead", "difference", "majority", " gap", "advantage", " edge")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the difference; any of the three may be wrong."""
    for one in find_wrong_margins(facts.spaced, facts.figures, facts.segments):
        texts = [figure.span.text(facts.text) for figure in (one.first, one.second, one.stated)]
        right = like(one.right, texts[2])
        yield Mark(
            Span(one.first.span.start, one.stated.span.end),
            fields={"first": texts[0], "second": texts[1], "stated": texts[2], "right": right, "word": one.word},
            suggestions=(replacement(one.stated.span, right),),
            related=(Related(one.stated.span, f"the {one.word}"),),
        )
