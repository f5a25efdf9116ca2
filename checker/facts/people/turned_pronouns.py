"""“He” of a woman, or “she” of a man, in a text that has nobody else whom it could mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from checker.base.patterns import pattern
from checker.facts.people.forms import MEN, WOMEN
from checker.facts.people.pronouns import PRONOUN
from checker.model.span import Span

if TYPE_CHECKING:
    from checker.facts.view import Facts

_EITHER = pattern(r"\b(?:he or she|she or he|his or her|her or his|him or her|her or him)\b")
_WORD = pattern(r"[a-z]{3,20}")
_RESUMED = pattern(r"(?<=[.!?] )(?:He|She) (?=[a-z])")
_OPENS = pattern(r"(?:\A|[.!?\n] ?)The \Z")
_NAMED = pattern(r"[A-ZÀ-Þ][\w’'-]{1,30},? (?P<verb>[a-z]{3,12})(?= that\b|[,.;]|\Z)")
_LONGEST, _MOST = 350, 2

Words = Mapping[str, frozenset[str]]


@cache
def _words(rows: tuple[tuple[str, ...], ...]) -> Words:
    return {kind: frozenset(words.split()) for kind, words in rows}


def find_turned_pronouns(facts: Facts) -> list[Span]:
    """In a short text about one person whose sex its titles or words say, where no word is about the other sex."""
    if len(facts.tokens.words) > _LONGEST:
        return []
    words = _words(facts.resources.rows("sexed_words"))
    pronouns = list(PRONOUN.finditer(facts.text))
    sex = _only_sex(facts, words, pronouns)
    own = [match for match in pronouns if match.lastgroup == sex]
    turned = [match for match in pronouns if match.lastgroup != sex]
    if not sex or not 0 < len(turned) <= _MOST or len(facts.persons) > 1 or _EITHER.search(facts.folded):
        return []
    if not own and not _is_told(facts, words[sex]):
        return []
    if sex == "man" and not facts.vocabulary.isdisjoint(words["thing"]):
        return []
    spans = (Span(*match.span()) for match in turned)
    return [
        span
        for span in spans
        if not (facts.quoted.touching(span) or _is_reported(facts, span) or _names_another(facts, span, words))
    ]


def _only_sex(facts: Facts, words: Words, pronouns: Sequence[re.Match[str]]) -> str:
    """The one sex that the words of the text are about, its pronouns apart; "" for none or both."""
    apart = {match[0].lower() for match in pronouns}
    said = [sex for sex in ("woman", "man") if not facts.vocabulary.isdisjoint(words[sex] - apart)]
    return said[0] if len(said) == 1 else ""


def _is_told(facts: Facts, words: frozenset[str]) -> bool:
    """Whether the one person has the title of a woman or a man, or the text has two words for one."""
    if any(not person.titles.isdisjoint(WOMEN | MEN) for person in facts.persons):
        return True
    one = (word for word in words if not word.endswith("s") or word.endswith("ss"))
    return sum(len(facts.tokens.places.get(word, ())) for word in one) > 1


def _is_reported(facts: Facts, span: Span) -> bool:
    """Whether the one person says so of somebody else: “She has a plan, Mr Hale said”."""
    segment = facts.segments.at(span.start)
    start, end = segment.span if segment else span
    forms = _say_forms(facts.resources.rows("say_verbs"))
    return any(found["verb"] in forms for found in _NAMED.finditer(facts.text, start, end))


@cache
def _say_forms(rows: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(form for row in rows for form in row[:3])


def _names_another(facts: Facts, span: Span, words: Words) -> bool:
    """Whether its sentence or the one before it has a word for somebody who isn't named, such as “the judge”."""
    index = facts.segments.index_at(span.start)
    if index < 0:
        return True
    first = facts.segments[max(0, index - 1)].span.start
    sexed, others = words["woman"] | words["man"], words["other"] | frozenset(facts.resources.lines("offices"))
    # “The singer sang. She left”: the singer is the one that the story is about.
    resumed = max((found.start() for found in _RESUMED.finditer(facts.text, first, span.start)), default=first)
    return any(
        found[0] in others and found[0] not in sexed
        for found in _WORD.finditer(facts.folded, first, span.start)
        if found.start() > resumed or not _OPENS.search(facts.text, max(0, found.start() - 6), found.start())
    )
