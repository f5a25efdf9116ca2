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


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Safe for function words; other words are left to review, those that may stand twice to nobody."""
    if 1 not in facts.repeats.lengths:
        return
    listed = {word: kind for word, kind in facts.resources.rows("doubled_words")}  # noqa: C416 - rows are of any length
    for match in _TWICE.finditer(facts.text):
        word = match[1] or match[2]
        kind = listed.get(word.lower(), "content")
        if kind == "allowed" or (match[1] is None and kind == "content"):
            continue
        span = Span(*match.span())
        yield Mark(span, "main" if kind == "function" else "content", {"word": word}, (replacement(span, word),))
