"""“He” and “she” for the one person that a short text is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.view import Facts
from checker.model.mark import Mark, replacement

NEEDS = ("he ", "his ", "him", "she", "her")
_OTHERS = {"he": ("she",), "him": ("her",), "his": ("her", "hers"), "himself": ("herself",), "she": ("he",), "her": ("his", "him"), "hers": ("his",), "herself": ("himself",)}  # fmt: skip


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the other pronoun; only the desk knows whom the text means."""
    for span in facts.mixed_pronouns:
        written = span.text(facts.text)
        better = [other.capitalize() if written[0].isupper() else other for other in _OTHERS[written.lower()]]
        fields = {"better": " or ".join(f"“{other}”" for other in better), "name": facts.names[0].surname}
        yield Mark(span, fields=fields, suggestions=tuple(replacement(span, other) for other in better))
