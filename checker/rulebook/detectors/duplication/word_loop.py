"""A word, or a short phrase, three times running."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.text.tokens import are_cells
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_LOOP = pattern(r"(?<![\w’'-])(?P<phrase>\w[\w’']{1,20}(?: \w[\w’']{0,20}){0,7})(?: (?P=phrase)){2,40}(?![\w’'-])")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Keeps the words once. Emphasis is right, and so are a title (“Spend Spend Spend”) and the cells of a table."""
    if not facts.repeats.loops:
        return
    emphatic, small = facts.resources.lines("emphatic_words"), facts.resources.words("english_function_words")
    for match in _LOOP.finditer(facts.folded):
        span, phrase = Span(*match.span()), match["phrase"]
        if phrase.replace(" ", "").isdigit() or phrase in emphatic:
            continue
        written = facts.text[slice(*match.span("phrase"))]
        if are_cells(span.text(facts.text).split()) and phrase not in small:
            continue
        case = "titled" if span.text(facts.text).istitle() else "main"
        if case == "titled" and facts.resources.lexicon.is_word(phrase):
            continue
        fields = {"phrase": written, "times": str((span.end - span.start + 1) // (len(phrase) + 1))}
        yield Mark(span, case, fields, (replacement(span, written),))
