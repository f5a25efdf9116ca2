"""“He” right after a sentence in which the same person is “she”, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement

NEEDS = ("he ", "she ", "she'", "he'")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the other pronoun; only the desk knows whom the text means."""
    for one in facts.switched_pronouns:
        words = one.span.text(facts.text)
        better = "she" if words.lower() == "he" else "he"
        yield Mark(
            one.span,
            fields={"earlier": one.earlier.text(facts.text).lower(), "name": one.name.text(facts.text)},
            suggestions=(replacement(one.span, better.capitalize() if words[0].isupper() else better),),
            related=(Related(one.earlier, "the other pronoun"),),
        )
