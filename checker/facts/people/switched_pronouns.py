"""“He” right after a sentence about one person who is “she” there, or the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.base.patterns import pattern
from checker.facts.people.evidence import Mention
from checker.facts.people.forms import MEN, WOMEN
from checker.facts.text.segments import Segment
from checker.facts.text.spans import starting_in
from checker.model.span import Span

if TYPE_CHECKING:
    from checker.facts.view import Facts

_PRONOUN = pattern(r"(?<![\w’'/-])(?:(?P<man>[Hh]e|[Hh]im|[Hh]is|[Hh]imself)|(?P<woman>[Ss]he|[Hh]er|[Hh]ers|[Hh]erself))(?![\w/-])")
_OPENS = pattern(r"(?P<pronoun>He|She) (?=[a-z])")
_WORD = pattern(r"[a-z]{3,20}")
# “Is a doctor herself”, “the lawyer, Ana Moreira”: words about the person.
_PREDICATE = pattern(r"\b(?:is|was|are|were|as|becomes?|became) (?:an? |the )?(?:[a-z-]{3,15} ){0,2}\Z")
_APPOSED = pattern(r"(?:,|(?: (?:of|for|at|in|from) [^.;:,]{2,40})?,)? {0,1}\Z")
_AFTER_NAME = pattern(r",? (?:\(?\d{1,3}\)?,? )?(?:an? |the |who is an? |who was an? )?(?:[a-z-]{3,15} ){0,2}\Z")
_CAPITAL = pattern(r"(?<=[a-z,] )[A-ZÀ-Þ][\w’'-]{2,25}")
_OWNED = pattern(r" (?!(?:to|for|in|on|at|with|from|by|of|and|or|but|that|as|when|if|after|before|not|was|is|had|has|into|about|a|the)\b)[a-z]")
_VAGUE = frozenset({"who", "each", "every", "everyone", "everybody", "nobody", "someone", "somebody", "anyone", "anybody", "another", "parent"})  # fmt: skip
_FAR = 48

# Said of nobody of the other sex.
_SEXED = frozenset({"spokesman", "spokeswoman", "chairwoman", "businessman", "businesswoman", "actress", "king", "queen", "prince", "princess", "congresswoman", "congressman", "policewoman", "fisherman", "widow", "widower", "mother", "father", "wife", "husband", "sister", "brother", "daughter", "son", "nun", "monk"})  # fmt: skip

Words = Mapping[str, frozenset[str]]


class Switched(NamedTuple):
    """The pronoun, the one before it, and the name of the person."""

    span: Span
    earlier: Span
    name: Span


@cache
def _words(rows: tuple[tuple[str, ...], ...]) -> Words:
    return {kind: frozenset(words.split()) for kind, words in rows}


def find_switched_pronouns(facts: Facts) -> Iterator[Switched]:
    """Look at each sentence that names one person and has “he” or “she”, and at the one behind it."""
    if len(facts.segments) < 2:
        return
    words = _words(facts.resources.rows("sexed_words"))
    mentions = sorted(mention for person in facts.persons for mention in person.mentions)
    for index in range(len(facts.segments) - 1):
        one, other = facts.segments[index], facts.segments[index + 1]
        named = [mention.span for mention in starting_in(mentions, *one.span)]
        if (known := _of_known_sex(facts, index, mentions, words)) is not None:
            yield known
        if not named and (switched := _of_subjects(facts, index, mentions, words)) is not None:
            yield switched
        if len(named) != 1 or "\n" in facts.text[one.span.end : other.span.start] or not one.whole:
            continue
        said = _sex_of(facts, Span(named[0].start, one.span.end))
        if said is None or _names_another(facts, one, named[0], words, said[0]):
            continue
        if _may_mean_another(facts, named[0], said):
            continue
        found = _subject(facts, other, mentions)
        if found is not None and found[0] != said[0] and not (said[0] == "man" and _has_thing(facts, one, words)):
            yield Switched(found[1], said[1], named[0])


def _of_subjects(facts: Facts, index: int, mentions: Sequence[Mention], words: Words) -> Switched | None:
    """“…,” she said. He will wear No. 7: two subjects in a text that has named one person so far, and spoken of nobody else."""
    one, other = facts.segments[index], facts.segments[index + 1]
    first, last = _subject(facts, one, mentions), _subject(facts, other, mentions)
    if first is None or last is None or first[0] == last[0] or "\n" in facts.text[one.span.end : other.span.start]:
        return None
    named = [person for person in facts.persons if person.span.start < last[1].start]
    block = facts.block_at(one.span.start)
    if len(named) != 1 or not any(block.start <= mention.span.start < one.span.start for mention in named[0].mentions):
        return None
    around = Segment(one.kind, Span(block.start, last[1].start), one.block, whole=True)
    apart = (first[1], last[1])
    told = any(Span(*match.span()) not in apart for match in _PRONOUN.finditer(facts.text, 0, last[1].start))
    told = told or _has_name(facts, around.span, [mention.span for mention in named[0].mentions])
    return None if told or _has_people(facts, around, named[0].span, words, last[0]) else Switched(last[1], first[1], named[0].span)


def _of_known_sex(facts: Facts, index: int, mentions: Sequence[Mention], words: Words) -> Switched | None:
    """“Their spokesman, Jeppe Hale, … “Nobody asked us,” she said”: the subject is the one person of the paragraph, whose sex a noun or a title says."""
    one = facts.segments[index + 1]
    subject = _subject(facts, one, mentions)
    block = facts.block_at(one.span.start)
    named = [mention for mention in mentions if block.start <= mention.span.start < one.span.start]
    if subject is None or not named or len({mention.surname for mention in named}) > 1:
        return None
    sex, place = subject
    opposite = "woman" if sex == "man" else "man"
    noun = next((mention for mention in named if mention.office in words[opposite] & _SEXED or mention.title in (MEN if sex == "woman" else WOMEN)), None)
    around = Segment(one.kind, Span(block.start, place.start), one.block, whole=True)
    told = any(match.lastgroup == sex for match in _PRONOUN.finditer(facts.text, block.start, place.start))
    told = told or _has_name(facts, around.span, [mention.span for mention in named])
    if noun is None or told or _has_people(facts, around, noun.span, words, sex):
        return None
    return Switched(place, _before(facts, noun), noun.span)


def _before(facts: Facts, noun: Mention) -> Span:
    """The noun or the title of a mention."""
    word = noun.title or noun.office
    at = facts.folded.rfind(word.lower(), 0, noun.span.start)
    at = at if at >= 0 and noun.span.start - at < _FAR else facts.folded.find(word.lower(), noun.span.start)
    return Span(at, at + len(word)) if at >= 0 else noun.span


def _has_people(facts: Facts, around: Segment, name: Span, words: Words, sex: str) -> bool:
    """Whether a passage has a word for somebody of a sex, or of either."""
    people = words[sex] | words["other"] - _VAGUE | frozenset(facts.resources.lines("offices"))
    return any(
        found[0] in people - {"she", "her"} and not _is_about(facts, found, name)
        for found in _WORD.finditer(facts.folded, *around.span)
    )


def _outside(facts: Facts, found: re.Match[str]) -> bool:
    return facts.quoted.touching(Span(*found.span())) is None


def _sex_of(facts: Facts, span: Span) -> tuple[str, Span] | None:
    """The one sex of the pronouns after a name, outside of quotations, with the first of them."""
    found = [match for match in _PRONOUN.finditer(facts.text, *span) if _outside(facts, match)]
    if any(_is_object(facts.text, match) for match in found):
        return None
    sexes = {match.lastgroup or "" for match in found}
    return (sexes.pop(), Span(*found[0].span())) if len(sexes) == 1 else None


def _may_mean_another(facts: Facts, name: Span, said: tuple[str, Span]) -> bool:
    """Whether the pronoun may be somebody who was named before: “Corvey said he was lovely”. “Herself” is always the subject."""
    sex, place = said
    if place.text(facts.text).endswith("self"):
        return False
    if any(match.lastgroup == sex for match in _PRONOUN.finditer(facts.text, 0, name.start)):
        return True
    opposite = "he" if sex == "woman" else "she"
    titles = MEN if sex == "woman" else WOMEN
    return any(
        person.span.start < name.start
        and all(mention.span != name for mention in person.mentions)
        and not (opposite in person.pronouns or person.pronoun == opposite or not titles.isdisjoint(person.titles))
        for person in facts.persons
    )


def _is_object(text: str, found: re.Match[str]) -> bool:
    """Whether a pronoun means somebody else than the subject: “called on him”."""
    return found[0].lower() == "him" or (found[0].lower() == "her" and not _OWNED.match(text, found.end()))


def _names_another(facts: Facts, one: Segment, name: Span, words: Words, sex: str) -> bool:
    """Whether a sentence has a pronoun or a word for somebody else, or another name."""
    opposite = "woman" if sex == "man" else "man"
    start, end = one.span
    if any(match.lastgroup == opposite for match in _PRONOUN.finditer(facts.text, start, end)):
        return True
    people = words["other"] - _VAGUE | frozenset(facts.resources.lines("offices"))
    for found in _WORD.finditer(facts.folded, start, end):
        if found[0] in words[opposite] and _outside(facts, found):
            return True
        if found[0] in words[sex] and found[0] not in ("she", "her") and not _is_about(facts, found, name):
            return True
        if found[0] in people and not _is_about(facts, found, name):
            return True
    return _has_name(facts, one.span, [name])


def _has_name(facts: Facts, span: Span, known: Sequence[Span]) -> bool:
    """Whether a passage has another name, outside of quotations."""
    days = {day.span.start for day in facts.days}
    return any(
        _outside(facts, found)
        and not any(name.start <= found.start() < name.end for name in known)
        and found.start() not in days
        and facts.resources.lexicon.is_name(found[0])
        for found in _CAPITAL.finditer(facts.text, *span)
    )


def _is_about(facts: Facts, found: re.Match[str], name: Span) -> bool:
    """Whether a word for a person is the one named: it stands right before or behind the name, or is said of it."""
    if found.end() <= name.start:
        between = facts.text[found.end() : name.start]
        return len(between) < _FAR and _APPOSED.fullmatch(between) is not None
    if found.start() >= name.end and _AFTER_NAME.fullmatch(facts.text, name.end, found.start()):
        return True
    return _PREDICATE.search(facts.text, max(0, found.start() - _FAR), found.start()) is not None


def _has_thing(facts: Facts, one: Segment, words: Words) -> bool:
    """Whether a sentence has a thing that is called “she”."""
    return any(found[0] in words["thing"] for found in _WORD.finditer(facts.folded, *one.span))


def _subject(facts: Facts, other: Segment, mentions: Sequence[Mention]) -> tuple[str, Span] | None:
    """The pronoun that a sentence begins with, or that says the quotation at its beginning."""
    opens = _OPENS.match(facts.text, other.span.start)
    place = Span(*opens.span("pronoun")) if opens else None
    if place is None:
        speech = next((one for one in facts.speech if one.span.start == other.span.start), None)
        if speech is None or speech.speaker not in ("he", "she") or speech.speaker_span.start < speech.span.end:
            return None
        place = speech.speaker_span
    if any(mention.span.start < place.start for mention in starting_in(mentions, *other.span)):
        return None
    return ("man" if place.text(facts.text).lower() == "he" else "woman"), place
