"""Several that “is”, “was” or “says”: “the passengers was”, “patients thinks”, “two of them has”."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.rulebook.tables.counted_nouns import counted_nouns

NEEDS = ("s ", "men ", "children ", "people ", "them ")
_FORMS = {"is": "are", "was": "were", "has": "have", "does": "do"}
# Nouns too, but not right behind a subject.
_VERBS = {"says": "say", "goes": "go", "gets": "get", "comes": "come", "tells": "tell", "makes": "make"}
_ADVERBS = "(?:generally|usually|often|also|still|now|always|never|already|mostly|normally|currently|regularly|constantly|frequently|rarely|really|only) "
_ADVERB = rf"(?P<adverb>{_ADVERBS})?"
_VERB = r"(?P<form>(?P<auxiliary>is|was|has|does)(?P<not>n['’]t)?|[a-z]{3,12}(?<!yse)s)(?= [a-z$€£\d]|[.,;]|\Z)"
_COUNT = r"(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[2-9]|[1-9]\d{1,2}|[Dd]ozens of|[Hh]undreds of|[Tt]housands of|[Ss]everal|[Mm]any|[Bb]oth|[Aa] few)"
_DETERMINER = rf"(?:(?:[Tt]he|[Tt]hese|[Tt]hose|[Ss]ome|[Mm]ost|[Aa]ll(?: the)?|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts|[Oo]ur|[Oo]ther)(?: other)? |(?:(?:The|the|At least|at least|About|Around|Some|Only|Another|another) )?{_COUNT} )"
# Where a clause begins: before anything else, another subject may come.
_SENTENCE = r"(?:\A|(?<=[.!?] )|(?<=[.!?][”\"] )|(?<=\n))"
_CLAUSE = r"(?:(?<=; )|(?<=, but )|(?<=, and )|(?<=\bsaid )|(?<=\bsaid that )|(?<=[a-z]ed that )|(?<=[a-z]es that )|(?<=\bsays )|(?<=\bbecause )|(?<=\bwhile ))"
_NOUN = rf"(?!{_ADVERBS})(?P<noun>[a-z]{{3,18}})(?: of (?:(?:the|local|these|their|his|her) )?(?P<of>[a-z]{{3,18}}))?"
_AT_A_BEGINNING = (
    pattern(
        rf"(?:{_SENTENCE}|{_CLAUSE})(?P<subject>{_DETERMINER}(?:(?!of\b|and\b|or\b)[a-z-]{{3,14}} )?{_NOUN}) {_ADVERB}{_VERB}"
    ),
    pattern(rf"{_CLAUSE}(?P<subject>{_NOUN}) {_ADVERB}{_VERB}"),
    pattern(rf"{_SENTENCE}(?P<subject>(?P<bare>[A-Z][a-z]{{3,18}})) {_ADVERB}{_VERB}"),
    # “Treasury yields was mixed”
    pattern(
        rf"{_SENTENCE}(?P<subject>(?P<compound>(?!(?:{_COUNT}|What|Which|Whose|How|Where|When|Why|Who|If|As|In|On|At|Of|For|With|By|From|To)\b)[A-Z][a-z]{{3,14}}(?<!ing)) (?P<noun>[a-z]{{3,18}})) {_VERB}"
    ),
)
_ANYWHERE = (
    pattern(
        rf"(?P<subject>\b(?:{_COUNT}|[Mm]ost|[Ss]ome|[Ff]ew|[Aa]ll) of (?:them|(?:the|these|those|his|her|its|their) (?P<noun>[a-z]{{3,18}}))) {_VERB}"
    ),
    # “At noon two officers was sent”: anywhere, if a participle shows that nothing else is meant.
    pattern(
        r"\b(?P<subject>(?:two|three|four|five|six|seven|eight|nine|ten|several) (?:[a-z]{3,12} )?(?P<noun>[a-z]{3,18})) (?P<form>(?P<auxiliary>was)(?P<not>n['’]t)?)(?= (?:[a-z]{3,14}ed|taken|sent|found|hurt|born|seen|given|hit|shot)\b)"
    ),
)
# A count inside a phrase is no subject: “the trial of three men was delayed”, “more than two people was too many”.
_INSIDE = pattern(
    r"\b(?:of|with|for|to|by|from|on|in|at|about|between|than|over|nearly|least|and|the|these|those|one|poll|number|each|every|neither|either|none) \Z"
)
# “Three people is a crowd”: the number, not the people.
_EQUALS = pattern(r" (?:an?|the|too|enough|not|plenty|far) ")
_COUNTED = pattern(_COUNT)
_WORK = pattern(
    r"\b(?:pronouns?|words?|song|film|novel|series|album|called|titled|magazine|musical|play|sculpture|painting)\b"
)
# “The players needs to rest”, “winds moves from the north”: forms that are nouns too, with what no noun has behind it.
_WANTING = frozenset({"needs", "hopes", "plans", "starts", "looks", "claims", "attempts"})
_TO = pattern(r" to [a-z]")
_REACH = 12


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only behind a noun of the tables, right before the verb, where a clause begins; or behind a count."""
    counted = counted_nouns(facts.resources.lines("counted_nouns")).singular.keys()
    plurals = counted | facts.resources.words("plural_nouns")
    seen: set[int] = set()
    for shape in (*_AT_A_BEGINNING, *_ANYWHERE):
        for match in shape.finditer(facts.text):
            if not _is_plural(match, plurals) or match.start("subject") in seen or _is_other(facts, match):
                continue
            if shape in _ANYWHERE and _is_inside(match):
                continue
            better = _better(facts, match)
            if better:
                seen.add(match.start("subject"))
                span = Span(match.start("subject"), match.end("form"))
                adverb = match.groupdict().get("adverb") or ""
                fixed = replacement(span, f"{match['subject']} {adverb}{better}")
                yield Mark(span, fields={"subject": match["subject"]}, suggestions=(fixed,))


