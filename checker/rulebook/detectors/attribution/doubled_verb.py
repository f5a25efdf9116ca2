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
_SPECIFIC = "added|stated|announced|declared|explained|claimed|noted|stressed|replied|confirmed|remarked|commented|recalled|argued|admitted|concluded"
_SAYING = f"{_SPECIFIC}|indicated|insisted|affirmed|emphasised|emphasized|underlined|pointed out|reported|asserted|acknowledged|revealed|wrote"
NEEDS = (
    *_PAIRS.split("|"),
    *(f"{who} {verb} {who} {verb}" for who in _SPEAKERS.split("|") for verb in _SAID.split("|")),
    *(f"said {verb}" for verb in (*_SAYING.split("|"), "warned")),
    *(f"{verb} said" for verb in _SAYING.split("|")),
    *(f"{verb} saying" for verb in _SPECIFIC.split("|")),
    *(f"{verb} that said" for verb in ("said", *_SAYING.split("|"))),
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
    rf"|\b(?P<other>{_SAYING}) said(?=(?: (?:that|he|she|they|it|the|after|before|during|on|in|at)\b|[.,]))"
    rf"|\b(?P<first>{_SPECIFIC}) saying(?= that\b)"
)
# “The owner said that said the shop was shut”
_SAID_THAT = pattern(rf"\b(?P<verb>said|{_SAYING}) that said(?= (?:the|an?|it|he|she|they|his|her|its|their|there)\b)")
# “…,” said added the mayor
_AFTER_QUOTE = pattern(
    rf"[,.?!…][”\"’'] (?P<mark>(?:said (?P<verb>{_SAYING})|(?P<other>{_SAYING}) said))(?= (?:[\w’'-]))"
)
# “He explained said that …”: a pronoun that begins a clause is the subject of both.
_SUBJECT = pattern(r"(?:\A|[.!?,;:”\"\n] ?|\b(?:and|but|then|while|because|when) )(?:i|he|she|they|we|you|it) \Z")
_WHAT = pattern(r"\b(?:what|all|everything|nothing|which|who|whom|(?:i|he|she|they|we|you|it))\b[\w ]{0,30}\Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Keeps “told” before a listener, else “said”; a more specific verb is kept rather than “said”."""
    for match in _TELL.finditer(facts.folded):
        if not _CLAUSE.search(facts.folded, max(0, match.start() - 12), match.start()):
            yield _mark(facts, match.start(), match.end(), _kept(facts.folded, match))
    for match in _SAID_TWICE.finditer(facts.folded):
        words = Span(match.start(), match.end("verb")).text(facts.text)
        yield _mark(facts, match.start(), match.end(), words)
    for shape in (_THAT, _SAID_THAT):
        for match in shape.finditer(facts.folded):
            if not _is_in_clause(facts, match.start()):
                found = match.groupdict()
                better = found.get("verb") or found.get("first") or found.get("other") or ""
                yield _mark(facts, match.start(), match.end(), better)
    for match in _AFTER_QUOTE.finditer(facts.folded):
        better = match["verb"] or match["other"]
        yield _mark(facts, match.start("mark"), match.end("mark"), better)


def _is_in_clause(facts: Facts, at: int) -> bool:
    """Whether the first verb may belong to a clause of its own: “what he said stated that”."""
    start = max(0, at - 36)
    return (
        _WHAT.search(facts.folded, start, at) is not None
        and _SUBJECT.search(facts.folded[max(facts.block_at(at).start, at - 12) : at]) is None
    )


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
