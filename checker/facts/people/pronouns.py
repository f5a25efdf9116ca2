"""“He” and “she” in all their forms, by the sex of whom they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.base.patterns import pattern
from checker.facts.text.spans import SpanSet
from checker.model.span import Span

PRONOUN = pattern(
    r"(?<![\w’'/-])(?:(?P<man>[Hh]e|[Hh]im|[Hh]is|[Hh]imself)|(?P<woman>[Ss]he|[Hh]er|[Hh]ers|[Hh]erself))(?![\w/-]|[’'](?!s\b|d\b|ll\b))"
)
OPPOSITE = {"man": "woman", "woman": "man"}
_OWNED = pattern(
    r" (?!(?:to|for|in|on|at|with|from|by|of|and|or|but|that|as|when|if|after|before|not|was|is|had|has|into|about|a|the)\b)[a-z]"
)
_OTHERS = {"he": ("she",), "him": ("her",), "his": ("her", "hers"), "himself": ("herself",), "she": ("he",), "her": ("his", "him"), "hers": ("his",), "herself": ("himself",)}  # fmt: skip


def unquoted_pronouns(text: str, quoted: SpanSet, start: int = 0) -> Iterator[re.Match[str]]:
    """The pronouns from an offset on, outside of quotations. The group that matched is the sex."""
    return (match for match in PRONOUN.finditer(text, start) if not quoted.touching(Span(*match.span())))


def is_object(text: str, found: re.Match[str]) -> bool:
    """Whether a pronoun means somebody else than the subject: “called on him”, “saw her in May”; “her book” is the subject's own."""
    return found[0].lower() == "him" or (found[0].lower() == "her" and not _OWNED.match(text, found.end()))


def other_pronouns(word: str) -> list[str]:
    """The forms of the other pronoun that may stand for one, with its capital: “his” or “him” for “her”."""
    return [other.capitalize() if word[0].isupper() else other for other in _OTHERS[word.lower()]]
