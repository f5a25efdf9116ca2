"""A small word with a capital inside a sentence, where a link or bold type began: “signed by The head of state”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = (
    " the ",
    " an ",
    " a ",
    " his ",
    " her ",
    " its ",
    " their ",
    " our ",
    " and ",
    " of ",
    " by ",
    " from ",
    " with ",
)
_NOUN = (
    r"(?:head|government|president|minister|mayor|team|country|city|club|police|party|company|court|number|first|second|last|same|other|new|only|most|main|man|woman"
    r"|match|game|world|whole|former|current|national|local|international|young|people|person|day|year|moment|time|way|case|fact|situation|region|area|place|part|group|victim|driver|player|coach|singer|actor|actress)"
)
_SHAPES = (
    pattern(
        r"(?<=[a-z,’”]) (?:by|of|in|with|from|to|for|and|at|on|under|after|that|than|as|into|over|about|against|between|during|since|through|until) "
        rf"(?P<word>The|An|His|Her|Its|Their|Our) (?={_NOUN}\b)"
    ),
    pattern(
        r"\b[a-z]{3,20}(?<!\band) (?P<word>And|Of|By|From|With) (?:an?|the|his|her|their|its|two|three|some|other|many)\b"
    ),
    pattern(
        r"[a-z’”], (?P<word>An?) (?=(?:man|woman|boy|girl|group|member|player|former|young|new|team|company|person|local|well-known|famous|small|place)\b)"
    ),
)
# “the Superintendent Of Police”, but not in a headline whose words all have capitals.
_OFFICE = pattern(
    r"(?:Superintendent|Commissioner|Minister|Director|Chief|Chairman|Secretary|Inspector|Department|Ministry|Bank|Head|Governor|Leader|Court|Board|Institute|Chamber) (?P<word>Of|For) (?=(?:The |the )?[A-Z][a-z])"
)
_SMALL_BEFORE = pattern(r"(?<![\w’'-])[a-z]{2,20},? \Z")
# The names of works, and what is holy to somebody.
_OTHER = pattern(
    r"\b(?:God|Lord|Allah|Jesus|Pope|Majesty|Royal|Highness|films?|novels?|books?|songs?|series|albums?|magazine|newspaper|plays?|movies?|poems?|entitled|titled|called|named)\b"
)
_AROUND = 40


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only before a word in small letters: a name has capitals behind it too."""
    for match in (*chain.from_iterable(shape.finditer(facts.spaced) for shape in _SHAPES), *_offices(facts.spaced)):
        # A line of a poem begins with a capital.
        in_line = "\n" not in match[0] and facts.text.find("\n", *match.span()) < 0
        if in_line and not _OTHER.search(facts.text, max(0, match.start() - _AROUND), match.end() + _AROUND):
            span = Span(*match.span("word"))
            yield Mark(span, suggestions=(replacement(span, match["word"].lower()),))


def _offices(text: str) -> Iterator[re.Match[str]]:
    """Those behind a word in small letters, which a headline hasn't."""
    for match in _OFFICE.finditer(text):
        if _SMALL_BEFORE.search(text, max(0, match.start() - _AROUND), match.start()):
            yield match
