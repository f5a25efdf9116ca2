"""A phrase that follows itself three times or more, with commas between: “the army, the army, the army”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = (",", ";")
_AGAIN = r"(?:[,;] ?(?:and )?(?P=phrase))"
_PHRASE = pattern(
    rf"(?<![\w’'.,-])(?P<phrase>\w[\w’']{{0,24}}(?:[ -]\w[\w’']{{0,24}}){{1,7}}){_AGAIN}{{2,60}}(?![\w’'-])"
)
# “no, no, no” and “very, very, very” are speech; a model that is stuck doesn't stop.
_WORD = pattern(rf"(?<![\w’'.,-])(?P<phrase>\w{{4,24}}){_AGAIN}{{4,80}}(?![\w’'-])")
# “maize, beans, maize, beans, maize, beans”: a list that the model goes through again and again.
_LIST = pattern(
    rf"(?<![\w’'.,-])(?P<phrase>[a-z][\w’'-]{{1,24}}(?: [a-z][\w’'-]{{0,24}}){{0,3}}(?:, (?:and )?[a-z][\w’'-]{{1,24}}(?: [a-z][\w’'-]{{0,24}}){{0,3}}){{1,4}}){_AGAIN}{{2,60}}(?![\w’'-])"
)
_PARTS = pattern(r"[ -]")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Keeps the phrase once. Single words have to recur more often, since people repeat them."""
    if not facts.repeats.lengths:
        return
    for shape in (_PHRASE, _WORD, _LIST):
        for match in shape.finditer(facts.folded):
            span, phrase = Span(*match.span()), match["phrase"]
            if phrase.strip("0123456789 -") and (shape is _WORD or len(set(_PARTS.split(phrase.replace(",", "")))) > 1):
                written = facts.text[slice(*match.span("phrase"))]
                fields = {"phrase": written, "times": str(facts.folded.count(phrase, *span))}
                yield Mark(span, fields=fields, suggestions=(replacement(span, written),))
