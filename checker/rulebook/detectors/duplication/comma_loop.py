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
_VERB = pattern(r", ([a-z]{2,20})\b")
_ITEMS = pattern(r", (?:and )?")
_PARTS = pattern(r"[ -]")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Keeps the phrase once. Single words have to recur more often, since people repeat them."""
    if not facts.repeats.lengths:
        return
    for shape in (_PHRASE, _WORD, _LIST):
        for match in shape.finditer(facts.folded):
            span, phrase = Span(*match.span()), match["phrase"]
            if shape is _LIST and len(set(_ITEMS.split(phrase))) == 1:
                continue
            if phrase.strip("0123456789 -") and (shape is _WORD or len(set(_PARTS.split(phrase.replace(",", "")))) > 1):
                written = facts.text[slice(*match.span("phrase"))]
                fields = {"phrase": written, "times": str(facts.folded.count(phrase, *span))}
                yield Mark(span, fields=fields, suggestions=(replacement(_with_comma(facts, span), written),))


def _with_comma(facts: Facts, span: Span) -> Span:
    """“The guard, the guard, the guard, closed the gate”: no comma stands between a subject and its verb."""
    verb, sentence = _VERB.match(facts.text, span.end), facts.segments.at(span.start)
    if verb is None or sentence is None or sentence.span.start != span.start:
        return span
    return Span(span.start, span.end + 1) if facts.resources.verbs.finite(verb[1]) else span
