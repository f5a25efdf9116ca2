"""Whether a small word that occurs twice in a row may be right: "those who can can stay", "the bill he voted for for years"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.numbers import WORDS
from checker.model.span import Span
from checker.words.verbs import phrasal_verbs

if TYPE_CHECKING:
    from checker.facts.view import Facts


class Doubt(StrEnum):
    """Whether both of two equal words may be needed."""

    NONE = "none"
    SOME = "some"
    RIGHT = "right"


_CLAUSE = pattern(r"[^.!?;:“”\"\n]{0,90}\Z")
_REACH, _LEAST_WORDS, _FEW_WORDS, _NEAR = 90, 2, 9, 4
_KINDS_OF_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "get", "gets", "got", "getting"})
_WORDS = pattern(r"[\w’'-]+")
# Opens a clause whose object comes before it, so that the preposition at its end has no object after it.
_WH = pattern(
    r"\b(?:who|whom|which|what|whatever|whoever|where|how|why)(?:'s|'re|'d|'ll|'ve)? ([\w'-]+)(?: (he|she|they|we|i|you|it|the|this|that)\b)?"
)
_THAT = pattern(r"([\w'-]+) that ([\w'-]+) [\w' -]{1,60}\Z")
_CONTACT = pattern(r"([\w'-]+) (?:he|she|they|we|i|you|it)(?:'\w{1,2})? [\w' -]{2,60}\Z")
_NOUN_CONTACT = pattern(r"([\w'-]+) (?:the|a|an|his|her|their|its|our|my|your|some|many|most|both) [\w' -]{4,60}\Z")
_PASSIVE = pattern(
    r"\b(?:be|is|are|was|were|been|being|get|gets|got)(?: \w{1,20}ly| not| never| first| also| all)? \w{3,20} (?:\w{2,8} )?\Z"
)
_INFINITIVE = pattern(r"\bto \w{2,20} (?:\w{2,8} )?\Z")
_PARTICIPLE = pattern(r"[,(] ?\w{3,20}(?:ed|ing) (?:\w{2,8} )?\Z")
_OPEN_FORMS = (_PASSIVE, _INFINITIVE, _PARTICIPLE)
# Opens a clause that ends with the first of two verbs: “what it was was a trap”.
_CLOSED = pattern(
    r"\b(?:who|whoever|whom|which|what|whatever|all|everything|anything|nothing|one|ones|those|than|where|wherever|how|why|when|if|whether"
    r"|thing|problem|question|point|reason|way|there|more|much|many|some|best|most|least|fact|trouble|truth|idea|answer)\b[^.!?;,]{0,40}\Z"
)
_AS = pattern(r"\bas \w[^.!?;,]{0,30}\Z")
_SUBJECT = pattern(r"([\w'-]+) (?:he|she|they|we|i|you|it|there) \Z")
_NEXT = pattern(r" ([\w’'$€£“\"(-]+)")
_WHEN = pattern(
    r"(?:\d{4}|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
)
_OF_LATE = pattern(r"of of (?:late|course|all)\b")


class _Place(NamedTuple):
    """A doubled word with the part of the clause before it and the word after it."""

    facts: Facts
    word: str
    before: str
    words: list[str]
    after: str

    def is_last(self, kind: str) -> bool:
        """Whether the word before is of this kind."""
        return bool(self.words) and self.words[-1] in _kinds(self.facts, kind)

    def is_followed_by(self, kind: str) -> bool:
        """Whether the word after is of this kind."""
        return self.after in _kinds(self.facts, kind)


def doubt_of(facts: Facts, span: Span, word: str, kind: str) -> Doubt:
    """Whether both words in ``span`` may be needed; ``kind`` comes from the table ``doubled_words``."""
    found = _CLAUSE.search(facts.folded, max(0, span.start - _REACH), span.start)
    before = found[0] if found else ""
    following = _NEXT.match(facts.folded, span.end)
    after = following[1] if following else ""
    if following and facts.text[following.start(1) : following.end(1)] == "May":
        # The month, not the verb that may open a clause: another month says the same.
        after = "june"
    place = _Place(facts, word, before, _WORDS.findall(before), after)
    if word == "of":
        return Doubt.RIGHT if _OF_LATE.match(facts.folded, span.start) else _of_preposition(place)
    judge = _JUDGES.get(kind)
    return judge(place) if judge else Doubt.NONE


def _of_particle(place: _Place) -> Doubt:
    """“checked in in the morning”: the first goes with the verb."""
    if not place.words or not place.after or place.is_followed_by("clause"):
        return Doubt.NONE
    if place.after in place.facts.resources.say_forms or (place.word == "up" and place.after in WORDS):
        return Doubt.NONE
    resources = place.facts.resources
    table = phrasal_verbs(resources.rows("particle_verbs"), resources.rows("irregular_verbs"))
    if place.is_last("be"):
        return Doubt.RIGHT
    if table.take(place.words[-1], place.word) and not _is_noun(place):
        passive = not _KINDS_OF_BE.isdisjoint(place.words[-_NEAR:-1])
        lost = table.lacks_object(place.words[-1], place.word, passive=passive) and not _has_gap(place)
        return Doubt.SOME if lost and not (place.word == "in" and _WHEN.match(place.after)) else Doubt.RIGHT
    if table.taken_by(place.words[-5:-1], place.word):
        return Doubt.RIGHT if place.is_last("object") else Doubt.SOME
    doubt = _of_preposition(place)
    # For verbs that are not in the table: “he lived in in 1990” is doubtful.
    dated = doubt is Doubt.NONE and _WHEN.match(place.after) and _may_govern(place)
    return Doubt.SOME if dated else doubt


def _is_noun(place: _Place) -> bool:
    """“the fall in in prices”: after an article, no form is a verb."""
    return len(place.words) > 1 and place.words[-2] in _kinds(place.facts, "determiner")


def _of_preposition(place: _Place) -> Doubt:
    """“the bill he voted for for years”: the object of the first one comes before its clause."""
    opens = place.is_followed_by("clause") and place.word not in ("to", "as", "before", "after")
    # A noun directly before it cannot govern it: “who sent a letter to to the mayor”.
    if not place.after or opens or not _may_govern(place):
        return Doubt.NONE
    if _has_gap(place):
        return Doubt.RIGHT
    loose = place.word not in ("in", "on", "by") and any(sign.search(place.before) for sign in _OPEN_FORMS)
    return Doubt.SOME if loose or _is_relative(place, _NOUN_CONTACT.search(place.before)) else Doubt.NONE


def _has_gap(place: _Place) -> bool:
    finite = place.facts.resources.verbs.finite
    return (
        any(match[2] or not finite(match[1]) for match in _WH.finditer(place.before))
        or _is_relative(place, _THAT.search(place.before))
        or _is_relative(place, _CONTACT.search(place.before))
    )


def _may_govern(place: _Place) -> bool:
    """Whether the last word is a verb, an adjective after “be”, or a word that can come between a verb and its preposition."""
    if len(place.words) < _LEAST_WORDS:
        return False
    verbs, last = place.facts.resources.verbs, place.words[-1]
    small = any(
        row[0] == last and row[1] in ("adverb", "particle", "preposition")
        for row in place.facts.resources.rows("doubled_words")
    )
    form = verbs.base(last) or verbs.finite(last) or last.endswith(("ing", "en")) or "'" in last
    return form or small or place.words[-2] in _kinds(place.facts, "be")


def _is_relative(place: _Place, match: re.Match[str] | None) -> bool:
    """Whether the clause follows a noun: after a verb (“he said that …”) it is complete."""
    if match is None:
        return False
    facts, noun = place.facts, match[1]
    lexicon = facts.resources.lexicon
    return not (
        any(noun in _kinds(facts, kind) for kind in ("connecting", "governing", "saying"))
        or facts.resources.verbs.only_verb(noun)
        or (noun.endswith(("ed", "ing")) and not lexicon.is_name(noun))
        or noun in facts.resources.say_forms
    )


def _of_verb(place: _Place) -> Doubt:
    """“those who can can stay”: the first ends a clause."""
    before = place.before
    if _CLOSED.search(before) or _AS.search(before) or _is_relative(place, _SUBJECT.search(before)):
        return Doubt.RIGHT
    if _is_relative(place, _THAT.search(before)) or _is_relative(place, _CONTACT.search(before)):
        return Doubt.RIGHT
    near = len(place.words) < _FEW_WORDS
    return Doubt.SOME if near and _is_relative(place, _NOUN_CONTACT.search(before)) else Doubt.NONE


def _of_object(place: _Place) -> Doubt:
    """“told her her bag”, “if you need it it is there”: the first is an object, the second begins what follows."""
    if not place.words or not place.after or place.after in ("and", "or", "but"):
        return Doubt.NONE
    verbs, last, after = place.facts.resources.verbs, place.words[-1], place.after
    if place.word == "it" and last in place.facts.resources.say_forms:
        return Doubt.NONE
    governed = verbs.base(last) or verbs.finite(last) or place.is_last("governing") or last.endswith("ing")
    if place.word == "her":
        fits = not place.is_followed_by("clause")
    else:
        fits = verbs.finite(after) or verbs.base(after) or "'" in after
    return Doubt.RIGHT if governed and fits else Doubt.NONE


def _of_pointer(place: _Place) -> Doubt:
    """“Add to this this new law”: after a preposition or a verb, the first may be a pronoun."""
    governed = place.is_last("governing") or (bool(place.words) and place.facts.resources.verbs.base(place.words[-1]))
    return Doubt.SOME if governed else Doubt.NONE


def _of_adverb(place: _Place) -> Doubt:
    """“checked out out of spite”: it governs nothing but what follows “of”."""
    return _of_particle(place) if place.after == "of" else Doubt.NONE


_JUDGES: Mapping[str, Callable[[_Place], Doubt]] = {
    "adverb": _of_adverb,
    "particle": _of_particle,
    "preposition": _of_preposition,
    "verb": _of_verb,
    "object": _of_object,
    "pointer": _of_pointer,
}


def _kinds(facts: Facts, kind: str) -> frozenset[str]:
    return _table(facts.resources.rows("double_contexts"))[kind]


@cache
def _table(rows: tuple[tuple[str, ...], ...]) -> Mapping[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split()) for row in rows}
