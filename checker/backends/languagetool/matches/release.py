"""Which dismissed matches are findings after all, because the text around them is damaged.

A speller knows of a word only that it is in no dictionary. In good news that says nothing: such words are coined, technical
or foreign. A machine translation leaves words behind that exist in no language, and the evidence of our own rules
distinguishes it from good news.
"""

from __future__ import annotations

from typing import NamedTuple

from checker.backends.languagetool.answers import Match
from checker.backends.languagetool.matches.judgement import dismissal_reason, is_speller, reason_in_words
from checker.backends.languagetool.matches.name_variants import NAME_REASONS, NameVariants
from checker.backends.languagetool.matches.selection import DAMAGED, LOST, MAIN, SLIP, UNKNOWN, VARIANT
from checker.backends.languagetool.matches.slips import is_clear_slip, is_prefixed, is_slip
from checker.base.patterns import pattern
from checker.engine.draft import ProducerContext
from checker.engine.evidence import is_damaged
from checker.facts.view import Facts
from checker.model.span import Span

_UNKNOWN_REASONS = frozenset({"coined", "foreign"})
_WORD = pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*\Z")
_LEAST, _LEAST_PART = 5, 3
_SPEECH = 40


class Fate(NamedTuple):
    """What becomes of a match: the ``reason`` for which it is dismissed, or "" and the ``case`` as which it is reported.

    ``other`` is how the text also spells a name.
    """

    reason: str
    case: str = MAIN
    other: str = ""


class Judge:
    """Judges the matches on one document."""

    def __init__(self, context: ProducerContext) -> None:
        self._facts = context.facts
        self._variants = NameVariants(context.facts)
        damaged = is_damaged(context.drafts, context.facts.document.words)
        self._fate = fate_in_damage if damaged else fate

    def fate(self, match: Match, span: Span) -> Fate:
        """What becomes of a match of a rule that is reported."""
        found = self._fate(dismissal_reason(match, span, self._facts), match, span, self._facts)
        if found.reason in NAME_REASONS and is_speller(match):
            other = self._variants.usual(span.text(self._facts.text))
            return Fate("", VARIANT, other) if other else found
        return found


def fate(reason: str, match: Match, span: Span, facts: Facts) -> Fate:
    """What becomes of a match in good news: it is dismissed for a ``reason``, or not ("")."""
    if not is_speller(match):
        return Fate(reason, MAIN)
    return Fate(reason, SLIP if is_clear_slip(match, span, facts) else UNKNOWN)


def fate_in_damage(reason: str, match: Match, span: Span, facts: Facts) -> Fate:
    """What becomes of a match in a damaged text that would be dismissed in good news for a ``reason``, or not ("")."""
    if not is_speller(match):
        return Fate(reason, DAMAGED)
    if reason == "quotation" and _is_said(span, facts):
        reason = reason_in_words(match, span, facts)
    if reason == "" and is_clear_slip(match, span, facts):
        return Fate("", SLIP)
    released = reason in _UNKNOWN_REASONS and _is_unknown(span, facts)
    return Fate("" if released else reason, LOST)


def _is_said(span: Span, facts: Facts) -> bool:
    """Whether somebody says it; a short quotation mentions a word or a title."""
    quotation = facts.quoted.holding(span)
    return quotation is not None and quotation.end - quotation.start >= _SPEECH


def _is_unknown(span: Span, facts: Facts) -> bool:
    """Whether it is a whole word in lower case that isn't made of a prefix and a known word."""
    word = span.text(facts.text)
    return bool(len(word) >= _LEAST and word.islower() and _WORD.match(word)) and not is_prefixed(word, facts)


def is_likely(text: str, span: Span, facts: Facts) -> bool:
    """Whether a word may have been meant by an unknown one: a slip away from it, or its two words, which were joined."""
    word, parts = span.text(facts.text), text.split(" ")
    if len(parts) == 1:
        return is_slip(word, text, facts)
    known = all(len(part) >= _LEAST_PART and facts.resources.lexicon.is_word(part) for part in parts)
    return known and "".join(parts) == word
