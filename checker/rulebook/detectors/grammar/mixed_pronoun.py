"""“He” and “she” for the one person that a short text is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = ("he ", "his ", "him", "she", "her")
_HE = pattern(r"(?<![\w’'/-])(?:[Hh]e|[Hh]im|[Hh]is|[Hh]imself)(?![\w/-]|[’'](?!s\b|d\b|ll\b))")
_SHE = pattern(r"(?<![\w’'/-])(?:[Ss]he|[Hh]er|[Hh]ers|[Hh]erself)(?![\w/-]|[’'](?!s\b|d\b|ll\b))")
_OTHERS = {"he": ("she",), "him": ("her",), "his": ("her", "hers"), "himself": ("herself",), "she": ("he",), "her": ("his", "him"), "hers": ("his",), "herself": ("himself",)}  # fmt: skip
_WORD = pattern(r"[a-z]{3,20}")
# “a rival”, “the two”, “those who”, “John's”: somebody else.
_SOMEBODY = pattern(
    r"\b(?:who|whom|whose|one of|both|two|three|couple|pair|duo|they|them|their|another|others|people|i|we|you)\b"
)
_BESIDE, _LONGEST, _MOST = 30, 120, 2


@cache
def _people_words(rows: tuple[tuple[str, ...], ...], cues: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    listed = [words for kind, words in rows] + [words for kind, words in cues if kind == "relative"]
    return frozenset(word for words in listed for word in words.split())


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only where one person is named, and no word stands for another."""
    if len(facts.tokens.words) > _LONGEST or not _names_one(facts):
        return
    he, she = (list(_unquoted(facts, shape)) for shape in (_HE, _SHE))
    fewer, more = sorted((he, she), key=len)
    if not 0 < len(fewer) <= _MOST or _others(facts):
        return
    # Of one “he” and one “she”, either may be wrong.
    for match in (*fewer, *(more if len(more) == len(fewer) else ())):
        yield _mark(Span(*match.span()), match[0], facts.names[0].surname)


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
        if known and word not in _OTHERS and not own and not facts.quoted.touching(Span(*match.span())):
            return True
    return False


def _without_speech(facts: Facts) -> str:
    """The folded text without its quotations."""
    parts, at = [], 0
    for span in facts.quoted:
        parts.append(facts.folded[at : span.start])
        at = span.end
    return "".join([*parts, facts.folded[at:]])


def _mark(span: Span, written: str, name: str) -> Mark:
    others = [other.capitalize() if written[0].isupper() else other for other in _OTHERS[written.lower()]]
    shown = " or ".join(f"“{other}”" for other in others)
    return Mark(
        span, fields={"better": shown, "name": name}, suggestions=tuple(replacement(span, other) for other in others)
    )
