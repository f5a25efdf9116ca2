"""A verb that agrees with the noun next to it, not with its subject: “the price of flour have risen”, “the rates for shops has been set”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.rulebook.tables.counted_nouns import counted_nouns

NEEDS = (" that ", " which ", "each of ", " has ", " is ", " was ", " have ", " are ", " were ", "n't ")
_FOR_SEVERAL = {"is": "are", "was": "were", "has": "have"}
_FOR_ONE = {"are": "is", "were": "was", "have": "has"}
# Where a clause begins: further inside, a noun may belong to an earlier verb.
_BEGINNING = r"(?:\A|(?<=[.!?] )|(?<=[.!?][”\"] )|(?<=\n)|(?<=[“\"])|(?<=\bsaid )|(?<=\bsaid that )|(?<=\bsays )|(?<=\badded that )|(?<=\bwarned that )|(?<=\bbecause )|(?<=; )|(?<=, but ))"
_SHORTEST_PLURAL, _NEAR = 3, 40
# They join two things, or may be several without being plurals to every writer.
_SEVERAL_TOO = frozenset({"and", "or", "&", "as", "data", "media", "criteria", "staff", "aircraft"})
# “Moments in a film that make us gasp”: the clause may be about those.
_SEVERAL_BEFORE = pattern(
    r"\b(?:\w{2,20}s|men|women|people|children|data) (?:of|in|on|from|with|for|inside|by|at|to) \Z"
)
_THE = r"(?:[Tt]he|[Tt]hese|[Tt]hose|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Mm]y)"
_MORE = r"(?:(?!(?:of|and|or|that|which|who|number|majority|rest|half|lot|couple|group|pair|series|range|variety|set)\b)[a-z-]{3,14} )?"
_NOUN_2 = r"(?:[a-z][a-z-]{2,18}|[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w’'-]{1,20}){0,2})"
_OWNER = r"(?:(?:the|a|an|this|that|his|her|its|their|our|these|those|all|some|local|other)(?: (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,3}))? )?"
_BEHIND = rf"(?P<preposition>of|for|in|from|on|at|with|against|between) {_OWNER}(?P<words>(?:[a-z-]{{3,14}} )?{_NOUN_2}(?: and {_OWNER}{_NOUN_2})?)"
_NOT = r"(?P<not>n['’]t)?"
_GOES_ON = r"(?= (?:not |also |now |still |already |only |never |just |even |almost |more than )?[a-z$€£\d])"
_SEVERAL = pattern(
    rf"{_BEGINNING}(?P<subject>(?:{_THE} (?:{_MORE})(?P<noun>[a-z]{{3,18}})|(?P<bare>[A-Z][a-z]{{3,18}})) {_BEHIND}) (?P<form>is|was|has){_NOT}{_GOES_ON}"
)
_ONE = pattern(
    rf"{_BEGINNING}(?P<subject>{_THE} {_MORE}(?P<noun>[a-z]{{3,18}}) (?P<preposition>of) {_OWNER}(?P<words>(?:[a-z-]{{3,14}} )?{_NOUN_2})) (?P<form>are|were|have){_NOT}{_GOES_ON}"
)
# “Three of the wounded was flown out”
_NAMELESS = pattern(
    rf"\b(?P<subject>(?:[Mm]ost|[Ss]ome|[Mm]any|[Aa]ll|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en) of (?P<words>the (?:wounded|injured|dead|elderly|homeless|unemployed|detained|arrested))) (?P<form>is|was|has){_NOT}{_GOES_ON}"
)
# “A mosquito that carry fever”, “the only bridge which link the banks”
_RELATIVE = pattern(
    r"\b(?P<subject>(?:[Aa]n?|[Aa]nother|[Ee]ach|[Ee]very|[Tt]he only) (?:(?!(?:of|and|or|that|which|who|number|series|pair|couple)\b)[a-z-]{3,14} )?(?P<noun>[a-z]{3,18}) (?:that|which)) (?P<form>[a-z]{3,12})(?= (?:the|an?|its|their|his|her|all|more|many|some|up|people|children|[a-z]{3,20}s|[a-z]{3,20} (?:and|in|to|for|from|on|with))\b)"
)
# “The Workers of the Port was shown”: the name of a work.
_IN_TITLES = pattern(
    r"\b(?:film|novel|song|series|album|magazine|musical|play|titled|called|book|show|exhibition|game)\b"
)
# “The only bridge leading to the hamlets were”, “each of the pipes under the valley carry”
_LED = pattern(
    rf"{_BEGINNING}(?P<subject>(?:[Tt]he|[Tt]his|[Tt]hat|[Aa]n?|[Tt]he only) {_MORE}(?P<noun>[a-z]{{3,18}}) (?:leading|going|connecting|linking|running|belonging|located|situated) (?:to|into|from|by|for|near|in|on|at|through|with) (?P<words>{_OWNER}(?:[a-z-]{{3,14}} )?{_NOUN_2})) (?P<form>are|were|have){_NOT}{_GOES_ON}"
)
_EACH = pattern(
    rf"{_BEGINNING}(?P<subject>[Ee]ach of (?:the|these|those|his|her|its|their|our) (?:(?:two|three|four|five|six|seven|eight|nine|ten|\d{{1,3}}) )?(?P<words>(?:[a-z-]{{2,14}} )?[a-z]{{3,18}}s)(?: (?:in|under|on|of|at|near|along|behind|from) {_OWNER}(?:[A-ZÀ-Þ][\w’'-]{{1,20}} )?{_NOUN_2})?) (?P<form>are|were|have|[a-z]{{3,12}}){_NOT}{_GOES_ON}"
)
# “To repair the coast road, which have been cut”
_WHICH = pattern(
    r"(?P<subject>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?P<words>(?:[a-z-]{3,14} )?(?P<noun>[a-z]{3,18})), which) (?P<form>are|were|have)(?P<not>n['’]t)?(?= (?:not |also |now |still |already |been |recently )?[a-z]{2,16}(?:ed|en|t|d)\b)"
)
# “If the price of gas were higher”: a wish or a condition has “were” for one.
_IRREAL = pattern(r"\b(?:if|wish|wished|unless|though|whether|lest|suppose|imagine)\b")


class _Words(NamedTuple):
    plurals: frozenset[str]
    singular: frozenset[str]
    small: frozenset[str]


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only where a clause begins with the subject, its noun is of the tables, and one phrase stands before the verb."""
    resources = facts.resources
    counted = counted_nouns(resources.lines("counted_nouns"))
    words = _Words(
        frozenset(counted.singular) | resources.words("plural_nouns"),
        resources.words("single_things"),
        resources.words("english_function_words"),
    )
    for match in _SEVERAL.finditer(facts.text):
        noun = (match["noun"] or match["bare"]).lower()
        if noun in words.plurals and not (match["bare"] and _is_name(facts, match, noun)):
            yield from _mark(facts, match, _FOR_SEVERAL, words)
    for match in chain(_ONE.finditer(facts.text), _LED.finditer(facts.text)):
        if match["noun"] in words.singular:
            yield from _mark(facts, match, _FOR_ONE, words)
    for match in _NAMELESS.finditer(facts.text):
        yield from _mark(facts, match, _FOR_SEVERAL, words)
    yield from _each(facts, words)
    yield from _relative(facts, words)
    yield from _in_clauses(facts, words)


