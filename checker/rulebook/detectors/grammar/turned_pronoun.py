"""“He” of a woman, or “she” of a man, in a text that has nobody else whom it could mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from checker.base.patterns import pattern
from checker.facts.people.forms import MEN, WOMEN
from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion, replacement
from checker.model.span import Span

NEEDS = ("he ", "his ", "him", "she", "her")
_HE = pattern(r"(?<![\w’'/-])(?:[Hh]e|[Hh]im|[Hh]is|[Hh]imself)(?![\w/-])")
_SHE = pattern(r"(?<![\w’'/-])(?:[Ss]he|[Hh]er|[Hh]ers|[Hh]erself)(?![\w/-])")
_EITHER = pattern(r"\b(?:he or she|she or he|his or her|her or his|him or her|her or him)\b")
_OTHERS = {"he": ("she",), "him": ("her",), "his": ("her", "hers"), "himself": ("herself",), "she": ("he",), "her": ("his", "him"), "hers": ("his",), "herself": ("himself",)}  # fmt: skip
_WORD = pattern(r"[a-z]{3,20}")
_RESUMED = pattern(r"(?<=[.!?] )(?:He|She) (?=[a-z])")
_OPENS = pattern(r"(?:\A|[.!?\n] ?)The \Z")
_LONGEST, _MOST = 350, 2


@cache
def _words(rows: tuple[tuple[str, ...], ...]) -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(words.split()) for kind, words in rows}


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """In a short text about one person whose sex its titles or words say, where no word is about the other sex."""
    if len(facts.tokens.words) > _LONGEST:
        return
    words = _words(facts.resources.rows("sexed_words"))
    he, she = list(_HE.finditer(facts.text)), list(_SHE.finditer(facts.text))
    pronouns = {match[0].lower() for match in (*he, *she)}
    said = {sex for sex in ("woman", "man") if not facts.vocabulary.isdisjoint(words[sex] - pronouns)}
    if len(said) != 1 or len(facts.persons) > 1 or _EITHER.search(facts.folded):
        return
    own, turned = (she, he) if "woman" in said else (he, she)
    one = (word for word in words[next(iter(said))] - pronouns if not word.endswith("s") or word.endswith("ss"))
    told = sum(len(facts.tokens.places.get(word, ())) for word in one)
    if not turned or len(turned) > _MOST or not (own or told > 1 or _is_titled(facts)):
        return
    if "man" in said and not facts.vocabulary.isdisjoint(words["thing"]):
        return
    for match in turned:
        span = Span(*match.span())
        if not facts.quoted.touching(span) and not _names_another(facts, span):
            yield Mark(
                span,
                fields={"better": " or ".join(f"“{word}”" for word in _OTHERS[match[0].lower()])},
                suggestions=_answers(match),
            )


def _is_titled(facts: Facts) -> bool:
    """Whether the one person who is named has the title of a woman or a man."""
    return any(not person.titles.isdisjoint(WOMEN | MEN) for person in facts.persons)


def _names_another(facts: Facts, span: Span) -> bool:
    """Whether its sentence or the one before it has a word for somebody who isn't named, such as “the judge”."""
    index = facts.segments.index_at(span.start)
    if index < 0:
        return True
    first = facts.segments[max(0, index - 1)].span.start
    kinds = _words(facts.resources.rows("sexed_words"))
    sexed, others = kinds["woman"] | kinds["man"], kinds["other"] | frozenset(facts.resources.lines("offices"))
    # “The singer sang. She left”: the singer is the one that the story is about.
    resumed = max((found.start() for found in _RESUMED.finditer(facts.text, first, span.start)), default=first)
    return any(
        found[0] in others and found[0] not in sexed
        for found in _WORD.finditer(facts.folded, first, span.start)
        if found.start() > resumed or not _OPENS.search(facts.text, max(0, found.start() - 6), found.start())
    )


def _answers(match: re.Match[str]) -> tuple[Suggestion, ...]:
    span, upper = Span(*match.span()), match[0][0].isupper()
    return tuple(replacement(span, word.capitalize() if upper else word) for word in _OTHERS[match[0].lower()])
