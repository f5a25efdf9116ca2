"""A word instead of another that looks or sounds like it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.casing import in_case_of

_BEFORE = pattern(r"([\w'-]{1,30}) \Z")
_AFTER = pattern(r" ([\w'-]{1,30})")
_NEAR = 32


@cache
def _by_word(rows: tuple[tuple[str, ...], ...]) -> Mapping[str, tuple[str, ...]]:
    return {row[0]: row for row in rows}


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Requires a listed word directly before or after: elsewhere both words may be right."""
    table = _by_word(facts.resources.rows("confused_words"))
    for wrong in sorted(facts.vocabulary.intersection(table)):
        _, right, before, after = table[wrong]
        for match in re.finditer(rf"(?<![\w'-]){wrong}(?![\w'-])", facts.folded):
            span = Span(*match.span())
            company = _company(facts, span, before.split(), after.split())
            if company:
                better = in_case_of(span.text(facts.text), right)
                yield Mark(
                    span, fields={"better": better, "company": company}, suggestions=(replacement(span, better),)
                )


def _company(facts: Facts, span: Span, before: list[str], after: list[str]) -> str:
    """The two words together, or "" if neither neighbour is listed."""
    previous = _BEFORE.search(facts.folded, max(0, span.start - _NEAR), span.start)
    if previous and previous[1] in before:
        return facts.text[previous.start() : span.end]
    following = _AFTER.match(facts.folded, span.end)
    if following and following[1] in after:
        return facts.text[span.start : following.end()]
    return ""
