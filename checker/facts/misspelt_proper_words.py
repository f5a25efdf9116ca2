"""Misspelt words with a capital: days, months, peoples and lands (“Wendesday”), and well-known slips in headlines and offices (“the European Comission”)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from checker.base.patterns import pattern
from checker.model.document import BlockKind
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
# “the European Comission”, “the Comittee on Culture”: no person's name has such words beside it.
_LEAST_SLIP = 7
_OFFICIAL_BEFORE = pattern(r"\b[Tt]he (?:(?:[A-ZÀ-Þ][\w’'-]{1,24}|of|and|for) ){0,5}\Z|\b(?:[Oo]f|[Ff]or) \Z")


def find_misspelt_proper_words(facts: Facts, unknown: frozenset[str]) -> Iterator[tuple[list[Span], str]]:
    """The places of each, with the right form; none beside another capital, where the word is a name."""
    table = _proper(facts.resources.rows("capital_words"))
    for word in unknown:
        if len(word) < _SHORTEST or word.removesuffix("s") in table:  # “the two Germanys”
            continue
        meant = table.keys() & set(one_edit_away(word))
        right = sorted(form for form in meant if is_slip(word, form))
        spans = [facts.tokens.span(index) for index in facts.tokens.places.get(word, ())]
        if len(right) == 1 and 0 < len(spans) <= _MOST and all(_stands_alone(facts, span) for span in spans):
            yield spans, table[right[0]]


def find_misspelt_capitals(facts: Facts, unknown: frozenset[str]) -> Iterator[tuple[list[Span], str]]:
    """The places of each well-known slip with a capital in a headline or the name of an office, with the right form."""
    slips = _slips(facts.resources.rows("misspellings"))
    for word in sorted(unknown & slips.keys()):
        places = (facts.tokens.span(index) for index in facts.tokens.places.get(word, ()))
        spans = [span for span in places if _is_capital_slip(facts, span, slips[word])]
        if spans:
            yield spans, slips[word].capitalize()


@cache
def _slips(rows: tuple[tuple[str, ...], ...]) -> Mapping[str, str]:
    return {row[0]: row[1] for row in rows if len(row[0]) >= _LEAST_SLIP and row[1].isalpha() and row[1].islower()}


def _is_capital_slip(facts: Facts, span: Span, right: str) -> bool:
    if _CAPITAL.fullmatch(facts.text, *span) is None or facts.quoted.touching(span):
        return False
    if facts.unknown_words_around(span, _AROUND) > _MOST_UNKNOWN or facts.text[span.end : span.end + 1] in ("-", "@"):
        return False
    segment = facts.segments.at(span.start)
    if segment is not None and segment.block is BlockKind.HEADLINE:
        return True
    before = _OFFICIAL_BEFORE.search(facts.text, max(0, span.start - 4 * _AROUND), span.start)
    return before is not None and right in facts.resources.lexicon.commonest


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
