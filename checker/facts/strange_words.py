"""Unknown words without known parts, and those that the text explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.base.patterns import pattern
from checker.words.parts import has_known_parts

if TYPE_CHECKING:
    from checker.facts.view import Facts
    from checker.model.span import Span

_SHORTEST = 5
_LOOK = 40
_INTRODUCED = pattern(r"(?:\b(?:called|named|known as|type of|kind of|sort of|term|word|or)|[(/]) ?\Z")
_EXPLAINED = pattern(
    r",? (?:\(|or\b|is an?\b|means\b|a (?:kind|type|sort|form|variety|traditional)\b)|, (?:an? [a-z]{3,14} |also known|known as)|[)/]"
)


def is_strange(facts: Facts, word: str) -> bool:
    """Whether an unknown word has no known parts."""
    lexicon, prefixes = facts.resources.lexicon, facts.resources.lines("prefixes")
    return len(word) >= _SHORTEST and word.isascii() and not has_known_parts(word, lexicon, prefixes)


def is_explained(facts: Facts, span: Span) -> bool:
    """Whether the words around say what a word means, or are of another language."""
    return (
        facts.unknown_words_around(span, _LOOK) > 1
        or _INTRODUCED.search(facts.text, max(0, span.start - _LOOK), span.start) is not None
        or _EXPLAINED.match(facts.text, span.end) is not None
    )
