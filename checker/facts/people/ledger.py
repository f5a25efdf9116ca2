"""The ledger of people: who is named in a text, with what is said of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from checker.base.patterns import pattern
from checker.facts.people.evidence import Mention
from checker.facts.people.forms import MEN, WOMEN
from checker.facts.people.mentions import find_mentions
from checker.facts.people.spelling import key_of
from checker.model.document import Block
from checker.model.span import Span
from checker.words.resources import Resources

_PRONOUN = pattern(r"\b(?:he|him|his|she|her|hers|they|them|their)\b", re.IGNORECASE)
_BASES = {"him": "he", "his": "he", "her": "she", "hers": "she", "them": "they", "their": "they"}


@dataclass(slots=True)
class Person:
    """A person. ``given`` may be ""; ``age`` and ``born`` (a year) are 0 if the text doesn't say.

    ``spellings`` are those of the surname; ``pronoun`` comes first after the full name; ``pronouns`` are those of the paragraphs that name nobody else.
    """

    surname: str
    given: str = ""
    titles: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    age: int = 0
    born: int = 0
    pronouns: set[str] = field(default_factory=set)
    spellings: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    pronoun: str = ""

    @property
    def span(self) -> Span:
        """Where the person is named first."""
        return self.mentions[0].span

    def takes(self, mention: Mention) -> bool:
        """Whether a mention with this surname may be this person: no other given names."""
        return not self._sexes(mention.title) and (
            not mention.given or not self.given or _fits(mention.given, self.given)
        )

    def _sexes(self, title: str) -> bool:
        """Whether a title says another sex than the titles so far."""
        return any({one, title} <= WOMEN | MEN and (one in MEN) != (title in MEN) for one in self.titles)

    def suits(self, mention: Mention) -> bool:
        """Whether “he” or “she” behind the full name doesn't speak against the title of a mention."""
        return not (mention.title in WOMEN and self.pronoun == "he") and not (
            mention.title in MEN and self.pronoun == "she"
        )

    def add(self, mention: Mention) -> None:
        """Add a mention, and what it says."""
        self.mentions.append(mention)
        self.spellings.add(mention.surname)
        if len(mention.given) > len(self.given):
            self.given = mention.given
        if mention.given and not self.pronoun:
            self.pronoun = mention.pronoun
        if mention.title:
            self.titles.add(mention.title)
        if mention.office:
            self.offices.add(mention.office)
        self.age = self.age or mention.age
        self.born = self.born or mention.born


def _fits(one: str, other: str) -> bool:
    """Whether the shorter of two runs of given names is part of the longer: “Anna” of “Anna Maria”, “A.” of “Anna”."""
    ones, others = one.split(), other.split()
    return all(
        a == b or (min(len(a.rstrip(".")), len(b.rstrip("."))) == 1 and a[0] == b[0])
        for a, b in zip(ones, others, strict=False)
    )


def find_persons(text: str, blocks: Sequence[Block], resources: Resources) -> list[Person]:
    """Find the people of a text, in the order in which they are named."""
    sounds = resources.rows("name_sounds")
    by_key: dict[str, list[Person]] = defaultdict(list)
    for mention in find_mentions(text, resources):
        key = key_of(mention.surname, sounds)
        matching = [person for person in by_key[key] if person.takes(mention)]
        # A surname alone is the person who was named last.
        person = max(matching, key=lambda one: (one.suits(mention), one.mentions[-1].span)) if matching else None
        if person is None:
            person = Person(mention.surname)
            by_key[key].append(person)
        person.add(mention)
    people = sorted((person for group in by_key.values() for person in group), key=lambda person: person.span)
    _add_pronouns(text, blocks, people)
    return people


def _add_pronouns(text: str, blocks: Sequence[Block], people: Sequence[Person]) -> None:
    starts = [block.span.start for block in blocks]
    named: dict[int, dict[int, Person]] = defaultdict(dict)
    for person in people:
        for mention in person.mentions:
            named[bisect_right(starts, mention.span.start) - 1][id(person)] = person
    for index, present in named.items():
        if index >= 0 and len(present) == 1:
            found = (match[0].lower() for match in _PRONOUN.finditer(text, *blocks[index].span))
            next(iter(present.values())).pronouns.update(_BASES.get(word, word) for word in found)
