"""A name that says who holds an office, without the commas around it: “The head of Narvia Tom Corvey met …”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

# One person alone holds these offices, so the name only adds who it is.
_SOLE = (
    r"(?:head|mayor|governor|director|director[- ]general|general director|chairman|chairwoman|chairperson|president|prime minister|minister|chief|leader|commander"
    r"|ambassador|rector|secretary|secretary[- ]general|prosecutor|founder|speaker|dean|abbot|bishop|archbishop|chief executive|premier|chancellor|ombudsman)"
)
_FOUND = pattern(
    r"(?:(?P<opens>\A|(?<=[.!?”\"] )|(?<=\n))|(?<![\w’'-])(?P<said>[a-z]{3,12}(?: by| to)?) )"
    rf"[Tt]he (?:(?:new|acting|deputy|first deputy|regional|local|former|then) )?{_SOLE} of (?P<of>[^.,;:!?()“”\"\n–—]{{2,80}}?)"
    r" (?P<name>(?P<given>[A-ZÀ-Þ][\w’-]{1,15}) (?:[A-ZÀ-Þ]\. )?(?P<surname>[A-ZÀ-Þ][\w’-]{2,20}))(?: (?P<next>[a-z]{2,16})\b|(?P<end>[.,;]))"
)
# What goes on with its own object is no clause about the office: “the head of the union Anna Hale founded said”.
_GOES_ON = pattern(r" (?:the|an?|his|her|its|their|that|to|this|these|two|three|several|\d|[A-ZÀ-Þ])")
_WORD = pattern(r"(?<![\w’'-])[a-z]{2,20}")
_HELPERS = frozenset({"has", "had", "is", "was", "will", "would", "also"})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only where the name is the subject of a verb right behind it, or ends a clause behind “said”: elsewhere it may be the object."""
    given = facts.resources.given_names
    for match in _FOUND.finditer(facts.text):
        if match["given"] not in given or not _is_office(facts, match["of"]) or _is_body(facts, match["surname"]):
            continue
        if _is_subject(facts, match) or _is_speaker(facts, match):
            yield _mark(match)


def _mark(match: re.Match[str]) -> Mark:
    start, end = match.span("name")
    before = Edit(Span(start - 1, start), ", ")
    after = (Edit(Span(end, end), ","),) if match["next"] else ()
    return Mark(Span(start, end), suggestions=(Suggestion("commas around the name", (before, *after)),))


def _is_subject(facts: Facts, match: re.Match[str]) -> bool:
    following = match["next"]
    if match["opens"] is None or not following:
        return False
    if following in facts.resources.say_forms or following in _HELPERS:
        return True
    is_verb = facts.resources.verbs.only_verb(following) or following.endswith("ed")
    return is_verb and _GOES_ON.match(facts.text, match.end("next")) is not None


def _is_speaker(facts: Facts, match: re.Match[str]) -> bool:
    """“said the head …”, “was said by the head …”, “according to the head …”."""
    if match["opens"] is not None or not match["end"]:
        return False
    first, *rest = match["said"].split()
    return first in facts.resources.say_forms or (bool(rest) and first == "according")


def _is_office(facts: Facts, of: str) -> bool:
    """Whether no verb stands between the office and the name, and no word whose own name it may be: “the director of the film Anna Hale”."""
    words, last = _WORD.findall(of), of.rsplit(maxsplit=1)[-1]
    if last in facts.resources.words("title_cues") or last in facts.resources.words("named_after_people"):
        return False
    if not facts.resources.say_forms.isdisjoint(words):
        return False
    verbs = facts.resources.verbs
    return not any(verbs.only_verb(word) or (word.endswith("ed") and verbs.finite(word)) for word in words)


def _is_body(facts: Facts, surname: str) -> bool:
    """“Charlotte City”, “Florence Hospital”."""
    return surname.lower() in facts.resources.lines("capital_bodies")
