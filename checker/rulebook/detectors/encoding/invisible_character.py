"""Characters that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_HIDDEN = pattern(
    r"(?P<left>[^\W\d_]{0,30})(?P<hidden>[\u200b\u2060\ufeff\u00ad\u0000-\u0008\u000b\u000e-\u001f\u007f]{1,5})(?P<right>[^\W\d_]{0,30})"
)
_SOFT_HYPHEN = "\u00ad"


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Marks the word around. In a word that may be mojibake the character is half of a letter, and is left."""
    for match in _HIDDEN.finditer(facts.text):
        span = Span(*match.span())
        if facts.mojibake.touching(span):
            continue
        left, right = match["left"], match["right"]
        if _replaced_a_mark(match, facts):
            answers = (
                [f"{left} – {right}"]
                if not right
                else [f"{left}-{right}", f"{left} {right}", f"{left} – {right}", left + right]
            )
            yield Mark(span, "lost", suggestions=tuple(replacement(span, answer.rstrip()) for answer in answers))
        else:
            yield Mark(span, suggestions=(replacement(span, left + right),))


def _replaced_a_mark(match: re.Match[str], facts: Facts) -> bool:
    """Whether a dash, hyphen or blank was lost: the words are none without it, or a soft hyphen is followed by a blank in mid-paragraph."""
    left, right = match["left"], match["right"]
    if left and right:
        return not facts.resources.lexicon.knows(left + right)
    return bool(left) and _SOFT_HYPHEN in match["hidden"] and facts.text[match.end() : match.end() + 1] == " "
