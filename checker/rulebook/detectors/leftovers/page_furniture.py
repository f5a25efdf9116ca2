"""Share bars, breadcrumbs, cookie notices, file names of pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span
from checker.rulebook.cutting import cut

_FURNITURE = pattern(
    r"(?<![^\n])(?:(?:share|tweet|email|e-mail|print|save|comment|comments|facebook|twitter|x|instagram|telegram|whatsapp|messenger|viber|pinterest|pin|link|copy link|reddit|linkedin|flipboard|share on (?:facebook|twitter|x|whatsapp|linkedin|telegram))(?:[ |·/,•]{1,3}|(?=\r?\n|\Z))){2,8}(?=\r?\n|\Z)"
    r"|(?<![^\n])home(?: [>»/] [^\n>»/]{2,30}){1,5}(?=\r?\n|\Z)"
    r"|(?<![^\n])(?:tags?|filed under|topics|keywords|categories|labels): [^\n.]{2,120}(?=\r?\n|\Z)"
    r"|\b(?:we use cookies|this (?:site|website) uses cookies|by continuing to (?:use|browse) th(?:is|e) (?:site|website))[^.\n]{0,160}(?:\.|(?=\n|\Z))"
    r"|\b(?:img|dsc|dscn)_\d{3,8}(?:\.jpe?g|\.png)?\b|\b[\w-]{3,60}\.jpe?g\b"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Closed families, on a line of their own or between sentences."""
    for match in _FURNITURE.finditer(facts.folded):
        span = Span(match.start(), match.start() + len(match[0].rstrip()))
        yield Mark(span, suggestions=(cut(facts.text, span),))
