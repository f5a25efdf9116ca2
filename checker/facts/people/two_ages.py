"""People with two ages: “Peter Hale, 54”, and later “Hale, 45”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.people.kin import KIN
from checker.facts.people.ledger import Person
from checker.model.span import Span

_AGED = pattern(
    r"(?:, (?:who is |who was |now |then )?| \()(?:aged )?(?P<age>[1-9]\d)(?=[,.;)]|,? years old| ?[-–] ?year)(?!,? (?:19|20)\d\d)"
)
_OLD_BEFORE = pattern(r"(?P<age>[1-9]\d)[- ]years?[- ]old (?:[a-z-]{2,20} ){0,3}\Z")
_THEN = pattern(r"\b(?:then|when|was|in (?:19|20)\d\d|years? ago|later|at the time|turned|birthday)\b")
_FAR, _BEFORE = 60, 60


class TwoAges(NamedTuple):
    """The person, the first age, and another one."""

    person: Person
    first: Span
    other: Span


def find_two_ages(text: str, folded: str, persons: Sequence[Person]) -> Iterator[TwoAges]:
    """Find them in texts that speak of nobody of the same family, and of the present."""
    people = [person for person in persons if len(person.mentions) > 1]
    if not people or KIN.search(folded):
        return
    for person in people:
        ages = list(_ages(text, folded, person))
        if len(ages) > 1 and len(_values(text, ages)) > 1:
            other = next(one for one in ages if one.text(text) != ages[0].text(text))
            yield TwoAges(person, ages[0], other)


def _values(text: str, ages: list[Span]) -> set[int]:
    """The ages without one that a birthday explains."""
    found = {int(one.text(text)) for one in ages}
    return found if max(found) - min(found) > 1 else set()


def _ages(text: str, folded: str, person: Person) -> Iterator[Span]:
    """The ages beside the mentions of a person, in the present."""
    for mention in person.mentions:
        start, end = mention.span
        match = _AGED.match(text, end) or _OLD_BEFORE.search(text, max(0, start - _BEFORE), start)
        if match is not None and not _THEN.search(folded, max(0, start - 20), min(len(text), match.end() + 20)):
            yield Span(*match.span("age"))
