"""A function word of the source language between English words, or a noun of its news."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.companions import find_companions
from checker.facts.strange_words import is_explained
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.rulebook.markup import has_own_markup
from checker.words.casing import in_case_of

_NEXT = pattern(r" (?P<number>\d[\d.,]{0,11} )?(?P<word>[a-z]{1,20})\b")
_AROUND, _BEFORE = 24, 6
_SMALL_BEFORE = 30
_MOST = 2
_SOURCE = "according to"
_SMALL = pattern(
    r"\b(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|my|our|this|by|of|in|to|two|three|some|many|several)[ \u00a0]"
    r"|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|this)[ \u00a0](?:[a-z-]{3,16}|[A-Z][a-z]{2,11}(?:an|ish|ese|ch|ss))[ \u00a0])\Z"
)
_NAME_BEFORE = pattern(r"(?<![^\W\d_])[A-ZÀ-Þ][\w-]*[ \u00a0]\Z")
_PART_BEFORE = pattern(r"(?<![^\W\d_])[A-ZÀ-Þ][\w-]* (?P<particle>[a-z]{1,5}) [\w’'-]{1,20} \Z")
_NAME_NEXT = pattern(r"[ \u00a0][A-ZÀ-Þ]")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Requires a lower-case English word after it: in names and phrases of its own language, it is right."""
    meanings = {row[0]: row[1] for row in facts.resources.rows("source_words")}
    for word in sorted(facts.vocabulary.intersection(meanings)):
        for match in re.finditer(rf"(?<![\w’'-]){word}(?![\w’'-])", facts.folded):
            span = Span(*match.span())
            following = _NEXT.match(facts.text, span.end)
            if (
                following is None
                or _is_perhaps_a_name(facts, span, following)
                or following["word"] in meanings
                or not facts.resources.lexicon.is_word(following["word"])
                or _stands_rightly(facts, span)
                or _joins_names(facts, span, following)
                or facts.continues_lost_word(span)
                or _is_among_foreign_words(facts, span)
            ):
                continue
            words = span.text(facts.text)
            if len(words) > 1 and words.isupper():
                continue
            better = in_case_of(words, meanings[word])
            yield Mark(span, fields={"better": better}, suggestions=(replacement(span, better),))
    yield from _before_names(facts, meanings)
    nouns = list(_nouns(facts))
    yield from nouns
    yield from (Mark(span, "companion") for span in find_companions(facts, [mark.span for mark in nouns]))


def _before_names(facts: Facts, meanings: Mapping[str, str]) -> Iterator[Mark]:
    """“…, enligt Ann Hale”: “according to” stands before names more than before words."""
    sources = {word for word, meaning in meanings.items() if meaning == _SOURCE}
    for word in sorted(facts.vocabulary & sources):
        for match in re.finditer(
            rf"(?<=[a-z,’'”\"] ){word}(?= [A-ZÀ-Þ][\w’'-]{{1,20}}(?: [A-ZÀ-Þ]|[,.;]))", facts.text
        ):
            span = Span(*match.span())
            if not (
                _stands_rightly(facts, span) or facts.continues_lost_word(span) or _is_among_foreign_words(facts, span)
            ):
                yield Mark(span, fields={"better": _SOURCE}, suggestions=(replacement(span, _SOURCE),))


def _nouns(facts: Facts) -> Iterator[Mark]:
    """“The bomberos came”: a noun in lower case, or a German one behind a small word. One that the text uses often is a term of it."""
    meanings = {row[0]: row[1:] for row in facts.resources.rows("source_nouns")}
    for word in sorted(facts.vocabulary.intersection(meanings)):
        meaning, kind = (*meanings[word], "")[:2]
        places = [
            Span(*match.span())
            for match in re.finditer(rf"(?<![\w’'@#./-]){word}(?![\w@/-]|[’'][a-z]{{2}})", facts.folded)
        ]
        if len(places) > _MOST or any(not _is_plain_noun(facts, span, kind) for span in places):
            continue
        for span in places:
            better = _titled(facts, span, meaning) if "office" in kind else meaning
            yield Mark(span, "noun", {"better": better}, (replacement(span, better),))


def _titled(facts: Facts, span: Span, meaning: str) -> str:
    """“Finance Minister Olan Hale”: an office before a name has capitals if it had one."""
    if span.text(facts.text).islower() or not _NAME_NEXT.match(facts.text, span.end):
        return meaning
    return " ".join(word[0].upper() + word[1:] for word in meaning.split())


def _is_plain_noun(facts: Facts, span: Span, kind: str) -> bool:
    """Whether a noun stands in an English sentence that doesn't explain or quote it."""
    if not (span.text(facts.text).islower() or _has_rightful_capital(facts, span, kind)):
        return False
    return not (
        facts.quoted.touching(span)
        or is_explained(facts, span)
        or has_own_markup(facts, span)
        or facts.continues_lost_word(span)
        or _is_among_foreign_words(facts, span)
    )


def _has_rightful_capital(facts: Facts, span: Span, kind: str) -> bool:
    """“the Führerschein”, “Innenminister Olan Hale”, “Sindaco Olan Hale”: German nouns, and offices before a name."""
    named = _NAME_NEXT.match(facts.text, span.end) is not None
    if not span.text(facts.text)[1:].islower():
        return False
    if "office" in kind and named:
        return _NAME_BEFORE.search(facts.text, max(0, span.start - _AROUND), span.start) is None or "de" in kind
    return (
        "de" in kind
        and not named
        and _SMALL.search(facts.text, max(0, span.start - _SMALL_BEFORE), span.start) is not None
    )


def _is_perhaps_a_name(facts: Facts, span: Span, following: re.Match[str]) -> bool:
    """Whether it has a capital that only a name may have there: “Selon the commission” opens a sentence, “Maks said” may be a name."""
    word = span.text(facts.text)
    if not word[0].isupper():
        return False
    before = facts.text[max(0, span.start - _BEFORE) : span.start].rstrip(" “\"'‘(")
    if before and not before.endswith((".", "!", "?", ":", "\n", "”", "…")):
        return True
    return (
        word.isascii()
        and not following["number"]
        and following["word"] not in facts.resources.words("determiners") | {"of"}
    )


def _joins_names(facts: Facts, span: Span, following: re.Match[str]) -> bool:
    """“Centre d’Observation et de Prospective”, “Caisse de depot et placement”: within a name of several words."""
    particles = facts.resources.words("foreign_particles")
    part = _PART_BEFORE.search(facts.text, max(0, span.start - 2 * _AROUND), span.start)
    if part is not None and part["particle"] in particles:
        return True
    return (
        following["word"] in particles
        and _NAME_NEXT.match(facts.text, following.end()) is not None
        and _NAME_BEFORE.search(facts.text, max(0, span.start - _AROUND), span.start) is not None
    )


def _is_among_foreign_words(facts: Facts, span: Span) -> bool:
    """Whether it stands in a sentence, or among other words, of another language."""
    sentence = facts.segments.index_at(span.start)
    return (
        facts.unknown_words_around(span, _AROUND * 2) > 1
        or facts.foreign_sections.touching(span) is not None
        or sentence in facts.foreign_sentences
    )


def _stands_rightly(facts: Facts, span: Span) -> bool:
    around = facts.folded[max(0, span.start - _AROUND) : span.end + _AROUND]
    return any(phrase in around for phrase in facts.resources.lines("source_phrases"))