def _is_plural(match: re.Match[str], plurals: Container[str]) -> bool:
    """Whether each noun of a subject is a plural of the tables; “them” has none."""
    found = match.groupdict()
    nouns = [found.get("noun"), found.get("of"), (found.get("bare") or "").lower()]
    return all(noun in plurals for noun in nouns if noun)


def _is_other(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the words are a name, the title of a work, a number, or part of another subject."""
    start, segment = match.start("subject"), facts.segments.at(match.start("subject"))
    bare, compound = match.groupdict().get("bare"), match.groupdict().get("compound")
    # “Rivers was rushed to hospital”, “But Dr. Brothers was there”
    if (bare and facts.resources.lexicon.is_name(bare)) or (
        (bare or compound) and (segment is None or segment.span.start != start)
    ):
        return True
    if _COUNTED.match(facts.text, start) and _EQUALS.match(facts.text, match.end("form")):
        return True
    return segment is not None and _WORK.search(facts.text, *segment.span) is not None


def _is_inside(match: re.Match[str]) -> bool:
    """Whether a count belongs to a phrase before it."""
    start = match.start("subject")
    return _INSIDE.search(match.string, max(0, start - _REACH), start) is not None


def _better(facts: Facts, match: re.Match[str]) -> str:
    """The form for several; "" for a word that may be a noun."""
    form = match["form"]
    if match["auxiliary"]:
        return f"{_FORMS[match['auxiliary']]}{match['not'] or ''}"
    if form in _VERBS:
        return _VERBS[form]
    base = facts.resources.inflection.base(form)
    third = facts.resources.inflection.third(base) == form
    alone = facts.resources.verbs.only_verb(form) or match.groupdict().get("adverb")
    return base if third and (alone or (form in _WANTING and _TO.match(match.string, match.end()))) else ""
