"""A quotation in single marks that is not closed before the one around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

NEEDS = ("“",)
_OUTER = pattern(r"“[^“”\n]{5,600}”")
# No words that have lost their beginning: writers turn the apostrophe of “’em” and “’90s”.
_OPENING = pattern(
    r"(?<![^\s“])‘(?!(?:[Ee]m|[Tt]il|[Tt]ill|[Nn]|[Cc]ause|[Bb]out|[Rr]ound|[Tt]is|[Tt]was|[Cc]os|\d\ds?)\b)(?=[\w\[])"
)
_CLOSING = pattern(r"[’'](?!\w)")
_LAST_WORD = pattern(r"[^\s“”]{1,40}”\Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """An apostrophe at the end of a word may close it, so none may stand there."""
    if "‘" not in facts.characters:
        return
    for match in _OUTER.finditer(facts.text):
        opened = max((found.start() for found in _OPENING.finditer(facts.text, *match.span())), default=None)
        if opened is None or _CLOSING.search(facts.text, opened + 1, match.end()):
            continue
        last = _LAST_WORD.search(facts.text, match.start(), match.end())
        if last is not None:
            end = match.end() - 1
            yield Mark(Span(*last.span()), suggestions=(Suggestion(f"{last[0][:-1]}’”", (Edit(Span(end, end), "’"),)),))
