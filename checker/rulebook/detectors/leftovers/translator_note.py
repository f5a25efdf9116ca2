"""What a translator or a language model said about its work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_NOTE = pattern(
    r"\s?[(\[](?:transl(?:\.|ation)?|translator(?:'s note)?|translat(?:or|ion) note|note of the translator|t\.n\.|n\.d\.t\.)\s?[.:][^)\]\n]{0,200}[)\]]"
    r"|(?:here is|this is|below is) the (?:english )?translat(?:ion|ed (?:text|article|version))(?: of the (?:text|article))?:\s?"
    r"|as an ai language model[^.\n]{0,200}\.\s?"
    r"|(?:translated (?:by|with) (?:google|deepl|ai)[^.\n]{0,60}\.?\s?)"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Closed families; each is cut with the blank that belongs to it."""
    for match in _NOTE.finditer(facts.folded):
        words = match[0]
        end = match.end() - (len(words) - len(words.rstrip()))
        yield Mark(Span(match.start(), end), suggestions=(Suggestion("cut it", (Edit(Span(*match.span()), ""),)),))
