"""Two verbs of saying in a row, of which one must go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_PAIRS = "told said|said told|says tells|tells says|tell say|say tell|says told|said tells|told says"
_SPEAKERS, _SAID = "he|she|they|we|it", "said|says|told|added"
_SPECIFIC = "added|stated|announced|declared|explained|claimed|noted|stressed"
_SAYING = f"{_SPECIFIC}|indicated|insisted|affirmed|emphasised|emphasized|underlined|pointed out"
NEEDS = (
    *_PAIRS.split("|"),
    *(f"{who} {verb} {who} {verb}" for who in _SPEAKERS.split("|") for verb in _SAID.split("|")),
    *(f"said {verb}" for verb in (*_SAYING.split("|"), "warned")),
    *(f"{verb} said" for verb in _SAYING.split("|")),
    *(f"{verb} saying" for verb in _SPECIFIC.split("|")),
)
_TELL = pattern(rf"\b(?:{_PAIRS})\b")
# “the people he told said so”: the first verb ends a relative clause.
_CLAUSE = pattern(r"[a-z0-9’'] (?:i|he|she|they|we|you|it|who|whom|was|were|been|being|be|is|are|not|also) \Z")
_HEARER = pattern(
    r" (?:reporters|journalists|lawmakers|parliament|congress|investigators|investors|supporters|viewers|listeners|readers"
    r"|me|him|them|us|the (?:press|media|court|council|committee|crowd|audience|public|station|broadcaster|paper|newspaper"
    r"|channel|magazine|website)|reuters|afp|ap|bbc|cnn|dpa|efe|ansa|tass|cbs|nbc|abc|npr|rfi|sky|fox|al[- ]jazeera)\b"
)
_HEARER_AND_MORE = pattern(r"(?: [\w’'-]{1,25}){1,5} (?:that|he|she|they|it|we|there|about|on|in)\b")
_PLAIN = pattern(r" (?:that|he|she|they|it|we|there|on|in|this|these|those)\b|\W{0,2}\Z|[.,;:!?]")
_AUXILIARY = pattern(
    r"(?: [\w’'-]{1,25}){1,4}? (?:will|would|is|was|are|were|has|had|have|could|can|may|might|must|should)\b"
)
_SAID_TWICE = pattern(
    rf"(?<![\w’'-])(?P<who>{_SPEAKERS}) (?P<verb>{_SAID}) (?P=who) (?P=verb)(?=[.,;]| (?:that|the|on)\b)"
)
_THAT = pattern(
    rf"\bsaid (?P<verb>{_SAYING}|warned)(?= (?:that|he|she|they|it)\b)"
    rf"|\b(?P<other>{_SAYING}) said(?= (?:that|he|she|they|it|the)\b)"
    rf"|\b(?P<first>{_SPECIFIC}) saying(?= that\b)"
)
_WHAT = pattern(r"\b(?:what|all|everything|nothing|which|who|whom|(?:i|he|she|they|we|you|it))\b[\w ]{0,30}\Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Keeps “told” before a listener, else “said”; a more specific verb is kept rather than “said”."""
    for match in _TELL.finditer(facts.folded):
        if not _CLAUSE.search(facts.folded, max(0, match.start() - 12), match.start()):
            yield _mark(facts, match.start(), match.end(), _kept(facts.folded, match))
    for match in _SAID_TWICE.finditer(facts.folded):
        words = Span(match.start(), match.end("verb")).text(facts.text)
        yield _mark(facts, match.start(), match.end(), words)
    for match in _THAT.finditer(facts.folded):
        if not _WHAT.search(facts.folded, max(0, match.start() - 36), match.start()):
            better = match["verb"] or match["first"] or match["other"]
            yield _mark(facts, match.start(), match.end(), better)


def _mark(facts: Facts, start: int, end: int, better: str) -> Mark:
    span = Span(start, end)
    return Mark(
        span, fields={"words": span.text(facts.text), "better": better}, suggestions=(replacement(span, better),)
    )


def _kept(folded: str, match: re.Match[str]) -> str:
    """The verb that fits the words after it."""
    say, tell = _forms(match[0])
    if _HEARER.match(folded, match.end()):
        return tell
    if _PLAIN.match(folded, match.end()):
        return say
    more = _HEARER_AND_MORE.match(folded, match.end())
    auxiliary = _AUXILIARY.match(folded, match.end())
    return tell if more and not (auxiliary and auxiliary.end() < more.end()) else say


def _forms(pair: str) -> tuple[str, str]:
    first, second = pair.split()
    return (first, second) if first.startswith("sa") else (second, first)
