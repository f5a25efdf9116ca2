"""“He” of a woman, or “she” of a man."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.view import Facts
from checker.model.mark import Mark, replacement

NEEDS = ("he ", "his ", "him", "she", "her")
_OTHERS = {"he": ("she",), "him": ("her",), "his": ("her", "hers"), "himself": ("herself",), "she": ("he",), "her": ("his", "him"), "hers": ("his",), "herself": ("himself",)}  # fmt: skip


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the other pronoun; only the desk knows whom the text means."""
    for span in facts.turned_pronouns:
        written = span.text(facts.text)
        others = _OTHERS[written.lower()]
        better = [other.capitalize() if written[0].isupper() else other for other in others]
        shown = " or ".join(f"“{other}”" for other in better)
        yield Mark(span, fields={"better": shown}, suggestions=tuple(replacement(span, other) for other in better))
