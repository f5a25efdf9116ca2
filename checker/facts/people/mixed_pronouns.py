"""“He” and “she” for the one person that a short text is about."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.base.patterns import pattern
from checker.facts.people.passages import Passages
from checker.facts.people.pronouns import OPPOSITE, is_object, unquoted_pronouns
from checker.model.span import Span

if TYPE_CHECKING:
    from checker.facts.view import Facts

_WORD = pattern(r"[a-z]{3,20}")
# “a rival”, “the two”, “those who”, “John's”: somebody else.
_SOMEBODY = pattern(
    r"\b(?:who|whom|whose|one of|both|two|three|couple|pair|duo|they|them|their|another|others|people|i|we|you)\b"
)
_BESIDE, _LONGEST, _MOST = 30, 120, 2
_PRONOUNS = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})


class Mixed(NamedTuple):
    """The places of the rarer pronoun and of the other one, each in order."""

    fewer: tuple[Span, ...]
    more: tuple[Span, ...]


def find_mixed_pronouns(facts: Facts) -> Mixed | None:
    """Find both, only where one person is named and no word stands for another."""
    if len(facts.tokens.words) > _LONGEST or not _names_one(facts):
        return None
    found = list(unquoted_pronouns(facts.text, facts.quoted, facts.names[0].span.end))
    # “He had hit her”: somebody who isn't named.
    if any(is_object(facts.text, match) for match in found) or _others(facts):
        return None
    places = [tuple(Span(*match.span()) for match in found if match.lastgroup == sex) for sex in OPPOSITE]
    fewer, more = sorted(places, key=len)
    return Mixed(fewer, more) if 0 < len(fewer) <= _MOST else None


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


def _others(facts: Facts) -> bool:
    """Whether a word of the text stands for somebody else, or for a thing that is called “she”. What stands before the name is of the person."""
    if _SOMEBODY.search(_without_speech(facts)):
        return True
    listed = _people_words(facts.resources.rows("sexed_words"), facts.resources.rows("person_cues"))
    offices = frozenset(facts.resources.lines("offices"))
    people = frozenset[str]().union(*(Passages(facts).words[kind] for kind in ("woman", "man", "other")))
    for match in _WORD.finditer(facts.folded):
        word = match[0]
        known = word in listed or word in offices or word.removesuffix("s") in listed
        own = any(one.span.start - _BESIDE <= match.start() < one.span.end for one in facts.names)
        if not known or own or word in _PRONOUNS:
            continue
        # Whom a quotation speaks of may be “he” in the next sentence; “nobody” and a car are not.
        if word in people or not facts.quoted.touching(Span(*match.span())):
            return True
    return False


def _without_speech(facts: Facts) -> str:
    """The folded text without its quotations."""
    parts, at = [], 0
    for span in facts.quoted:
        parts.append(facts.folded[at : span.start])
        at = span.end
    return "".join([*parts, facts.folded[at:]])
