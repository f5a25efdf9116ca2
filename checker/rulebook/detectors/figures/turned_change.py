"""A rise to a smaller figure, or a fall to a greater one: “rose from $3.1 billion to $3.4 million”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.relations.changes import Change, turned
from checker.facts.relations.moves import Move
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, Suggestion, replacement
from checker.model.span import Span

NEEDS = ("from ", " than ", " on ", " above ", " below ", " of ")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the magnitude of the first figure if the two have different ones."""
    for move in facts.moves:
        if move.start.value != move.end.value and (move.end.value > move.start.value) != move.rises:
            yield _mark(facts, move)
    for change in facts.changes:
        if word := turned(facts.text, change):
            yield _compared(facts, change, word)


def _compared(facts: Facts, change: Change, word: str) -> Mark:
    """“8,000 people, 10 percent less than the 7,200 …”."""
    start, end = (figure.span.text(facts.text) for figure in (change.start, change.end))
    places = (change.start.span, change.end.span, change.percent.span)
    span = Span(min(place.start for place in places), max(place.end for place in places))
    related = (Related(change.start.span, "from"), Related(change.end.span, "to"))
    return Mark(span, fields={"verb": word, "from": start, "to": end}, related=related)


def _mark(facts: Facts, move: Move) -> Mark:
    start, end = (figure.span.text(facts.text) for figure in (move.start, move.end))
    answers: tuple[Suggestion, ...] = ()
    if move.start.magnitude != move.end.magnitude:
        answers = (replacement(move.end.span, end.replace(move.end.magnitude, move.start.magnitude)),)
    related = (Related(move.start.span, "from"), Related(move.end.span, "to"))
    return Mark(move.span, fields={"verb": move.verb, "from": start, "to": end}, suggestions=answers, related=related)
