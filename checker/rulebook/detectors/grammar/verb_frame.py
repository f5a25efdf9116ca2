"""A verb with a particle too many, without one, or with another one: “congratulated to”, “participated the race”, “depends from”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.inflection import Inflection

_THE = r"(?:the|an?|his|her|its|their|our|my|your|this|these|those)"
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|several|many|\d[\d.,]{0,12})"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
_PERSONS = r"(?:police|journalists?|reporters?|press|media|people|public|residents|citizens|voters|authorities|government|minister|president|mayor|court|judge|parents|workers|members|officers|soldiers|family|victims?)"
_TIME = r"(?:same|whole|entire|full|required|rest|better|best|longest|usual|necessary|past|last|next|first|second|previous|following)"
_PLACE = r"(?:city|town|village|airport|scene|station|hospital|site|port|border|capital|hotel|school|camp|island|venue|stadium|court|house)"
_TOPIC = r"(?:need|importance|role|necessity|issues?|matters?|fact|value|significance|development|strengthening|problems?|situation|cooperation|relations|importance|urgency|priority|implementation|right|rights|possibility|use|unity|continuation|participation)"
# What follows the verb, or its particle, for the slip to be certain.
_FOLLOWING = {
    "any": rf" (?:{_THE}|{_NUMBER}|him|them|us|me|all|both|every|each|(?!{_DAY})[A-ZÀ-Þ][\w’'-]{{1,20}})(?![\w’'-])",
    "thing": rf" (?:{_THE}) (?!lot\b|bit\b|little\b|great\b|good\b|few\b|while\b|moment\b|whole\b|day\b|week\b|year\b)[a-z]",
    "topic": rf" (?:the|this|these|his|her|their) (?:[a-z]{{3,12}} )?{_TOPIC}\b",
    "people": rf" (?:the |his |her |their |all |local )?{_PERSONS}\b",
    "arrival": rf" the (?!{_TIME}\b)(?:[a-z]{{3,12}} )?(?:bus|train|results?|decision|answer|end|arrival|verdict|ambulance|help|report|vote|rain|news|boat|plane|doctor|outcome|response|approval|trial|start|opening|call)\b",
    "place": rf" (?:the|his|her|their) (?:[a-z]{{3,12}} )?{_PLACE}\b",
    "figure": rf" (?:about |around |over |more than |some |nearly |almost )?(?:[$€£]|{_NUMBER}\b)",
    "group": rf" {_NUMBER} [a-z]",
}
_VERB = r" (?P<base>[a-z]{2,16})(?= (?:the|an?|his|her|its|their|our|this|that|these|those|all|any|him|them|it|on|in|at|with|to|for)\b|[.,])"
_BE = pattern(
    r"(?:\b(?:is|are|was|were|be|been|being|get|got|gets|getting|as|than|so)|n[’']t)(?: [a-z]{2,14}ly| not| also)? \Z"
)
_LOOK_BACK = 40
# “Without say a word”, “for solve the problem”.
_BASE = pattern(
    rf"(?<![\w’'-])(?P<particle>by|without|for|instead of|despite) (?P<base>[a-z]{{3,14}})(?= (?:{_THE}|{_NUMBER}|him|them|us|me|it)\b)"
)
# Behind these, the particle belongs to what stands before: “what they stand for include the …”.
_OPEN = pattern(
    r"\b(?:call|calls|called|stands?|stood|look|looked|looking|vote|voted|ask|asked|paid|pay|go|known|responsible|accounted|argued?|fight|fought|need|needs|do|does|did|not|to|will|can|could|would|should|must|may|might|named|led|run|works?|worked) \Z"
)
_LET = pattern(
    r"(?<![\w’'-])(?:let|lets|letting|made|makes|making) (?:him|her|them|us|me|people) (?P<to>to) (?P<base>[a-z]{2,14})(?![\w’'-])"
)
_NO_LET = frozenset({"order", "measure", "last", "be"})
_VOWELS = frozenset("aeiou")


class _Row(NamedTuple):
    shape: str
    particle: str
    right: str
    following: re.Pattern[str]


class _Frames(NamedTuple):
    """The rows by the form of the word, and what finds such a form."""

    rows: Mapping[str, tuple[_Row, ...]]
    words: re.Pattern[str]


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the frame that the word has."""
    frames = _frames(facts.resources.rows("verb_frames"), facts.resources.inflection)
    for match in frames.words.finditer(facts.text):
        for row in frames.rows[match["word"]]:
            mark = _mark(facts, match, row)
            if mark:
                yield mark
                break
    yield from _bases(facts)


