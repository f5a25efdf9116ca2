"""“He” of a woman, or “she” of a man."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.people.pronouns import other_pronouns
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement

NEEDS = ("he ", "his ", "him", "she", "her")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the other pronoun; only the desk knows whom the text means."""
    for span in facts.turned_pronouns:
        better = other_pronouns(span.text(facts.text))
        shown = " or ".join(f"“{other}”" for other in better)
        yield Mark(span, fields={"better": shown}, suggestions=tuple(replacement(span, other) for other in better))
