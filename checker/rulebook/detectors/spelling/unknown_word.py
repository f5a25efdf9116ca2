"""A word in lower case that no list has and nothing explains."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.unknown_words import find_unknown_words
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span
from checker.rulebook.markup import has_own_markup

_SHORTEST = 5
_MOST = 2
_LOOK = 40
_INTRODUCED = pattern(r"(?:\b(?:called|named|known as|type of|kind of|sort of|term|word|or)|[(/]) ?\Z")
_EXPLAINED = pattern(r",? (?:\(|or\b|is an?\b|means\b|a (?:kind|type|sort|form|variety|traditional)\b)|[)/]")
_ENDING = pattern(r"(?:s|es|ed|d|ing|er|ers|or|ors|ly|ness|less|like|ish|able|ism|ist|ists|isation|ization|y)\Z")
_LEAST_STEM = 4


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """One mark for all places of a word. A word that the text uses often or with a capital is a term or a name of it."""
    unknown = facts.resources.lexicon.unknown(facts.vocabulary)
    found = find_unknown_words(facts, unknown)
    for word, spans in found.places.items():
        is_term = len(spans) > _MOST or word in found.capitals
        if not is_term and _is_strange(facts, word) and not any(_is_explained(facts, span) for span in spans):
            yield Mark(spans[0], also=tuple(spans[1:]))


def _is_strange(facts: Facts, word: str) -> bool:
    return len(word) >= _SHORTEST and word.isascii() and not _has_known_parts(facts, word)


def _has_known_parts(facts: Facts, word: str) -> bool:
    """Whether it is derived from a word, or made of two: “unbookable”, “lakebed”."""
    known = facts.resources.lexicon.is_word
    stem = _ENDING.sub("", word)
    if stem != word and len(stem) >= _LEAST_STEM and (known(stem) or known(f"{stem}e")):
        return True
    if any(known(word[len(prefix) :]) for prefix in facts.resources.lines("prefixes") if word.startswith(prefix)):
        return True
    return any(known(word[:cut]) and known(word[cut:]) for cut in range(3, len(word) - 2))


def _is_explained(facts: Facts, span: Span) -> bool:
    return (
        has_own_markup(facts, span)
        or facts.unknown_words_around(span, _LOOK) > 1
        or _INTRODUCED.search(facts.text, max(0, span.start - _LOOK), span.start) is not None
        or _EXPLAINED.match(facts.text, span.end) is not None
    )
