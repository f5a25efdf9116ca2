"""A score with a colon: “beat Lowick 2:1”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = (":",)
_SCORE = pattern(
    r"(?<![\w:.,/-])(?P<one>\d{1,3}):\s?(?P<two>\d{1,3})(?![\w:/-]|[.,]\d| ?(?:[ap]\.?m|percent|per cent|%))"
)
_CUE = pattern(
    r"\b(?:beat(?:en|ing)?|defeat(?:ed|s|ing)?|won|wins?|winning|lost|loses?|losing|drew|drawn?|draw|victory|loss|tied?|led|leads?|leading"
    r"|trail(?:ed|ing|s)|scored?|equali[sz]e[rd]|final score|half-?time|match(?:es)?|games?|goals?|thrash(?:ed|ing)|overcame|eliminated|away)\b"
)
_OTHER = pattern(
    r"\b(?:ratio|odds|degree|graduat\w{1,5}|universit\w{1,3}|margin|majority|outnumber\w{0,3}|split|mix(?:ed|ture)?|dilut\w{1,4}|scale|verses?|psalms?"
    r"|gospel|bible|genesis|exodus|leviticus|isaiah|matthew|mark|luke|john|acts|romans|corinthians|kings|samuel|quran|surah|left|remaining|clock"
    r"|laps?|seconds|shares?|stock|aspect|a first or)\b"
)
_TIMED = pattern(r"\b(?:at|around|until|from|by|in|after|to) \Z")
# “lost 62:86”, “led with 39:34”, “a score of 20:18”: no time follows such words.
_TOLD = pattern(
    r"\b(?:beat(?:en)?|defeated|(?:won|lost|led|drew)(?: (?:the )?(?:[a-z]{2,12} )?(?:game|match|set|final))?(?: with)?|trailed|final score(?: was| of)?|score of|result of|ahead|behind)"
    r"(?: (?:[\w’'-]{2,20} ){0,3})? ?\Z"
)
_BEFORE, _AFTER, _CLOSE = 70, 30, 40
_MINUTES = 60


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Beside a word for who won. What may be a time needs the word closer by."""
    for match in _SCORE.finditer(facts.folded):
        if _is_score(facts, match):
            span = Span(*match.span())
            yield Mark(span, suggestions=(replacement(span, f"{match['one']}-{match['two']}"),))


def _is_score(facts: Facts, match: re.Match[str]) -> bool:
    one, two = int(match["one"]), int(match["two"])
    before = facts.folded[max(0, match.start() - _BEFORE) : match.start()].rpartition("\n")[2]
    after = facts.folded[match.end() : match.end() + _AFTER].partition("\n")[0]
    is_time = len(match["two"]) == 2 and two < _MINUTES and one < _MINUTES
    if is_time and not _TOLD.search(before):
        return False
    if _TIMED.search(before) or _OTHER.search(before[-_CLOSE:]) or _OTHER.search(after):
        return False
    return _CUE.search(before) is not None or _CUE.search(after) is not None
