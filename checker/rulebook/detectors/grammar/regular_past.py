"""“Falled”, “teached”: the ending “-ed” on a verb that has forms of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.casing import in_case_of

NEEDS = ("ed",)
_PERFECT = pattern(
    r"\b(?:has|have|had|was|were|is|are|been|be|being|got|not|(?:has|have|had|was|were|is|are)n['’]t) (?:also |already |just |never |been |badly |not )?\Z"
)
# “A fully costed plan” is one whose costs were worked out.
_COST = pattern(
    r"\b(?P<word>costed)(?= (?:about |over |more than |around |nearly |almost |up to |less than )?(?:[$€£]|\d|millions|too much|a lot|him|her|them|us|the (?:state|city|town|country|taxpayers?|company|club|firm)))"
)
_REACH = 24


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the participle behind “has” or “was”, else the past. A word with a capital inside a sentence is a name."""
    forms = facts.resources.inflection.overregular
    accepted = facts.resources.words("regular_pasts")
    for word in sorted(facts.vocabulary.intersection(forms) - accepted):
        past, participle = forms[word]
        for match in re.finditer(rf"(?<![\w’'@/-]){word}(?![\w’'@-])", facts.text, re.IGNORECASE):
            if not match[0][1:].islower() or (match[0][0].isupper() and _is_inside(facts, match.start())):
                continue
            perfect = _PERFECT.search(facts.text, max(0, match.start() - _REACH), match.start())
            yield _mark(Span(*match.span()), match[0], participle if perfect else past)
    for match in _COST.finditer(facts.text):
        yield _mark(Span(*match.span()), match[0], "cost")


def _is_inside(facts: Facts, start: int) -> bool:
    segment = facts.segments.at(start)
    return segment is None or segment.span.start != start


def _mark(span: Span, words: str, right: str) -> Mark:
    return Mark(span, suggestions=(replacement(span, in_case_of(words, right)),))
