"""An age that the year of birth contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.dates import MONTH
from checker.facts.figures.numbers import SPELLED, like, read_number
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

NEEDS = ("born ", "died", "passed away")
_YEAR = r"(?:18|19|20)\d\d"
_AGE = rf"(?P<age>\d{{1,3}}|\b{SPELLED}\b)"
_PLACE = r"(?:in [A-ZÀ-Þ][\w’'-]{2,20}(?: [A-ZÀ-Þ][\w’'-]{1,20}){0,2},? )?"
_BIRTH = rf"[Bb]orn {_PLACE}(?:on [^.;]{{3,20}},? )?(?:in (?:[A-Z][a-z]{{2,8}} )?)?(?P<born>{_YEAR})\b"
# A present age beside the year of birth: that of the story decides.
_TODAY = (
    pattern(
        rf"\b{_BIRTH}[^.;]{{0,40}}?\bis (?:now |today |currently )?(?P<age>\d{{1,3}})\b(?! in (?:{MONTH} )?{_YEAR})"
        r"(?! (?:when|years before|percent|million|of|per|minutes|points|goals|times))"
    ),
    pattern(rf"\b[A-ZÀ-Þ][\w’'-]+, (?P<age>\d{{1,3}}), (?:was|who was) {_BIRTH}"),
    pattern(
        rf"\b(?:president|minister|mayor|singer|actor|writer|player|leader|chief|judge|king|queen), (?P<age>\d{{1,3}}), (?:was|who was) {_BIRTH}"
    ),
)
_BORN = pattern(rf"\b[Bb]orn (?:[^.;()\n]{{0,40}}? )?(?P<born>{_YEAR})\b")
_IS_BORN = rf"(?:who )?(?:(?:was|is|were) )?[Bb]orn (?:[^.;()\n]{{0,40}}? )?(?P<born>{_YEAR})\b"
# A present age in another order; the text before decides whose it is.
_PRESENT = (
    *_TODAY,
    pattern(rf"(?:\baged |\bat the age of |\bage |\()(?P<age>\d{{2,3}})\)?,? (?:and )?{_IS_BORN}"),
    pattern(rf"\b(?P<age>\d{{2,3}})-year-old(?: [\w’'-]{{2,20}}){{0,4}},? (?:and )?{_IS_BORN}"),
    pattern(
        rf"\b{_IS_BORN},? (?:and )?(?:(?:who )?is )?(?:a |the |an |now )?(?P<age>\d{{2,3}})(?:-year-old|,? years old)\b"
    ),
    pattern(
        rf"\bis (?P<age>\d{{2,3}})(?: years old| years of age)?(?:\. (?:He|She) |, (?:and |having been )?){_IS_BORN}"
    ),
)
_LIVED = pattern(rf"\((?P<born>{_YEAR}) ?[-–] ?(?P<year>{_YEAR})\)")
_DIED = pattern(rf"\b(?:died|passed away)\b[^.;\n\d]{{0,40}}\b(?:at the age of|at age|at|aged) {_AGE}(?=[.,;)])")
_DATE = rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:(?:\d{{1,2}} )?{MONTH},? (?:\d{{1,2}},? )?)?(?P<year>{_YEAR})\b"
_END = r"(?=[.,;)]|\Z| (?:and|when|after|because|from|of|while|but|following|in|by|with|to)\b)"
# An age and the year in which someone had it.
_PAIRS = (
    pattern(
        rf"\b(?:in|on) {_DATE},? (?:at the age of|at age|at|aged|age|when (?:she|he|they) (?:was|were)) {_AGE}\b{_END}"
    ),
    pattern(rf"\b(?:at the age of|at age|at|aged|was|is|turned|turns) {_AGE}(?: years old)?,? (?:in|on) {_DATE}"),
    pattern(
        rf"\b(?:was|turned) (?:only |just |already )?{_AGE}(?: years old)? (?:on|at|during|by) (?:the |her |his |their )[^.;,\d]{{1,50}} (?:in|on) {_DATE}"
    ),
    pattern(
        rf"\bwas (?:only |just |already )?{_AGE}(?: years old)? when (?:she|he|they) [^.;,\d]{{1,60}} (?:in|on) {_DATE}"
    ),
)
_ANOTHER = pattern(
    r"\b(?:who|whose|born|fathers?|mothers?|sons?|daughters?|wife|husband|brothers?|sisters?|parents|uncle|aunt|widow|child|children|grand\w{3,8}|BC)\b"
)
_HE, _SHE = pattern(r"\b(?:[Hh]e|[Hh]is|him)\b"), pattern(r"\b(?:[Ss]he|[Hh]er)\b")
_SAME = pattern(r"\s{1,2}(?:She|He|They) ")
_SENTENCE_END = pattern(r"[.!?](?=\s|\Z)|\n")
_BEFORE, _FARTHEST, _OLDEST = 60, 200, 115


class _Age(NamedTuple):
    age: Span
    born: Span
    year: int


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Allows one year of difference. The year is the one beside the age or, for a present age, that of the story."""
    found = {
        one.age: one
        for one in (
            *_today(facts),
            *_dated(facts.text),
            *_lived(facts.text),
            *(_Age(*one) for one in facts.stated_ages),
        )
    }
    for one in found.values():
        born, age = int(one.born.text(facts.text)), read_number(one.age.text(facts.text)).value
        if age <= _OLDEST and one.year >= born and abs(one.year - born - age) > 1:
            yield _mark(facts, one)


def _today(facts: Facts) -> Iterator[_Age]:
    for shape in _PRESENT:
        for match in shape.finditer(facts.text):
            if facts.year:
                yield _age(match, Span(*match.span("born")), facts.year)


def _dated(text: str) -> Iterator[_Age]:
    """Ages with their years, in the sentence of the birth or in the one after it, if that is about the same person."""
    for birth in _BORN.finditer(text):
        end = _reach(text, birth.end())
        for shape in _PAIRS:
            for pair in shape.finditer(text, birth.end(), end):
                if _is_same_person(text, birth, pair.end()):
                    yield _age(pair, Span(*birth.span("born")), int(pair["year"]))


def _is_same_person(text: str, birth: re.Match[str], end: int) -> bool:
    passage = text[max(0, birth.start() - _BEFORE) : end]
    return not _ANOTHER.search(text, birth.end(), end) and not (_HE.search(passage) and _SHE.search(passage))


def _lived(text: str) -> Iterator[_Age]:
    for life in _LIVED.finditer(text):
        died = _DIED.search(text, life.end(), _reach(text, life.end()))
        if died and not _ANOTHER.search(text[life.end() : died.start()].removesuffix("who ")):
            yield _age(died, Span(*life.span("born")), int(life["year"]))


def _reach(text: str, start: int) -> int:
    """The end of the sentence, or of the next one if it begins with a pronoun."""
    last = min(len(text), start + _FARTHEST)
    end = _SENTENCE_END.search(text, start, last)
    if end and _SAME.match(text, end.end()):
        end = _SENTENCE_END.search(text, end.end() + 2, last)
    return end.start() + 1 if end else last


def _age(match: re.Match[str], born: Span, year: int) -> _Age:
    return _Age(Span(*match.span("age")), born, year)


def _mark(facts: Facts, one: _Age) -> Mark:
    age, born = one.age.text(facts.text), one.born.text(facts.text)
    right = like(read_number(str(one.year)).value - int(born), age)
    fields = {"age": age, "born": born, "year": str(one.year), "right": right}
    related = (Related(one.born, "the year of birth"),)
    return Mark(one.age, fields=fields, suggestions=(replacement(one.age, right),), related=related)