def _bases(facts: Facts) -> Iterator[Mark]:
    """“Without say a word”, “let them to go”."""
    for match in _BASE.finditer(facts.text):
        base, start = match["base"], match.start()
        if base in facts.resources.words("plain_verbs") and not _OPEN.search(
            facts.text, max(0, start - _LOOK_BACK), start
        ):
            right = f"{match['particle']} {facts.resources.inflection.gerund(base)}"
            yield _frame(Span(*match.span()), right if match["particle"] != "for" else f"to {base}")
    for match in _LET.finditer(facts.text):
        if facts.resources.verbs.base(match["base"]) and match["base"] not in _NO_LET:
            span = Span(*match.span())
            yield _frame(span, f"{facts.text[span.start : match.start('to')]}{match['base']}")


def _mark(facts: Facts, match: re.Match[str], row: _Row) -> Mark | None:
    end, word = match.end("word"), match["word"]
    if row.shape != "needs":
        if not facts.text.startswith(f" {row.particle} ", end):
            return None
        end += len(row.particle) + 1
    following = row.following.match(facts.text, end)
    if following is None or (row.shape in ("without", "needs") and _is_passive(facts, match)):
        return None
    if row.shape == "gerund":
        return _gerund_for(facts, match, row, following)
    right = row.particle if row.shape == "needs" else row.right
    return _frame(Span(match.start(), end), f"{word} {right}".rstrip())


def _gerund_for(facts: Facts, match: re.Match[str], row: _Row, following: re.Match[str]) -> Mark | None:
    base = following["base"]
    if not facts.resources.verbs.base(base) or base == "be":
        return None
    gerund = facts.resources.inflection.gerund(base)
    right = " ".join(word for word in (match["word"], row.right, gerund) if word)
    return _frame(Span(match.start(), following.end("base")), right)


def _frame(span: Span, right: str) -> Mark:
    return Mark(span, fields={"better": right}, suggestions=(replacement(span, right),))


def _is_passive(facts: Facts, match: re.Match[str]) -> bool:
    """“The law was notified to the court”: no object follows a passive."""
    return not match["word"].endswith("ing") and bool(
        _BE.search(facts.text, max(0, match.start() - _LOOK_BACK), match.start())
    )


@lru_cache(maxsize=8)  # by inflection, which a project with its own words has of its own
def _frames(rows: tuple[tuple[str, ...], ...], inflection: Inflection) -> _Frames:
    found: dict[str, tuple[_Row, ...]] = {}
    for shape, particle, right, kind, words in rows:
        row = _Row(shape, particle, right, pattern(_VERB if kind == "verb" else _FOLLOWING[kind]))
        for word in words.split():
            for form in _forms(word, inflection):
                found[form] = (*found.get(form, ()), row)
    either = "|".join(sorted(found, key=len, reverse=True))
    return _Frames(found, pattern(rf"(?<![\w’'-])(?P<word>{either})(?= )"))


def _forms(word: str, inflection: Inflection) -> frozenset[str]:
    """All forms of a verb; of one that is a noun too, the past forms; an adjective alone."""
    base = word.rstrip("*")
    past = inflection.past(base) if inflection.verbs.base(base) else ""
    if not past:
        return frozenset({base})
    forms = {past, inflection.participle(base)}
    if not word.endswith("*"):
        forms |= {base, inflection.third(base), inflection.gerund(base)}
    return frozenset(forms) - {""}
