"""Whether the parts of a breakdown are meant to be all of it: judged by their nouns, and by how near they come."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.relations.breakdowns import Breakdown, Part, Tie
from checker.words.resources import Resources

_WORD = pattern(r"[a-z][a-z'-]{1,30}")
# “500 in the north”, “15 to the Liberals”: a part without a noun of its own.
_ELLIPTIC = pattern(
    r" (?:in|at|on|from|by|to|for|with|as|near|under|above|below|against|abroad|outside|inside|within|across|along|around|through|via)\b"
)
_VERB = pattern(
    r" (?:were|was|are|is|have|had|went|go|came|come|live|lived|work|worked|voted|died|belong|belonged|won|lost)\b"
)
_JOINING_VERB = pattern(r"\b(?:were|was|are|is|have|has|had|will|died|took|left|came|went|would|can|could)\b")
# “A team of eight, four divers and four nurses”: the noun stands before the count.
_GROUP = pattern(
    r"\b(?:team|group|crew|family|party|gang|staff|panel|board|band|unit|squad|delegation|jury|class|convoy|fleet|herd|committee|cabinet|cast|total) of \Z"
)
_LONGEST_GROUP = 16
_FROM_ITS_WHOLE = {Tie.LIST: Decimal("0.5"), Tie.APPOSITION: Decimal("0.3"), Tie.SELECTION: Decimal("0.25")}
_NOUN_WITHIN = 4


class PartNouns(NamedTuple):
    """The tables ``whole_nouns``, ``exclusive_parts`` and ``exclusive_states``."""

    wholes: frozenset[str]
    exclusive: Sequence[frozenset[str]]
    states: Sequence[frozenset[str]]

    @classmethod
    def read(cls, resources: Resources) -> PartNouns:
        """From the tables."""
        exclusive, states = (
            [frozenset(line.split()) for line in resources.lines(name)]
            for name in ("exclusive_parts", "exclusive_states")
        )
        return cls(resources.words("whole_nouns"), exclusive, states)


def is_complete(text: str, breakdown: Breakdown, nouns: PartNouns) -> bool:
    """Whether the sum of the parts is meant to equal the whole. If it is far off, they are something else."""
    if breakdown.tie is Tie.EARLIER:
        return True
    whole = breakdown.whole.counted.number.value
    total = sum((part.counted.number.value for part in breakdown.parts), Decimal(0))
    if abs(total - whole) > whole * _FROM_ITS_WHOLE[breakdown.tie] or any(
        part.counted.number.value >= whole for part in breakdown.parts
    ):
        return False
    if breakdown.tie is Tie.LIST or (breakdown.tie is Tie.APPOSITION and _are_joined(breakdown)):
        return breakdown.tie is Tie.LIST and _is_counted(text, breakdown.whole)
    if _are_exclusive(breakdown.parts, nouns):
        return not _are_exclusive([breakdown.whole, *breakdown.parts], nouns)
    if breakdown.tie is Tie.SELECTION:
        parts = breakdown.parts
        too_many = total > whole and _are_in_states(parts, nouns.states)
        return too_many or _is_elliptic(parts[-1]) or _share_a_verb(parts)
    return _are_parts_of(text, breakdown.whole, breakdown.parts, nouns)


def _are_joined(breakdown: Breakdown) -> bool:
    """Whether whole and parts have one verb, behind the last part: “all seven attackers, three guards and two drivers were killed”."""
    behind, within = _JOINING_VERB.search(breakdown.parts[-1].words), _JOINING_VERB.search(breakdown.whole.words)
    return behind is not None and within is None


def _is_counted(text: str, whole: Part) -> bool:
    """Whether a figure counts something: in “Group 12:” it is a name."""
    before = text[max(0, whole.counted.start - 2) : whole.counted.start]
    return bool(whole.counted.sign or _words(whole)) or before[:1].islower()


def _are_parts_of(text: str, whole: Part, parts: Sequence[Part], nouns: PartNouns) -> bool:
    own, start = _words(whole), whole.counted.start
    if all(_is_elliptic(part) or own & _words(part) for part in parts):
        return not _is_elliptic(whole)
    if _GROUP.search(text, max(0, start - _LONGEST_GROUP), start):
        return True
    return not nouns.wholes.isdisjoint(own) and nouns.wholes.isdisjoint(own & _all_words(parts))


def _words(part: Part) -> set[str]:
    """The words that may be the noun behind a count."""
    return set(_WORD.findall(part.words.lower())[:_NOUN_WITHIN])


def _all_words(parts: Sequence[Part]) -> set[str]:
    return set().union(*map(_words, parts))


def _is_elliptic(part: Part) -> bool:
    return _ELLIPTIC.match(part.words) is not None


def _share_a_verb(parts: Sequence[Part]) -> bool:
    """Whether three parts or more have the same verb: “24 were miners, 11 were rescuers and six were doctors”."""
    verbs = {match[0] if (match := _VERB.match(part.words)) else "" for part in parts}
    return len(parts) > 2 and len(verbs) == 1 and "" not in verbs


def _are_in_states(parts: Sequence[Part], states: Sequence[frozenset[str]]) -> bool:
    """Whether each part is in one state of a set: “40 had gone home, and 31 were still in the hospital”."""
    said = [set(_WORD.findall(part.words.lower())) for part in parts]
    return any(
        all(words & states_of_one for words in said) and len({min(words & states_of_one) for words in said}) > 1
        for states_of_one in states
    )


def _are_exclusive(parts: Sequence[Part], nouns: PartNouns) -> bool:
    """Whether each part has a noun of one set, and two of them differ."""
    for words in nouns.exclusive:
        named = [words & _words(part) for part in parts]
        if all(named) and len(set().union(*named)) > 1:
            return True
    return False
