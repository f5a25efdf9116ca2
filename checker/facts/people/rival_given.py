"""One person with two given names: “Governor Ilse Marten”, and later “Governor Elsa Marten”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.people.evidence import Mention
from checker.facts.people.forms import MEN, WOMEN
from checker.facts.people.kin import KIN_OR_PREDECESSOR
from checker.facts.people.ledger import Person
from checker.facts.people.spelling import are_chinese
from checker.words.resources import Resources

_JOINED = pattern(r"(?:,? (?:and|or) |, )\Z")
_TITLES = (
    WOMEN
    | MEN
    | {"Dr", "Dr.", "Prof", "Professor", "Sir", "Lord", "Judge", "Captain", "General", "Sen", "Rep", "Senator"}
)
_LEAST, _FEWEST, _MOST_WORDS = 3, 2, 2


class RivalGiven(NamedTuple):
    """The mention whose given name is in doubt, and the one that the text has elsewhere."""

    doubtful: Mention
    other: Mention


def find_rival_given(text: str, folded: str, persons: Sequence[Person], resources: Resources) -> Iterator[RivalGiven]:
    """Find pairs with one surname and one office, in texts without a word for relatives or predecessors."""
    groups: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        if person.given:
            groups[person.surname].append(person)
    pairs = [pair for group in groups.values() if len(group) == _FEWEST for pair in combinations(group, 2)]
    if not pairs or KIN_OR_PREDECESSOR.search(folded):
        return
    for one, other in pairs:
        if _are_one(one, other) and not are_chinese(one.surname, one.given):
            first, second = (next(m for m in person.mentions if m.given) for person in (one, other))
            if _JOINED.search(text[first.span.end : second.span.start]) is None:
                often = len(other.mentions) > len(one.mentions)
                yield RivalGiven(first, second) if often else RivalGiven(second, first)


def find_rival_titles(folded: str, persons: Sequence[Person]) -> Iterator[RivalGiven]:
    """Find “Mrs Auta” in a text whose only other Auta is “Mr Joseph Auta”: one mention, without a given name."""
    groups: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        groups[person.surname].append(person)
    for group in groups.values():
        if len(group) != _FEWEST or KIN_OR_PREDECESSOR.search(folded):
            continue
        one, other = sorted(group, key=lambda person: -len(person.mentions))
        doubtful = other.mentions[0]
        if len(other.mentions) > 1 or doubtful.given or not one.given or other.span.start < one.span.start:
            continue
        for ours, theirs in ((MEN, WOMEN), (WOMEN, MEN)):
            if doubtful.title in ours and not one.titles.isdisjoint(theirs):
                yield RivalGiven(doubtful, next(m for m in one.mentions if m.title in theirs))


def _are_one(one: Person, other: Person) -> bool:
    """Whether both hold one office, have plain given names, and no age or title says that they are two."""
    offices = (one.offices | one.titles) & (other.offices | other.titles) - _TITLES
    ages = one.age and other.age and one.age != other.age
    plain = all(len(name.given) >= _LEAST and " " not in name.given and "." not in name.given for name in (one, other))
    return bool(offices) and not ages and plain
