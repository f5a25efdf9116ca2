"""A small word of the source language between English words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.casing import in_case_of

_NEXT = pattern(r" (?P<word>[a-z]{1,20})\b")
_AROUND = 24


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Needs a lower-case English word after it: in names, and between words of its own language, it stands rightly."""
    meanings = {row[0]: row[1] for row in facts.resources.rows("source_words")}
    for word in sorted(facts.vocabulary.intersection(meanings)):
        for match in re.finditer(rf"(?<![\w’'-]){word}(?![\w’'-])", facts.folded):
            span = Span(*match.span())
            following = _NEXT.match(facts.text, span.end)
            if (
                following is None
                or following["word"] in meanings
                or not facts.resources.lexicon.is_word(following["word"])
                or _stands_rightly(facts, span)
                or _begins_paragraph(facts, span)
            ):
                continue
            words = span.text(facts.text)
            if len(words) > 1 and words.isupper():
                continue
            better = in_case_of(words, meanings[word])
            yield Mark(span, fields={"better": better}, suggestions=(replacement(span, better),))


def _stands_rightly(facts: Facts, span: Span) -> bool:
    around = facts.folded[max(0, span.start - _AROUND) : span.end + _AROUND]
    return any(phrase in around for phrase in facts.resources.lines("source_phrases"))


def _begins_paragraph(facts: Facts, span: Span) -> bool:
    """In lower case at the head of a paragraph it is the rest of another word: “[The po]und fell”."""
    return facts.text[span.start].islower() and facts.begins_block(span.start)
