"""Invisible characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.rulebook.markup import has_own_markup

_CONTROLS = tuple(map(chr, (*range(9), 0x0B, *range(0x0E, 0x20), 0x7F)))
NEEDS = ("\u200b", "\u2060", "\ufeff", "\u00ad", *_CONTROLS)
_HIDDEN = pattern(rf"(?P<left>[^\W\d_]{{0,30}})(?P<hidden>[{''.join(NEEDS)}]{{1,5}})(?P<right>[^\W\d_]{{0,30}})")
_SOFT_HYPHEN = "\u00ad"


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Marks the word around the character. In possible mojibake, it is half of a letter and stays; between two marks of emphasis, it keeps them apart."""
    for match in _HIDDEN.finditer(facts.text):
        span = Span(*match.span())
        if facts.mojibake.touching(span) or has_own_markup(facts, Span(*match.span("hidden"))):
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
            yield Mark(span, "main" if left or right else "alone", suggestions=(replacement(span, left + right),))


def _replaced_a_mark(match: re.Match[str], facts: Facts) -> bool:
    """Whether it replaced a dash, hyphen or blank: the joined words are no word, or a soft hyphen comes before a blank."""
    left, right = match["left"], match["right"]
    if left and right:
        return not facts.resources.lexicon.knows(left + right)
    return bool(left) and _SOFT_HYPHEN in match["hidden"] and facts.text[match.end() : match.end() + 1] == " "
