"""A small word of the source language between English words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.rulebook.kinds.phrases import in_case_of

_ENGLISH = pattern(
    r" (?:the|a|an|his|her|its|their|this|that|it|he|she|they|to|of|in|on|was|were|is|are|had|has|lost|[a-z]{3,20})\b"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Needs an English word after it, and no capital on either side of it: names keep their small words."""
    rows = facts.resources.rows("source_words")
    pattern = re.compile(r"(?<![\w’'-])(?:" + "|".join(re.escape(row[0]) for row in rows) + r")(?![\w’'-])")
    meanings = {row[0]: row[1] for row in rows}
    for match in pattern.finditer(facts.folded):
        span = Span(*match.span())
        words = span.text(facts.text)
        following = _ENGLISH.match(facts.text, span.end)
        if (
            following is None
            or not facts.resources.lexicon.is_word(following[0].strip())
            or following[0].strip() in meanings
        ):
            continue
        better = in_case_of(words, meanings[match[0]])
        yield Mark(span, fields={"better": better}, suggestions=(replacement(span, better),))
