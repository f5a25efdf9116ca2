"""A noun where “to” asks for a verb: “the sick continue to infection more people”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

NEEDS = (" to ",)
# Behind these “to” has a verb. “They agreed to arbitration” is another “to”.
_TO_NOUN = pattern(
    r"\b(?:continues?|continued|able|unable|wants?|wanted|tries|tried|decided?|begins?|began|plans|planned|hopes?|hoped|refused?|managed?|intends?|intended|failed?|starts?|started) "
    r"(?P<mark>to (?P<noun>[a-z]{4,16}(?:tion|sion|ment|ness|ance|ence)))(?= (?:the|a|an|his|her|their|more|other|all|many|new|people|it|them|him)\b)"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only a word that is no verb too: one may want to mention, to balance, or to witness."""
    for match in _TO_NOUN.finditer(facts.text):
        if facts.resources.lexicon.is_word(match["noun"]) and not facts.resources.verbs.base(match["noun"]):
            yield Mark(Span(*match.span("mark")), fields={"noun": match["noun"]})
