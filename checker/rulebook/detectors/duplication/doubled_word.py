"""The same word twice in a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_TWICE = pattern(
    r"(?<![\w’'.-])([a-zà-ÿ]{1,20}) \1(?![\w’'-])|(?<![\w’'.-])([A-ZÀ-Þ][a-zà-ÿ]{0,20}) (?!\2)((?i:\2))(?![\w’'-])"
)

# “that that the …”, “is is not …”: the second can't be a pronoun, nor the first the end of a clause.
_MEANT_ONCE = pattern(
    r"that that (?:the|an?|it|he|she|they|we|his|its|their|our|my|there|these|those|some|many|all|no)\b"
    r"|is is (?:not|said|the|an?|in|to|expected|now|also|still|being)\b"
)
_OPENED = pattern(r"\b(?:what|all|thing|point|problem|fact|question|it|who|where|how)\b[^.!?]{0,30}\Z")
_AROUND = 40


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Safe for function words; other words are left to review, those that may stand twice to nobody."""
    if 1 not in facts.repeats.lengths:
        return
    listed = {word: kind for word, kind in facts.resources.rows("doubled_words")}  # noqa: C416 - rows are of any length
    for match in _TWICE.finditer(facts.text):
        word = match[1] or match[2]
        kind = listed.get(word.lower(), "content")
        if (
            kind == "allowed"
            and _MEANT_ONCE.match(facts.folded, match.start())
            and not _OPENED.search(facts.folded, max(0, match.start() - _AROUND), match.start())
        ):
            kind = "content"
        if kind == "allowed" or (match[1] is None and kind == "content"):
            continue
        span = Span(*match.span())
        yield Mark(span, "main" if kind == "function" else "content", {"word": word}, (replacement(span, word),))
