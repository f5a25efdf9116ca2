"""Whether a word is made of others: with an ending or a prefix, or of two."""

from __future__ import annotations

from collections.abc import Container, Iterable

from checker.base.patterns import pattern
from checker.words.lexicon import Lexicon

_ENDING = pattern(r"(?:s|es|ed|d|ing|er|ers|or|ors|ly|ness|less|like|ish|able|ism|ist|ists|isation|ization|y)\Z")
_LEAST_STEM, _LEAST_HALF = 4, 3


def has_known_parts(word: str, lexicon: Lexicon, prefixes: Iterable[str]) -> bool:
    """Whether it is derived from a known word, or made of two that aren't rare: “unbookable”, “lakebed”."""
    return is_derived(word, lexicon, prefixes) or is_joined(word, lexicon.ranked)


def is_derived(word: str, lexicon: Lexicon, prefixes: Iterable[str]) -> bool:
    """Whether it is a known word with an ending or a prefix: “unbookable”."""
    known = lexicon.is_word
    if word.endswith("ies") and known(f"{word[:-3]}y"):
        return True
    stem = _ENDING.sub("", word)
    if stem != word and len(stem) >= _LEAST_STEM and (known(stem) or known(f"{stem}e")):
        return True
    return any(known(word[len(prefix) :]) for prefix in prefixes if word.startswith(prefix))


def is_joined(word: str, usual: Container[str]) -> bool:
    """Whether it is two of these words in one: “lakebed”."""
    return any(word[:cut] in usual and word[cut:] in usual for cut in range(_LEAST_HALF, len(word) - _LEAST_HALF + 1))
