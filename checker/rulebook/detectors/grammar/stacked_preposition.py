"""Two prepositions in a row before a noun phrase, of which one must go: “the money for to the school”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from checker.base.patterns import pattern
from checker.facts.dates import MONTH, WEEKDAYS
from checker.facts.doubled_words import Doubt, doubt_of
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_DAY = rf"(?:{'|'.join(WEEKDAYS)}|{MONTH})"
_DETERMINER = r"(?:the|an?|his|her|its|their|our|my|your|this|these|those|every|each)"
_NEXT = pattern(
    rf" (?!the (?:very )?(?:least|most)\b)(?:(?P<day>{_DAY})\b|{_DETERMINER} [\w’'-]|\d|[A-ZÀ-Þ][a-zà-ÿ]{{2}})"
)
_BEFORE = pattern(r"(?:(?<![\w’'@/-])(?P<earlier>[\w’'-]{1,24}) )?(?<![\w’'.,@/-])(?P<word>[\w’'-]{2,30}) \Z")
# “unaccounted for at the mill”, “the case, dealt with in May”, “whom she had sent it to in May”.
_MAY_STRAND = pattern(
    r"[a-z]{2,}(?:ed|en|ing)|up|down|back|on|off|out|in|over|away|forward|round|not|it|him|her|them|us|me|you|[a-z]{2,}[’']\w{1,2}"
)
_NOUN_PHRASE = pattern(_DETERMINER)
# No adjunct of a clause with a passive: “meant for to the school” is doubled, “cared for at the school” is not.
_NO_ADJUNCT = frozenset({"to", "of", "into"})
# What is given or goes somewhere: “the bill was sent back to by the house” names no place.
_GIVEN = pattern(
    r"back|home|away|sent|taken|brought|moved|given|handed|returned|passed|transferred|delivered|shipped|shown|paid|lent|offered"
)
# “The boats were sent in was the bay”: after a subject and a passive, no second verb belongs.
_VERB_BETWEEN = pattern(
    r"(?:(?<=\n)|(?<=[.!?] )|\A)(?:The|An?|His|Her|Its|Their|Our|Some|Many|Most|All|Two|Three) (?!that\b|who\b|which\b)[a-z]{3,20} (?:was|were|has been|had been|have been)"
    rf" (?:[a-z]{{2,12}}ly )?[a-z]{{3,15}} (?P<mark>(?P<first>in|at|on|to|from|with|for|by|into|of) (?P<second>was|were|is|are|has|had)) {_DETERMINER} [a-z]"
)
# “animals that they are not familiar with in their home regions”
_RELATIVE = pattern(r"\b(?:that|which|whom?|what) (?:they|we|you|he|she|it|I|people) [^,.;:]{0,40}\Z")
_LONGEST = 60


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Asks which of the two is meant. The first is right where its object stands before the clause."""
    rows = facts.resources.rows("stacked_prepositions")
    if not facts.vocabulary.isdisjoint(row[0] for row in rows):
        for match in _pairs(rows).finditer(facts.text):
            span = Span(*match.span())
            following = _NEXT.match(facts.text, span.end)
            if following and not facts.quoted.touching(span) and _is_needless(facts, span, match):
                yield _mark(span, match, day=following["day"] is not None)
    for match in _VERB_BETWEEN.finditer(facts.text):
        span = Span(*match.span("mark"))
        yield Mark(span, "verb", {"first": match["first"]}, (replacement(span, match["first"]),))


@cache
def _pairs(rows: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    pairs = "|".join(f"(?:{first}(?= )(?= (?:{'|'.join(rest.split())}) ))" for first, rest in rows)
    return pattern(rf"(?<![\w’'.@/-])(?P<first>{pairs}) (?P<second>[a-z]{{2,7}})(?= )")


def _mark(span: Span, match: re.Match[str], *, day: bool) -> Mark:
    first, second = (replacement(span, match[name]) for name in ("first", "second"))
    # Of days, the second one is right: “plays at on Sunday”.
    return Mark(span, suggestions=(second, first) if day else (first, second))


def _is_needless(facts: Facts, span: Span, match: re.Match[str]) -> bool:
    before = _BEFORE.search(facts.text, max(0, span.start - _LONGEST), span.start)
    if before is None or not before["word"].islower() or before["word"] == "instead":
        return False
    doubt = doubt_of(facts, span, match["first"], "preposition")
    if doubt is Doubt.SOME:
        noun = before["earlier"] is not None and _NOUN_PHRASE.fullmatch(before["earlier"].lower()) is not None
        return noun or match["second"] in _NO_ADJUNCT or _names_no_place(match, before["word"])
    if doubt is Doubt.RIGHT:
        return False
    if _RELATIVE.search(facts.text, max(0, span.start - _LONGEST), span.start):
        return False
    return not _MAY_STRAND.fullmatch(before["word"]) or _names_no_place(match, before["word"])


def _names_no_place(match: re.Match[str], before: str) -> bool:
    return match["first"] == "to" and _GIVEN.fullmatch(before) is not None
