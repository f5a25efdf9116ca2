"""One person with two offices that nobody holds at the same time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the office that the text gives first, or more often."""
    for person, first, doubtful in facts.rival_offices:
        other, words = first.span.text(facts.text), doubtful.span.text(facts.text)
        better = other.title() if words.istitle() else other[0].lower() + other[1:] if words.islower() else other
        name = f"{person.given} {person.surname}".strip()
        yield Mark(
            doubtful.span,
            fields={"name": name, "other": other},
            suggestions=(replacement(doubtful.span, better.lower() if words.islower() else better),),
            related=(Related(first.span, "the other office"),),
        )
