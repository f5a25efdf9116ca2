"""A person with two ages: “Peter Hale, 54”, and later “Hale, 45”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.people.ledger import Person
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

_AGED = pattern(
    r"(?:, (?:who is |who was |now |then )?| \()(?:aged )?(?P<age>[1-9]\d)(?=[,.;)]|,? years old| ?[-–] ?year)(?!,? (?:19|20)\d\d)"
)
_OLD_BEFORE = pattern(r"(?P<age>[1-9]\d)[- ]years?[- ]old (?:[a-z-]{2,20} ){0,3}\Z")
_KIN = pattern(
    r"\b(?:wi(?:fe|ves)|husbands?|widow(?:er)?|daughters?|sons?|sisters?|brothers?|siblings?|mothers?|fathers?|parents?|couples?|spouses?|famil(?:y|ies)|twins?|cousins?|uncles?|aunts?|nephews?|nieces?|grand\w+|relatives?|married|brother-in-law)\b"
)
_THEN = pattern(r"\b(?:then|when|was|in (?:19|20)\d\d|years? ago|later|at the time|turned|birthday)\b")
_FAR, _BEFORE = 60, 60


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only where nobody of the same family is spoken of, and no other time."""
    people = [person for person in facts.persons if len(person.mentions) > 1]
    if not people or _KIN.search(facts.folded):
        return
    for person in people:
        ages = list(_ages(facts, person))
        if len(ages) > 1 and len(_values(facts, ages)) > 1:
            first = ages[0]
            other = next(one for one in ages if one.text(facts.text) != first.text(facts.text))
            fields = {"name": person.surname, "age": other.text(facts.text), "other": first.text(facts.text)}
            answers = (replacement(other, fields["other"]),)
            yield Mark(other, fields=fields, suggestions=answers, related=(Related(first, "the other age"),))


def _values(facts: Facts, ages: list[Span]) -> set[int]:
    """The ages without one that a birthday explains."""
    found = {int(one.text(facts.text)) for one in ages}
    return found if max(found) - min(found) > 1 else set()


def _ages(facts: Facts, person: Person) -> Iterator[Span]:
    """The ages beside the mentions of a person, in the present."""
    for mention in person.mentions:
        start, end = mention.span
        match = _AGED.match(facts.text, end) or _OLD_BEFORE.search(facts.text, max(0, start - _BEFORE), start)
        if match is not None and not _THEN.search(
            facts.folded, max(0, start - 20), min(len(facts.text), match.end() + 20)
        ):
            yield Span(*match.span("age"))
