"""An unknown word in a run of capitals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.casing import times
from checker.facts.patterns import pattern
from checker.facts.segments import Segment, SegmentKind
from checker.facts.suggestions import suggest
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_WORD = pattern(r"(?<![\w’'-])[A-ZÀ-Þ]{5,30}(?![\w’'-])")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Silent where the word is a name: on a list, in the text, or in the house's table."""
    for segment in facts.segments:
        if segment.kind is not SegmentKind.SHOUT and not _is_shouted_call(facts, segment):
            continue
        for match in _WORD.finditer(facts.text, *segment.span):
            word = match[0]
            if facts.resources.lexicon.knows(word) or _is_a_name(facts, word):
                continue
            better = suggest(word, facts.resources.lexicon)
            if better:
                span = Span(*match.span())
                yield Mark(
                    span, fields={"better": better[0]}, suggestions=tuple(replacement(span, form) for form in better)
                )


def _is_shouted_call(facts: Facts, segment: Segment) -> bool:
    return segment.kind is SegmentKind.PROMO and segment.span.text(facts.text).isupper()


def _is_a_name(facts: Facts, word: str) -> bool:
    if times(word.capitalize(), facts.text):
        return True
    folded = word.casefold()
    return any(
        folded in (entry.form.casefold(), *(v.casefold() for v in entry.variants))
        for entry in facts.resources.house_names
    )