def _each(facts: Facts, words: _Words) -> Iterator[Mark]:
    """“Each of the pipes under the valley carry”."""
    for match in _EACH.finditer(facts.text):
        verb, third = match["form"], _FOR_ONE.get(match["form"])
        if third is None and verb in facts.resources.words("clause_verbs"):
            third = facts.resources.inflection.third(verb)
        if third:
            yield from _mark(facts, match, {verb: third}, words)


def _in_clauses(facts: Facts, words: _Words) -> Iterator[Mark]:
    """“The road, which have been cut”."""
    for match in _WHICH.finditer(facts.text):
        if match["noun"] in words.singular and not _may_be_of_several(facts, match, words.plurals):
            yield from _mark(facts, match, _FOR_ONE, words)


def _may_be_of_several(facts: Facts, match: re.Match[str], plurals: frozenset[str]) -> bool:
    """Whether the clause may be about something named before: “boats on the coast, which have …”, “the road and the coast, which …”."""
    segment = facts.segments.at(match.start())
    before = facts.folded[segment.span.start if segment else 0 : match.start()].split()
    several = plurals | _SEVERAL_TOO
    return any(word in several or (word.endswith("s") and len(word) > _SHORTEST_PLURAL) for word in before)


def _relative(facts: Facts, words: _Words) -> Iterator[Mark]:
    """A clause about one thing or animal, whose verb can be no noun."""
    verbs, inflection = facts.resources.words("clause_verbs"), facts.resources.inflection
    single = facts.resources.words("animals_and_devices")
    for match in _RELATIVE.finditer(facts.text):
        verb, noun = match["form"], match["noun"]
        if (
            noun in single
            and verb in verbs
            and not _SEVERAL_BEFORE.search(facts.text, max(0, match.start() - _NEAR), match.start())
        ):
            span, third = Span(match.start("subject"), match.end("form")), inflection.third(verb)
            yield Mark(span, fields={"verb": third}, suggestions=(replacement(Span(*match.span("form")), third),))


def _is_name(facts: Facts, match: re.Match[str], noun: str) -> bool:
    """Whether a subject without an article may be the name of a body or a person."""
    segment = facts.segments.at(match.start("subject"))
    begins = segment is not None and segment.span.start == match.start("subject")
    if noun in facts.resources.words("members_in_names") or match["preposition"] == "for" or not begins:
        return True
    lexicon = facts.resources.lexicon
    capitals = [word.lower() for word in match["words"].split() if word[0].isupper()]
    titled = any(lexicon.is_word(word) and not lexicon.is_name(word) for word in capitals)
    return titled or lexicon.is_name(match["bare"])


def _mark(facts: Facts, match: re.Match[str], forms: Mapping[str, str], words: _Words) -> Iterator[Mark]:
    if not _are_nouns(facts, match["words"], words):
        return
    segment = facts.segments.at(match.start("subject"))
    sentence = segment.span if segment else Span(*match.span())
    if _IN_TITLES.search(facts.text, *sentence) or _IRREAL.search(facts.folded, sentence.start, match.start("form")):
        return
    span = Span(match.start("subject"), match.end("not") if match["not"] else match.end("form"))
    verb = f"{forms[match['form']]}{match['not'] or ''}"
    fixed = replacement(Span(match.start("form"), span.end), verb)
    yield Mark(span, fields={"verb": verb}, suggestions=(fixed,))


def _are_nouns(facts: Facts, phrase: str, words: _Words) -> bool:
    """Whether no verb or small word stands in the phrase before the verb: “the price of what we buy”."""
    verbs = facts.resources.verbs
    parts = [word for word in phrase.split() if word not in ("and", "the")]
    return not any(
        word.islower() and ((word in words.small and word != "all") or verbs.only_verb(word)) for word in parts
    )
