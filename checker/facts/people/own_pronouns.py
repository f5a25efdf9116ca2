"""“Corvey said he …” where the rest of the text calls Corvey “she”: pronouns of a subject, compared over the whole text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from checker.base.patterns import pattern
from checker.facts.people.evidence import Mention
from checker.facts.people.forms import MEN, WOMEN
from checker.facts.people.ledger import Person
from checker.facts.people.passages import Passages
from checker.facts.people.pronouns import OPPOSITE
from checker.facts.people.switched_pronouns import Switched
from checker.facts.text.spans import starting_in
from checker.model.span import Span

if TYPE_CHECKING:
    from checker.facts.view import Facts

_SAY = r"(?:said|says|told (?:reporters|the (?:court|council|paper|agency|committee|meeting))|added|adds|explained|admitted|claimed|insisted|recalled|believes|believed|thinks|thought|hopes|hoped|promised|denied)"
_APPOSED = r"(?:, (?:who|an?|the|\d{1,3}|whose|head|leader|director)\b[^,.;:!?“”\"\n]{0,80},)?"
# “Corvey, who leads the union, said that she …”, “Corvey said, and she …”
_SAID = pattern(rf"{_APPOSED} {_SAY}(?:,? (?:and|but)| that)? (?P<pronoun>(?P<man>he)|she)(?= [a-z])")
# “Corvey told its members in her opening speech”
_ADDRESSED = pattern(
    rf"{_APPOSED} [a-z]{{3,12}}(?:ed|d|t|k|s)? (?:(?!(?:he|she|his|her|him|and|who|that|said)\b)[\w’'-]{{1,20}} ){{0,5}}(?:in|during|after|before|with|at) (?P<pronoun>(?P<man>his)|her) (?:[a-z]{{4,12}} )?"
    r"(?:speech|address|statement|letter|remarks|interview|sermon|report|post|campaign|career|testimony|farewell|lecture|hand|hands|office|home)\b"
)
_SHAPES = (_SAID, _ADDRESSED)


class _Own(NamedTuple):
    """A pronoun of a subject, its sex, and the name that is the subject."""

    span: Span
    sex: str
    mention: Mention


def find_own_pronouns(facts: Facts) -> Iterator[Switched]:
    """The pronouns of people whom the rest of the text gives the other sex, where nobody else of that sex is near."""
    passages = Passages(facts)
    mentions = sorted((mention for person in facts.persons for mention in person.mentions), key=lambda one: one.span)
    for person in facts.persons:
        sure = [own for own in _own_pronouns(facts, person) if not _may_mean_another(facts, passages, mentions, own)]
        own = _doubtful(sure)
        if own is None or not person.titles.isdisjoint(_titles(own.sex)):
            continue
        earlier = _evidence(person, OPPOSITE[own.sex], sure)
        if earlier is not None:
            yield Switched(own.span, earlier, own.mention.span)


def _doubtful(found: Sequence[_Own]) -> _Own | None:
    """The only pronoun of its sex; of two, the later one."""
    counts = Counter(own.sex for own in found)
    return next((own for own in reversed(found) if counts[own.sex] == 1), None)


def _titles(sex: str) -> frozenset[str]:
    return MEN if sex == "man" else WOMEN


def _evidence(person: Person, sex: str, sure: Sequence[_Own]) -> Span | None:
    """What says the sex of a person: a pronoun of their own elsewhere, or a title."""
    said = (own.span for own in sure if own.sex == sex)
    titled = (mention.span for mention in person.mentions if mention.title in _titles(sex))
    return next(chain(said, titled), None)


def _own_pronouns(facts: Facts, person: Person) -> Iterator[_Own]:
    for mention in person.mentions:
        for shape in _SHAPES:
            found = shape.match(facts.text, mention.span.end)
            if found is not None and not facts.quoted.touching(Span(*found.span("pronoun"))):
                yield _Own(Span(*found.span("pronoun")), "man" if found["man"] else "woman", mention)
                break


def _may_mean_another(facts: Facts, passages: Passages, mentions: list[Mention], own: _Own) -> bool:
    """Whether the paragraph up to the pronoun names or speaks of anybody else."""
    block = facts.block_at(own.span.start)
    passage = Span(block.start, own.span.start)
    named = starting_in(mentions, passage.start, passage.end)
    if any(one.surname != own.mention.surname for one in named):
        return True
    known = [one.span for one in named]
    return (
        passages.has_name(passage, known)
        or passages.has_people(passage, own.mention.span, own.sex, "other")
        or bool(passages.pronouns(own.sex, passage))
    )
