"""A sentence in another language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion
from checker.rulebook.cutting import cut


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """One mark for each sentence, or one for the first of a section: a page may have a translation for other readers."""
    sections = set()
    for index in facts.foreign_sentences:
        span = facts.segments[index].span
        section = facts.foreign_sections.touching(span)
        if section is None:
            yield Mark(span, suggestions=(cut(facts.text, span), Suggestion("translate it", ())))
        elif section not in sections:
            sections.add(section)
            yield Mark(span, "section")
