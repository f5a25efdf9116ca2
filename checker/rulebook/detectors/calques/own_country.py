"""“Our country” in a report whose writer says neither “I” nor “we”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

NEEDS = ("my country", "our country", "my motherland", "our motherland")
_OWN = pattern(r"\b(?:[Mm]y|[Oo]ur) (?:country|motherland)(?:[’']s)?(?![\w-])")
_SELF = pattern(
    r"\b(?:I|[Ww]e|me|us|[Mm]yself|[Oo]urselves|mine|ours|(?:[Mm]y|[Oo]ur) (?!country|motherland)[a-z]{2,20})\b"
)
_MOST = 6


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """One question for the whole text; in direct speech the speaker’s country is meant."""
    own = [span for match in _OWN.finditer(facts.text) if not _is_spoken(facts, span := Span(*match.span()))]
    if (
        not own
        or len(own) > _MOST
        or any(not _is_spoken(facts, Span(*one.span())) for one in _SELF.finditer(facts.text))
    ):
        return
    yield Mark(own[0], also=tuple(own[1:]))


def _is_spoken(facts: Facts, span: Span) -> bool:
    return facts.quoted.touching(span) is not None
