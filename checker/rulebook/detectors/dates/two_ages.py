"""A person with two ages: “Peter Hale, 54”, and later “Hale, 45”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the first age."""
    for one in facts.two_ages:
        age, other = one.other.text(facts.text), one.first.text(facts.text)
        fields = {"name": one.person.surname, "age": age, "other": other}
        related = (Related(one.first, "the other age"),)
        yield Mark(one.other, fields=fields, suggestions=(replacement(one.other, other),), related=related)
