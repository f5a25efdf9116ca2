"""A verb whose object is followed by the wrong words: “accused him for”, “prevented them to leave”, “allowed them leave”, “decided leave”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.span import Span
from checker.rulebook.tables.frame_table import forms_of
from checker.words.inflection import Inflection

_PRONOUN = r"(?:him|them|us|me)"
_HEAD = r"(?!(?:of|for|to|with|about|from|in|on|at|by|and|or|that|who|which|as|than|not|was|were|is|are|had|has)\b)[a-z-]{2,14}"
_NAME = r"[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w’'-]{1,20}){0,2}"
_PEOPLE = r"(?:people|drivers|residents|citizens|workers|students|children|women|men|journalists|reporters|tourists|players|fans|migrants|refugees|soldiers|visitors|voters|companies|officials)"
_OBJECTS = {
    "pronoun": _PRONOUN,
    "person": rf"{_PRONOUN}|her|{_NAME}|(?:(?:the|his|her|their|all) )?{_PEOPLE}",
    "none": "",
    "any": rf"{_PRONOUN}|her|it|{_NAME}|(?:the|an?|his|her|their|its|our|this|these|some|many|two|three)(?: {_HEAD}){{1,3}}?|{_PEOPLE}|[a-z]{{3,14}}(?:ies|[b-hj-rt-z]s)",
}
_WORD = pattern(r"(?<![\w’'-])(?P<verb>[a-z]{2,14})(?= )")
_BEGUN = r"(?:the|an?|his|her|its|their|our|my|this|these|those|him|them|us|me|all|[a-z]{3,14}ing|(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w’'-]{1,20})(?![\w’'-])"
_VERB = r"(?P<base>(?!sense\b)[a-z]{2,16})(?= (?:the|an?|his|her|its|their|our|this|that|these|those|all|any|him|them|it|on|in|at|with|from|into|by|home|back)\b|[.,]| (?:[a-z]{3,14} )?[a-z]{3,14}s\b)"
# “Accused the minister for sport of a lie”: the particle is part of the name.
_OWN = pattern(r"[^.,;:!?\n]{1,60}? (?:of|with|for|on)\b")
# They go on with “to” themselves.
_PLANS = pattern(
    r"\b(?:attempt|effort|plan|move|bid|offer|decision|threat|desire|intention|proposal|promise|order|request|pledge|right|need|ability|wish|temptation)s? \Z"
)
_ONE = pattern(rf" (?:{_PRONOUN}|her|it) ")
_SUBJECTS = {"him": "he", "them": "they", "us": "we", "me": "I"}
_LONGEST = 160


class _Row(NamedTuple):
    shape: str
    right: str
    found: re.Pattern[str]


def find_object_frames(facts: Facts) -> Iterator[tuple[Span, str]]:
    """The span of each slip, with the right words."""
    rows = _rows(facts.resources.rows("object_frames"), facts.resources.inflection)
    for match in _WORD.finditer(facts.text):
        for row in rows.get(match["verb"], ()):
            found = row.found.match(facts.text, match.end(), match.end() + _LONGEST)
            right = found and not _is_a_plan(found, row) and _right(facts, found, row)
            if found and right:
                yield Span(found.start("mark"), found.end("mark")), right
                break


def _is_a_plan(found: re.Match[str], row: _Row) -> bool:
    """“Deter attempts to buy it”: “to” belongs to the object."""
    return row.shape == "gerund" and _PLANS.search(found[0], 0, found.start("mark") - found.start()) is not None


def _right(facts: Facts, found: re.Match[str], row: _Row) -> str:
    if row.shape == "instead":
        is_name = found["mark"] == "for" and not _ONE.match(found[0]) and _OWN.match(facts.text, found.end("mark"))
        return "" if is_name else row.right
    base = found["base"]
    if not facts.resources.verbs.base(base) or (base == "be" and row.shape in ("bare", "lost", "next")):
        return ""
    if row.shape == "gerund":
        return f"{row.right} {facts.resources.inflection.gerund(base) if base != 'be' else 'being'}"
    if row.shape == "clause":
        return f"that {_SUBJECTS[found['object']]} {base}"
    if row.shape == "bare":
        return base
    alone = base in facts.resources.words("plain_verbs") or base in facts.resources.words("intransitive_verbs")
    return f"to {base}" if alone else ""


@lru_cache(maxsize=8)  # by inflection, which a project with its own words has of its own
def _rows(rows: tuple[tuple[str, ...], ...], inflection: Inflection) -> Mapping[str, tuple[_Row, ...]]:
    made: dict[str, tuple[_Row, ...]] = {}
    for shape, particles, right, kind, words in rows:
        row = _Row(shape, right, pattern(_expression(shape, particles.replace(",", "|"), _OBJECTS[kind])))
        for word in words.split():
            for form in forms_of(word, inflection):
                made[form] = (*made.get(form, ()), row)
    return made


def _expression(shape: str, particles: str, objects: str) -> str:
    """What stands behind the verb, with the words to replace as “mark”."""
    if shape == "instead":
        return rf" (?:{objects}) (?P<mark>{particles}) (?={_BEGUN})"
    if shape == "next":
        return rf" (?P<mark>{_VERB})"
    if shape == "clause":
        return rf" (?P<mark>(?P<object>{objects}) to {_VERB})"
    if shape == "lost":
        return rf" (?:{objects}) (?P<mark>{_VERB})"
    return rf" (?:{objects}) (?P<mark>to {_VERB})"
