"""Misspelt days, months, peoples and lands: “Wendesday”, “Amercian”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from checker.base.patterns import pattern
from checker.model.span import Span
from checker.words.slips import is_slip
from checker.words.suggestions import one_edit_away

if TYPE_CHECKING:
    from checker.facts.view import Facts

_CAPITAL = pattern(r"[A-Z][a-z]{4,20}")
_NAME_BEFORE = pattern(r"(?:[A-Z][\w’'-]{0,24}[ -]|[\w@/#]|\b(?:al|el|de|da|di|du|la|le|bin|ibn|van|von|der|den) )\Z")
_NAME_AFTER = pattern(r"[ -][A-Z]|[\w@/-]|\.\w")
_SHORTEST, _MOST = 6, 2
_AROUND, _MOST_UNKNOWN = 40, 3


def find_misspelt_proper_words(facts: Facts, unknown: frozenset[str]) -> Iterator[tuple[list[Span], str]]:
    """The places of each, with the right form; none beside another capital, where the word is a name."""
    table = _proper(facts.resources.rows("capital_words"))
    for word in unknown:
        meant = table.keys() & set(one_edit_away(word)) if len(word) >= _SHORTEST else frozenset()
        right = sorted(form for form in meant if is_slip(word, form))
        spans = [facts.tokens.span(index) for index in facts.tokens.places.get(word, ())]
        if len(right) == 1 and 0 < len(spans) <= _MOST and all(_stands_alone(facts, span) for span in spans):
            yield spans, table[right[0]]


@cache
def _proper(rows: tuple[tuple[str, ...], ...]) -> Mapping[str, str]:
    return {row[0]: row[1] for row in rows if len(row) == 2 and len(row[0]) >= _SHORTEST and row[1].isalpha()}


def _stands_alone(facts: Facts, span: Span) -> bool:
    """Whether a word has a capital, and no word beside it does: it would be part of a name."""
    return (
        _CAPITAL.fullmatch(facts.text, *span) is not None
        and _NAME_BEFORE.search(facts.text, max(0, span.start - _AROUND), span.start) is None
        and _NAME_AFTER.match(facts.text, span.end) is None
        and not facts.quoted.touching(span)
        and facts.unknown_words_around(span, _AROUND) <= _MOST_UNKNOWN
    )
