"""“Has” with a time that is over: “the council has approved yesterday the plan”, “last week the firm has closed”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|some|a few|many|\d{1,3})"
_OVER = rf"(?:yesterday|last (?:week|month|year|night|weekend|summer|winter|spring|autumn|{_DAY})|{_NUMBER} (?:minutes?|hours?|days?|weeks?|months?|years?|decades?) ago|the day before yesterday|the other day)"
_ADVERB = r"(?:also |already |officially |finally |just |recently |again )?"
_MODALS = ("to", "may", "might", "could", "would", "should", "must", "will", "can", "shall", "not", "cannot")
_NO_MODAL = "".join(rf"(?<!\b{modal} )" for modal in _MODALS)
_PERFECT = rf"{_NO_MODAL}(?P<have>has|have) {_ADVERB}(?P<verb>[a-z]{{2,16}})"
# Directly behind the verb, or behind an object that has no time of its own.
_BEHIND = pattern(rf"\b{_PERFECT} (?P<time>{_OVER})(?![\w’'-])(?! (?:and|or) (?:again|today|this|now))")
_OBJECT = pattern(
    rf"\b{_PERFECT} (?:the|an?|his|her|its|their) (?:[a-z]{{3,14}} )?(?:contract|law|bill|decree|budget|agreement|deal|treaty|document|letter|report|statement|resolution|project|plan|club|company|city|country|town|team|post|job|title|trophy|cup|school|bridge|book|film|house)(?: (?:with|of|for|to|from|on) (?:the |a |his |her |its )?[\w’'-]{{2,20}}){{0,2}} (?P<time>yesterday|last (?:week|month|night)|{_NUMBER} (?:hours|days|weeks|months|years|decades) ago)(?=[.,])"
)
_BEFORE = pattern(
    rf"(?:\A|(?<=[.!?”\"] )|(?<=\n))(?P<time>Yesterday|Last (?:week|month|year|night|weekend|{_DAY})|(?:A|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|A few|\d{{1,3}}) (?:hours?|days?|weeks?|months?|years?|decades?) ago|In (?:1[89]\d\d|200\d|201\d)),?"
    rf" (?P<who>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[A-ZÀ-Þ][\w’'-]{{1,20}}|[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Ww]e|[Pp]olice)(?: [\w’'-]{{2,20}}){{0,3}}) {_PERFECT}(?![\w’'-])"
)
_CLAUSE = frozenset({"that", "which", "who", "when", "where", "what", "as", "since", "and", "was", "were", "is", "are", "had", "said", "says", "told", "announced", "reported", "it", "he", "she", "they"})  # fmt: skip


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the past form."""
    for expression in (_BEHIND, _OBJECT, _BEFORE):
        for match in expression.finditer(facts.text):
            past = _past(facts, match)
            if past and not (expression is _BEFORE and _goes_on(facts, match)):
                span = Span(match.start("have"), match.end("verb"))
                words = span.text(facts.text)
                better = f"{words[len(match['have']) + 1 : -len(match['verb'])]}{past}"
                yield Mark(
                    span,
                    fields={"time": match["time"].lower(), "better": better},
                    suggestions=(replacement(span, better),),
                )


def _past(facts: Facts, match: re.Match[str]) -> str:
    """The past form, if the verb is a participle."""
    inflection, verb = facts.resources.inflection, match["verb"]
    if verb == "been":
        return "was" if match["have"] == "has" else "were"
    base = inflection.base(verb)
    return inflection.past(base) if base and verb == inflection.participle(base) else ""


def _goes_on(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the subject holds a clause of its own, or the time is only where a longer one begins."""
    return not _CLAUSE.isdisjoint(match["who"].lower().split()[1:]) or facts.text.startswith(
        (" since", " ever"), match.end()
    )
