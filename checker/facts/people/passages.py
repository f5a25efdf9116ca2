"""Whom a passage speaks of: pronouns, words for people and names, each with its sex if it has one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from checker.base.patterns import pattern
from checker.facts.people.forms import MEN, WOMEN
from checker.facts.people.pronouns import OPPOSITE, PRONOUN
from checker.model.span import Span

if TYPE_CHECKING:
    from checker.facts.view import Facts

# “His target is …”: with more words before the verb, another person may be named among them.
_OPENS = pattern(
    r"(?P<pronoun>(?P<man>He|His(?= [a-z-]{3,20} (?:is|was|has|had|will|would|said)\b))|She|Her(?= [a-z-]{3,20} (?:is|was|has|had|will|would|said)\b)) (?!or (?:he|she)\b)(?=[a-z])"
)
_WORD = pattern(r"[a-z]{3,20}")
# “Is a doctor herself”, “the lawyer, Ana Moreira”: words about the person.
_PREDICATE = pattern(r"\b(?:is|was|are|were|as|becomes?|became) (?:an? |the )?(?:[a-z-]{3,15} ){0,2}\Z")
_APPOSED = pattern(
    r"(?:,|(?: (?:of|for|at|in|from) [^.;:,]{2,40})?,)? {0,1}(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Hon|Alhaji|Chief)\.? )?\Z"
)
# “Elena Corvey and her husband”: not about the one named.
_AFTER_NAME = pattern(
    r",? (?:\(?\d{1,3}\)?,? )?(?:an? |the |who is an? |who was an? )?(?:(?!(?:and|or|but|with|her|his|their|for|from|said|that|had|has|the)\b)[a-z-]{3,15} ){0,2}\Z"
)
_CAPITAL = pattern(r"(?<=[a-z,] )[A-ZÀ-Þ][\w’'-]{2,25}")
_TITLES = WOMEN | MEN | {"Dr", "Prof", "Hon", "Chief", "Alhaji"}
_VAGUE = frozenset({"who", "each", "every", "everyone", "everybody", "nobody", "someone", "somebody", "anyone", "anybody", "another", "parent"})  # fmt: skip
_PRONOUN_WORDS = frozenset({"she", "her"})
_FAR, _LONGEST = 48, 60


def _is_plural(word: str, words: frozenset[str]) -> bool:
    """Whether a word is the plural of another one: “he” is none of several reporters."""
    return word.endswith("s") and word[:-1] in words


@cache
def _words(rows: tuple[tuple[str, ...], ...], offices: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    words = {kind: frozenset(words.split()) - _PRONOUN_WORDS for kind, words in rows}
    return words | {"other": words["other"] - _VAGUE | frozenset(offices)}


class Passages:
    """Looks at the passages of one text."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.words = _words(facts.resources.rows("sexed_words"), tuple(facts.resources.lines("offices")))
        found = [(match.start(), match.lastgroup or "") for match in PRONOUN.finditer(facts.text)]
        self._places = {sex: [start for start, one in found if one == sex] for sex in OPPOSITE}
        self._speech = {one.span.start: one for one in facts.speech}
        self._days = {day.span.start for day in facts.days}

    def pronouns(self, sex: str, span: Span) -> int:
        """How many pronouns of a sex a passage has, quotations included."""
        places = self._places[sex]
        return bisect_left(places, span.end) - bisect_left(places, span.start)

    def is_outside(self, found: re.Match[str]) -> bool:
        """Whether something stands outside of quotations."""
        return self._facts.quoted.touching(Span(*found.span())) is None

    def subject(self, sentence: Span) -> tuple[str, Span] | None:
        """The sex and the place of the pronoun that a sentence begins with, or that says the quotation at its beginning."""
        opens = _OPENS.match(self._facts.text, sentence.start)
        if opens is not None:
            return ("man" if opens["man"] else "woman"), Span(*opens.span("pronoun"))
        speech = self._speech.get(sentence.start)
        if speech is None or speech.speaker not in ("he", "she") or speech.speaker_span.start < speech.span.end:
            return None
        return ("man" if speech.speaker == "he" else "woman"), speech.speaker_span

    def has_people(self, span: Span, name: Span, *kinds: str) -> bool:
        """Whether a passage has words for people of some kinds that aren't about the one named."""
        people = frozenset[str]().union(*(self.words[kind] for kind in kinds))
        many = self.words["other"]
        return any(
            found[0] in people
            and not self._is_about(found, name)
            and not (found[0] in many and _is_plural(found[0], many))
            for found in _WORD.finditer(self._facts.folded, *span)
        )

    def has_thing(self, span: Span) -> bool:
        """Whether a passage has a thing that is called “she”."""
        things = self.words["thing"]
        # “She” is none of several boats.
        return any(
            found[0] in things and found[0].removesuffix("s") not in things - {found[0]}
            for found in _WORD.finditer(self._facts.folded, *span)
        )

    def has_name(self, span: Span, known: Sequence[Span]) -> bool:
        """Whether a passage has another name than those known, outside of quotations."""
        starts = {at for name in known for at in range(name.start, min(name.end, name.start + _LONGEST))}
        return any(
            found.start() not in starts
            and found[0] not in _TITLES
            and found.start() not in self._days
            and self.is_outside(found)
            and self._facts.resources.lexicon.is_name(found[0])
            for found in _CAPITAL.finditer(self._facts.text, *span)
        )

    def _is_about(self, found: re.Match[str], name: Span) -> bool:
        """Whether a word for a person is the one named: it stands right before or behind the name, or is said of it."""
        text = self._facts.text
        if found.end() <= name.start:
            between = text[found.end() : min(name.start, found.end() + _FAR)]
            return found.end() + len(between) == name.start and _APPOSED.fullmatch(between) is not None
        if name.end <= found.start() < name.end + _FAR and _AFTER_NAME.fullmatch(text, name.end, found.start()):
            return True
        return _PREDICATE.search(text, max(0, found.start() - _FAR), found.start()) is not None
