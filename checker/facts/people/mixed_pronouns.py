"""“He” and “she” for the one person that a short text is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from checker.base.patterns import pattern
from checker.model.span import Span

if TYPE_CHECKING:
    from checker.facts.view import Facts

_HE = pattern(r"(?<![\w’'/-])(?:[Hh]e|[Hh]im|[Hh]is|[Hh]imself)(?![\w/-]|[’'](?!s\b|d\b|ll\b))")
_SHE = pattern(r"(?<![\w’'/-])(?:[Ss]he|[Hh]er|[Hh]ers|[Hh]erself)(?![\w/-]|[’'](?!s\b|d\b|ll\b))")
_WORD = pattern(r"[a-z]{3,20}")
# “a rival”, “the two”, “those who”, “John's”: somebody else.
_SOMEBODY = pattern(
    r"\b(?:who|whom|whose|one of|both|two|three|couple|pair|duo|they|them|their|another|others|people|i|we|you)\b"
)
_BESIDE, _LONGEST, _MOST = 30, 120, 2
_PRONOUNS = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})


def find_mixed_pronouns(facts: Facts) -> list[Span]:
    """The rarer of the two, or both, only where one person is named and no word stands for another."""
    if len(facts.tokens.words) > _LONGEST or not _names_one(facts):
        return []
    he, she = (list(_unquoted(facts, shape)) for shape in (_HE, _SHE))
    fewer, more = sorted((he, she), key=len)
    if not 0 < len(fewer) <= _MOST or _others(facts):
        return []
    # Of one “he” and one “she”, either may be wrong.
    found = (*fewer, *(more if len(more) == len(fewer) else ()))
    return sorted(Span(*match.span()) for match in found)


@cache
def _people_words(rows: tuple[tuple[str, ...], ...], cues: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    listed = [words for kind, words in rows] + [words for kind, words in cues if kind == "relative"]
    return frozenset(word for words in listed for word in words.split())


def _names_one(facts: Facts) -> bool:
    """Whether all names are of one person, whom the ledger or the given name shows to be one."""
    if not facts.names or len({mention.surname for mention in facts.names}) > 1 or len(facts.persons) > 1:
        return False
    given, lexicon = facts.names[0].given.partition(" ")[0].lower(), facts.resources.lexicon
    return len(facts.persons) == 1 or (bool(given) and lexicon.is_name(given) and not lexicon.is_word(given))


def _unquoted(facts: Facts, shape: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The pronouns behind the name, outside of quotations."""
    for match in shape.finditer(facts.text, facts.names[0].span.end):
        if not facts.quoted.touching(Span(*match.span())):
            yield match


def _others(facts: Facts) -> bool:
    """Whether a word of the text stands for somebody else, or for a thing that is called “she”. What stands before the name is of the person."""
    if _SOMEBODY.search(_without_speech(facts)):
        return True
    listed = _people_words(facts.resources.rows("sexed_words"), facts.resources.rows("person_cues"))
    offices = frozenset(facts.resources.lines("offices"))
    for match in _WORD.finditer(facts.folded):
        word = match[0]
        known = word in listed or word in offices or word.removesuffix("s") in listed
        own = any(one.span.start - _BESIDE <= match.start() < one.span.end for one in facts.names)
        if known and word not in _PRONOUNS and not own and not facts.quoted.touching(Span(*match.span())):
            return True
    return False


def _without_speech(facts: Facts) -> str:
    """The folded text without its quotations."""
    parts, at = [], 0
    for span in facts.quoted:
        parts.append(facts.folded[at : span.start])
        at = span.end
    return "".join([*parts, facts.folded[at:]])
