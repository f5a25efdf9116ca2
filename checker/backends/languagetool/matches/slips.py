"""Slips of the finger, and words that only resemble one: coined, technical and derived words."""

from __future__ import annotations

from collections.abc import Sequence

from checker.backends.languagetool.answers import Match
from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.span import Span
from checker.words.suggestions import distance

_ENDING = pattern(r"(?:e?s|e?d|ers?|ing|y|ish|ly|able|ists?|isms?|ness|like|less)\Z")
# A short word before a name is often a part of it: “Abdullah ibn Saud”.
_NAME_AFTER = pattern(r"\s+[A-ZÀ-Þ]")
_SHORT, _CLEAR, _LONG = 4, 7, 9
_MOST, _FARTHEST = 5, 2


def is_coined(match: Match, span: Span, facts: Facts) -> bool:
    """Whether an unknown word is coined, foreign, or jargon: no known word is a slip of the finger away."""
    word, lexicon = span.text(facts.text), facts.resources.lexicon
    first = match.replacements[:_MOST]
    if len(word) < _SHORT:
        return not _is_small_slip(word, first, facts) or _NAME_AFTER.match(facts.text, span.end) is not None
    if word.capitalize() in first[:1] or is_prefixed(word, facts):
        return True
    slips = [better for better in first if is_slip(word, better, facts)]
    if any(better in lexicon.frequent and distance(word, better) == 1 for better in slips):
        return False
    return not slips or _is_derived(word, facts)


def is_clear_slip(match: Match, span: Span, facts: Facts) -> bool:
    """Whether a long word has one letter too many or too few, or two in the wrong order, so that it is right to call it a misspelling in any text.

    Another letter in the place of one makes coined and foreign words of words: “redshirt”, “boops”.
    """
    word, lexicon = span.text(facts.text), facts.resources.lexicon
    better = next(iter(match.replacements), "")
    if len(word) < _CLEAR or not word.isalpha() or not lexicon.is_word(better) or distance(word, better) != 1:
        return False
    return len(word) != len(better) or sorted(word) == sorted(better)


def _is_small_slip(word: str, first: Sequence[str], facts: Facts) -> bool:
    """Whether a short word is one slip away from one of the most common words."""
    small = facts.resources.lines("english_stop_words")
    return word.isascii() and any(better in small and distance(word, better) == 1 for better in first)


def is_slip(word: str, better: str, facts: Facts) -> bool:
    """Whether a word is one slip away, or, if it is long, two slips away from a frequent word: two slips turn any
    technical term into another."""
    lexicon = facts.resources.lexicon
    if " " in better:
        return all(part in facts.resources.lines("english_stop_words") for part in better.split())
    if not (better.isascii() and word.isascii() and better[0] == word[0] and lexicon.is_word(better)):
        return False
    slips = distance(word, better)
    return slips == 1 or (slips == _FARTHEST and len(word) >= _LONG and better in lexicon.frequent)


def _is_derived(word: str, facts: Facts) -> bool:
    """Whether it is a known word with an ending or a prefix."""
    lexicon = facts.resources.lexicon
    stem = _ENDING.sub("", word)
    if stem != word and any(lexicon.is_word(base) for base in (stem, f"{stem}e", stem[:-1])):
        return True
    return is_prefixed(word, facts)


def is_prefixed(word: str, facts: Facts) -> bool:
    """Whether it is a known word with a prefix, which makes a word that no dictionary needs: “coedited”."""
    resources = facts.resources
    return any(
        word.startswith(prefix) and len(word) >= len(prefix) + _SHORT and resources.lexicon.is_word(word[len(prefix) :])
        for prefix in resources.lines("prefixes")
    )
