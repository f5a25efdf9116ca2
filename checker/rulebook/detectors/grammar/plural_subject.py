"""Several that “is”, “was” or “says”: “the passengers was”, “patients waits”, “two of them has”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.rulebook.counted_nouns import counted_nouns

NEEDS = ("s ", "men ", "children ", "people ", "them ")
_FORMS = {"is": "are", "was": "were", "has": "have", "does": "do"}
_VERB = r"(?P<form>(?P<auxiliary>is|was|has|does)(?P<not>n['’]t)?|[a-z]{3,12}(?<!yse)s)(?= [a-z$€£\d]|[.,;]|\Z)"
_COUNT = r"(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve|[2-9]|[1-9]\d{1,2}|[Dd]ozens of|[Hh]undreds of|[Tt]housands of|[Ss]everal|[Mm]any|[Bb]oth|[Aa] few)"
_DETERMINER = rf"(?:(?:[Tt]he|[Tt]hese|[Tt]hose|[Ss]ome|[Mm]ost|[Aa]ll(?: the)?|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts|[Oo]ur)(?: other)? |(?:(?:The|the|At least|at least|About|Some|Only|Another|another) )?{_COUNT} )"
# Where a clause begins: before anything else, another subject may come.
_BEGINS = r"(?:\A|(?<=[.!?] )|(?<=[.!?][”\"] )|(?<=\n)|(?<=; )|(?<=, but )|(?<=, and )|(?<=\bsaid )|(?<=\bsaid that )|(?<=\bbecause )|(?<=\bwhile ))"
_SENTENCE = r"(?:(?<![^\n])|(?<=[.!?] )|(?<=[.!?][”\"] ))"
_SUBJECT = pattern(
    rf"{_BEGINS}(?P<subject>(?:{_DETERMINER}(?:[a-z]{{3,14}} )?(?P<noun>[a-z]{{3,18}})|{_SENTENCE}(?P<bare>[A-Z][a-z]{{3,18}}))) {_VERB}"
)
_OF_THEM = pattern(
    rf"(?P<subject>\b(?:{_COUNT}|[Mm]ost|[Ss]ome|[Ff]ew|[Aa]ll) of (?:them|(?:the|these|those|his|her|its|their) (?P<noun>[a-z]{{3,18}}))) {_VERB}"
)
# “The film about the soldiers is new”: a count inside a phrase is no subject.
_INSIDE = pattern(
    r"\b(?:of|with|for|to|by|from|on|in|at|about|between|the|one|number|each|every|neither|either|none) \Z"
)
_IRREGULAR = frozenset({"men", "women", "people", "children", "persons"})
# Nouns too, but not right behind a subject.
_VERBS = {"says": "say", "goes": "go", "gets": "get", "comes": "come", "tells": "tell", "makes": "make"}
_REACH = 12


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only behind a noun of the table, right before the verb, where a clause begins; or behind “of them”."""
    plurals = counted_nouns(facts.resources.lines("counted_nouns")).singular.keys() | _IRREGULAR
    for shape in (_SUBJECT, _OF_THEM):
        for match in shape.finditer(facts.text):
            bare = match.groupdict().get("bare") or ""
            noun = match["noun"] or bare.lower()
            if (noun and noun not in plurals) or (bare and _is_name(facts, bare, match.start())):
                continue
            if _INSIDE.search(facts.text, max(0, match.start() - _REACH), match.start()):
                continue
            better = _better(facts, match["form"], match["auxiliary"], match["not"])
            if better:
                span = Span(match.start("subject"), match.end("form"))
                fields = {"subject": match["subject"]}
                yield Mark(span, fields=fields, suggestions=(replacement(span, f"{match['subject']} {better}"),))


def _is_name(facts: Facts, word: str, start: int) -> bool:
    """“Rivers was rushed to hospital”, “But Dr. Brothers was there”."""
    segment = facts.segments.at(start)
    return facts.resources.lexicon.is_name(word) or segment is None or segment.span.start != start


def _better(facts: Facts, form: str, auxiliary: str | None, negation: str | None) -> str:
    """The form for several; "" for a word that may be a noun."""
    if auxiliary:
        return f"{_FORMS[auxiliary]}{negation or ''}"
    if form in _VERBS:
        return _VERBS[form]
    base = facts.resources.inflection.base(form)
    sure = facts.resources.verbs.only_verb(form) and facts.resources.inflection.third(base) == form
    return base if sure else ""
