"""A word in lower case that no list has and nothing explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.strange_words import is_explained, is_strange
from checker.facts.unknown_words import find_unknown_words
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span
from checker.rulebook.markup import has_own_markup

_MOST = 2
_CUT = pattern(r" ?(?:…|\.\.\.)")
_GENUS = pattern(r"\b[A-Z]\.? \Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """One mark for all places of a word. A word that the text uses often or with a capital is a term or a name of it."""
    unknown = facts.resources.lexicon.unknown(facts.vocabulary)
    found = find_unknown_words(facts, unknown)
    for word, spans in found.places.items():
        if len(spans) > _MOST or word in found.capitals or not is_strange(facts, word):
            continue
        if not any(_is_sound(facts, span) for span in spans):
            yield Mark(spans[0], also=tuple(spans[1:]))


def _is_sound(facts: Facts, span: Span) -> bool:
    """Whether the text marks or explains a word, or it is the rest of one that was cut off, or of a Latin name: “A. stephensi”."""
    return (
        has_own_markup(facts, span)
        or is_explained(facts, span)
        or _CUT.match(facts.text, span.end) is not None
        or _GENUS.search(facts.text, max(0, span.start - 4), span.start) is not None
    )
