"""“He” right after a sentence about one person who is “she” there, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.base.patterns import pattern
from checker.facts.people.evidence import Mention
from checker.facts.people.forms import MEN, WOMEN
from checker.facts.people.passages import Passages
from checker.facts.people.pronouns import OPPOSITE, PRONOUN, is_object
from checker.facts.text.spans import starting_in
from checker.model.span import Span

if TYPE_CHECKING:
    from checker.facts.view import Facts

# “Arief Santosa sent his regards”; not “praised his speech”.
_OWN = pattern(
    r" (?!(?:said|says|told|praised|met|thanked|defended|critici[sz]ed|replaced|succeeded|saw|called|joined|visited|blamed|accused|shared|backed|supported|rejected|denied|welcomed|condemned|read|heard|knew|loved|hated|admired"
    r"|was|is|with|and|or)\b)[a-z]{3,14}(?: (?:for|in|to|out|up|off|all|both|down|on))? "
)
_TITLES = {"man": MEN, "woman": WOMEN}
_SAID = {"man": "he", "woman": "she"}
_FAR, _LONGEST = 48, 1500


@cache
def _given_sexes(rows: tuple[tuple[str, ...], ...]) -> Mapping[str, str]:
    return {name: sex for sex, names in rows for name in names.split()}


class Switched(NamedTuple):
    """The pronoun, the one or the noun before it, and the name of the person."""

    span: Span
    earlier: Span
    name: Span


def find_switched_pronouns(facts: Facts) -> Iterator[Switched]:
    """Look at each sentence whose subject is “he” or “she”, and at the paragraph before it."""
    finder: _Finder | None = None
    for index in range(1, len(facts.segments)):
        sentence = facts.segments[index].span
        before = facts.segments[index - 1].span
        if "\n" in facts.text[before.end : sentence.start]:
            continue
        finder = finder or _Finder(facts)
        found = finder.switched(before, sentence)
        if found is not None:
            yield found


class _Finder:
    """Looks through one text."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._passages = facts, Passages(facts)
        self._persons = {mention.span: person for person in facts.persons for mention in person.mentions}
        self._mentions = sorted(mention for person in facts.persons for mention in person.mentions)

    def switched(self, before: Span, sentence: Span) -> Switched | None:
        """The subject of a sentence, if it can only be the person of the sentence or the paragraph before, and has the other sex."""
        subject = self._passages.subject(sentence)
        if subject is None or starting_in(self._mentions, sentence.start, subject[1].start):
            return None
        sex, place = subject
        block = self._facts.block_at(sentence.start)
        if sentence.end - block.start > _LONGEST:
            return None
        passage = Span(block.start, place.start)
        return (
            self._of_sentence(before, sex, place)
            or self._of_known_sex(passage, sex, place)
            or self._of_subjects(before, passage, sex, place)
        )

    def _of_sentence(self, before: Span, sex: str, place: Span) -> Switched | None:
        """The sentence before names one person, and has only pronouns of the other sex."""
        named = [mention.span for mention in starting_in(self._mentions, *before)]
        if len(named) != 1:
            return None
        said = self._pronoun(Span(named[0].start, before.end))
        if said is None or said[0] == sex or self._passages.pronouns(sex, before):
            return None
        other = OPPOSITE[sex]
        apart = self._passages.has_people(before, named[0], sex, other, "other") or self._passages.has_name(
            before, named
        )
        if apart or self._may_mean_another(named[0], *said) or self._may_be_thing(sex, before):
            return None
        return Switched(place, said[1], named[0])

    def _of_known_sex(self, passage: Span, sex: str, place: Span) -> Switched | None:
        """“Their spokesman, Jeppe Hale, … “Nobody asked us,” she said”: a noun or a title says the sex of the one person of a paragraph."""
        named = starting_in(self._mentions, *passage)
        if not named or len({mention.surname for mention in named}) > 1 or self._passages.pronouns(sex, passage):
            return None
        other = OPPOSITE[sex]
        nouns = self._passages.words[other] & self._passages.words["certain"]
        noun = next((one for one in named if one.office in nouns or one.title in _TITLES[other]), None)
        by_name = noun is None
        noun = noun or next((one for one in named if self._given(one) == other), None)
        if noun is None or self._passages.has_name(passage, [mention.span for mention in named]):
            return None
        if self._passages.has_people(passage, noun.span, sex, "other") or self._may_be_thing(sex, passage):
            return None
        return Switched(place, noun.span if by_name else self._noun_of(noun), noun.span)

    def _given(self, one: Mention) -> str:
        """The sex that a given name says; "" for names of both, for one that another pronoun or title speaks against."""
        sexes = _given_sexes(self._facts.resources.rows("given_sexes"))
        sex = sexes.get(one.given.split(" ")[0], "") if one.given else ""
        person = self._persons[one.span]
        against = OPPOSITE[sex] if sex else ""
        if not sex or one.title in _TITLES[against] or not person.titles.isdisjoint(_TITLES[against]):
            return ""
        return sex

    def _of_subjects(self, before: Span, passage: Span, sex: str, place: Span) -> Switched | None:
        """“…,” she said. He will wear No. 7: two subjects in a text that has named one person so far, and has no other pronoun."""
        first = self._passages.subject(before)
        head = Span(0, place.start)
        if first is None or first[0] == sex or sum(self._passages.pronouns(one, head) for one in OPPOSITE) > 1:
            return None
        named = starting_in(self._mentions, 0, place.start)
        if not named or len({mention.surname for mention in named}) > 1:
            return None
        if not passage.start <= named[-1].span.start < before.start:
            return None
        if self._passages.has_name(passage, [mention.span for mention in named]):
            return None
        if self._passages.has_people(passage, named[-1].span, sex, "other") or self._may_be_thing(sex, passage):
            return None
        return Switched(place, first[1], named[-1].span)

    def _may_be_thing(self, sex: str, passage: Span) -> bool:
        """Whether “she” may be a ship or a storm that a passage speaks of."""
        return sex == "woman" and self._passages.has_thing(passage)

    def _pronoun(self, span: Span) -> tuple[str, Span] | None:
        """The one sex of the pronouns after a name, outside of quotations, with the first of them."""
        found = [match for match in PRONOUN.finditer(self._facts.text, *span) if self._passages.is_outside(match)]
        if any(is_object(self._facts.text, match) for match in found):
            return None
        sexes = {match.lastgroup or "" for match in found}
        return (sexes.pop(), Span(*found[0].span())) if len(sexes) == 1 else None

    def _may_mean_another(self, name: Span, sex: str, place: Span) -> bool:
        """Whether the pronoun may be somebody who was named before: “Corvey said he was lovely”. “Herself” is always the subject."""
        words = place.text(self._facts.text).lower()
        if words.endswith("self"):
            return False
        if words in ("his", "her") and _OWN.fullmatch(self._facts.text, name.end, place.start):
            return False
        if self._passages.pronouns(sex, Span(0, name.start)):
            return True
        other = OPPOSITE[sex]
        return any(
            person.span.start < name.start
            and self._persons[name] is not person
            and not (_SAID[other] in (*person.pronouns, person.pronoun) or not _TITLES[other].isdisjoint(person.titles))
            for person in self._facts.persons
        )

    def _noun_of(self, noun: Mention) -> Span:
        """The noun or the title of a mention, beside its name."""
        word, start = (noun.title or noun.office).lower(), max(0, noun.span.start - _FAR)
        around = self._facts.folded[start : noun.span.end + _FAR]
        at = around.find(word)
        return Span(start + at, start + at + len(word)) if at >= 0 else noun.span
