"""Characters that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_HIDDEN = pattern(
    r"(?P<left>[^\W\d_]{0,30})[\u200b\u2060\ufeff\u00ad\u0000-\u0008\u000b\u000e-\u001f\u007f]{1,5}(?P<right>[^\W\d_]{0,30})"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Marks the word around. In a word that may be mojibake the character is half of a letter, and is left."""
    for match in _HIDDEN.finditer(facts.text):
        span = Span(*match.span())
        if not facts.mojibake.touching(span):
            yield Mark(span, suggestions=(replacement(span, match["left"] + match["right"]),))
