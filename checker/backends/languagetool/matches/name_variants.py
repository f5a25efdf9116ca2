"""Names that no dictionary has and that a text spells in two ways: one of them may be garbled.

A name beside a given name or a title is compared by names/variant-spelling. What the speller doesn't know adds all others: places, firms, and names in
passing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from checker.base.patterns import pattern
from checker.facts.people.spelling import (
    are_chinese,
    are_couple,
    bare,
    key_of,
    only_accents,
    shortened,
    sound_of,
    stems_of,
)
from checker.facts.view import Facts

_NAME = pattern(r"(?<![\w’'@#/.-])[^\W\d_a-z][^\W\d_]{4,29}(?![\w@/])")
_LEAST_SLIP = 6
NAME_REASONS = frozenset({"name", "quotation"})
"""Why the speller's match on a name is dismissed unless the text spells it in another way as well."""
# More words under one key are a family of names, or no names at all; and looking at all of them would take too long.
_MOST = 8
# Endings that make another word of a name: “Corvey”, “Corveyan”.
_DERIVED = frozenset({"s", "es", "i", "n", "an", "ian", "a", "r", "er", "ers"})


class NameVariants:
    """The capitalised words of a text, found by how they are spelt and how they sound."""

    def __init__(self, facts: Facts) -> None:
        self._text = facts.text
        self._sounds = facts.resources.rows("name_sounds")
        self._endings = facts.resources.rows("name_endings")
        self._lexicon = facts.resources.lexicon

    @cached_property
    def _places(self) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for match in _NAME.finditer(self._text):
            found[match[0]].append(match.start())
        return found

    @cached_property
    def _by_key(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self._places:
            if word[0].isupper() and not word.isupper() and not self._lexicon.knows(word):
                for key in self._keys(word):
                    found[key].append(word)
        return found

    def usual(self, name: str) -> str:
        """How the text spells the same name more often, or first; "" if it doesn't."""
        if name not in self._places or name.isupper():
            return ""
        buckets = (self._by_key.get(key, ()) for key in self._keys(name))
        others = {word for bucket in buckets if len(bucket) <= _MOST for word in bucket if self._is_same(name, word)}
        rank = self._rank(name)
        return min((word for word in others if self._rank(word) < rank), key=self._rank, default="")

    def _rank(self, word: str) -> tuple[int, int]:
        places = self._places[word]
        return -len(places), places[0]

    def _keys(self, name: str) -> Iterator[str]:
        plain = bare(name)
        sound = sound_of(name, self._sounds)
        found = {f"sound {sound}", f"key {key_of(name, self._sounds)}", *stems_of(sound, self._endings)}
        if len(plain) >= _LEAST_SLIP:
            found.update(shortened(name))
        yield from sorted(found)

    def _is_same(self, one: str, other: str) -> bool:
        if only_accents(one, other) and (one.isascii() == other.isascii() or one.lower() == other.lower()):
            return False
        if are_couple(one, other) or are_chinese(one, other):
            return False
        short, long = sorted((bare(one), bare(other)), key=len)
        if long.startswith(short):
            return long[len(short) :] not in _DERIVED and short[:1] == long[:1]
        return self._shares_stem(one, other) or (short[-1] == "a") == (long[-1] == "a")

    def _shares_stem(self, one: str, other: str) -> bool:
        ones, others = (set(stems_of(sound_of(name, self._sounds), self._endings)) for name in (one, other))
        return not ones.isdisjoint(others)
