"""What stands beside a name, and whether that shows a person."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.names import TITLE, NameMention
from checker.facts.people.spelling import are_chinese
from checker.model.span import Span
from checker.words.resources import Resources

Rows = tuple[tuple[str, ...], ...]

_OFFICE_WORDS, _OLDEST, _PAIR = 5, 120, 2
# “the mayor of Lowick, Anna Kovac”
_OF_PLACE = pattern(
    r" (?:of|for|at|from) (?:(?:the )?[A-ZÀ-Þ][\w’'-]{1,24}(?: [A-ZÀ-Þ][\w’'-]{1,24}){0,3}|(?:the|its|their) [a-z]{3,15}(?: [a-z]{3,15})?), \Z"
)
_OLD_BEFORE = pattern(r"(?P<age>\d{1,3})-year-old (?:(?!told|said|asked|and|who|was)[a-z-]{2,20} ){0,3}\Z")
_SAYING_BEFORE = pattern(
    r"(?:said|says|added|told|asked|replied|explained|according to|wrote|recalled|insisted|warned) \Z"
)
_WORDS_BEFORE = pattern(r"(?:[\w’'-]{1,24},? ){1,5}\Z")
_AGE = pattern(r",? \(?(?:aged )?(?P<age>\d{1,3})(?=[,.;)]| and\b|-year)|, an? (?P<old>\d{1,3})-year-old")
_BORN = pattern(
    r"(?:,? who)?(?: was|, (?:was )?)? ?\(?born (?:on [^.;()\n]{3,20} )?(?:in (?:[A-Z][\w’'-]{1,20},? ?){0,3}(?:in )?|on [^.;()\n]{3,20}? )?(?P<born>(?:18|19|20)\d\d)"
    r"| \((?P<lived>(?:18|19|20)\d\d)[-–](?:(?:18|19|20)\d\d)?\)"
)
# “to replace Paul Hale, a spokesman for the bank said”: no comma before the verb, so another one speaks.
_SPEAKER = pattern(r", an? [^,.;:\n]{3,80}? (?:said|says|told|added|confirmed|announced)\b")
_APPOSED = pattern(
    r", (?:(?:the|a|an|his|her|its|their|former|then) )?(?P<words>[a-z][\w’'-]{1,20}(?: [a-z][\w’'-]{1,20}){0,3})"
)
_VERB = pattern(
    r"(?:, \d{1,3},)?(?:’s|'s)?(?: and [A-ZÀ-Þ][\w’'-]{1,24})? (?:(?:has|had|was|is|will|would|also|later|then|who|never|once) ){0,2}(?P<verb>[a-z]{3,14})\b|,? who\b"
)
_PERSONAL = pattern(r",? who\b|, whose\b")
_OFFICE_OF = pattern(r"(?:’s|'s)? (?P<words>[a-z-]{3,20}(?: [a-z-]{3,20}){0,2}) (?=[A-ZÀ-Þ][\w’'-]{1,24} [A-ZÀ-Þ])")
_LAST = pattern(r"[\w’'-]{1,25}\Z")
_WORD = pattern(r"\S+")
_TITLED = pattern(rf"(?:{TITLE}|Miss|Madame|Lady)\.?\Z")
_HE = pattern(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|him)\b")
_NEAR = 160
_OWNERS = frozenset({"the", "his", "her", "their", "its"})
_REACH = 60


class Mention(NamedTuple):
    """A place where a person is named. Texts may be "", numbers 0."""

    span: Span
    title: str
    given: str
    surname: str
    office: str = ""
    age: int = 0
    born: int = 0
    pronoun: str = ""


@cache
def _cues(rows: Rows) -> Mapping[str, frozenset[str]]:
    return {cue: frozenset(words.split()) for cue, words in rows}


class NameReader:
    """Reads what stands beside the names of one text."""

    def __init__(self, text: str, resources: Resources) -> None:
        self._text = text
        self._cues = _cues(resources.rows("person_cues"))
        self._offices = frozenset(resources.lines("offices"))
        self._lexicon = resources.lexicon

    def trimmed(self, name: NameMention) -> NameMention | None:
        """The name without the words before it that are none; None if nothing is left, or for an organisation or a place."""
        parts, title = self._parts(name)
        words = [part[0] for part in parts]
        if not words or (len(words) == 1 and not title) or self._is_organisation(words):
            return None
        if self._stands_for_employer(name.span.end):
            return None
        if self._is_family_first(words):
            words = [*words[1:], words[0]]
            span = Span(parts[0].start(), parts[-1].end())
            return NameMention(span, title, " ".join(words[:-1]), words[-1])
        surname_at = next(
            (at for at, word in enumerate(words) if at and word in self._cues["particle"]), len(words) - 1
        )
        surname = " ".join(words[surname_at:]).removesuffix("’s").removesuffix("'s")
        start, end = parts[0].start(), parts[-1].start() + len(words[-1].removesuffix("’s").removesuffix("'s"))
        return NameMention(Span(start, end), title, " ".join(words[:surname_at]), surname)

    def _parts(self, name: NameMention) -> tuple[list[re.Match[str]], str]:
        """The words of a name without those before it, and its title."""
        title = ""
        parts = list(_WORD.finditer(self._text, *name.span))
        ends = [at for at, part in enumerate(parts[:-1]) if self._ends_lead(part[0])]
        if ends and ends[-1] < len(parts) - _PAIR:
            parts = parts[ends[-1] :] if _TITLED.match(parts[ends[-1]][0]) else parts[ends[-1] + 1 :]
        while parts and self._is_no_part(parts[0][0], last=len(parts) == 1):
            word = parts.pop(0)[0]
            title = word.rstrip(".") if _TITLED.match(word) else ""
        return parts, title

    def _ends_lead(self, word: str) -> bool:
        """Whether what comes before a word inside a run is no part of the name: “Corvey MP Anna Kovac”."""
        capitals = word.isupper() and len(word.rstrip(".")) > 1
        owner = word.endswith(("’s", "'s", "s’"))
        return capitals or owner or word.lower() in self._offices or _TITLED.match(word) is not None

    def _is_no_part(self, word: str, *, last: bool) -> bool:
        plain = word.rstrip(".")
        if word in self._cues["not-given"] or plain in self._cues["not-given"] or _TITLED.match(word):
            return True
        if plain.lower() in self._offices:
            return not last
        return self._lexicon.is_word(plain.lower()) and not self._lexicon.is_name(plain) and not last

    def _is_organisation(self, words: list[str]) -> bool:
        if words[-1].removesuffix("’s").removesuffix("'s") in self._cues["org-last"] or not self._cues[
            "org-any"
        ].isdisjoint(words):
            return True
        return any(len(word) > 2 and word.isupper() for word in words) or any(
            word.endswith(("’s", "'s", "s’", "s'")) for word in words[:-1]
        )

    def _stands_for_employer(self, end: int) -> bool:
        """“Arden Mills executive Anna Kovac”: the run belongs to the office of somebody else."""
        match = _OFFICE_OF.match(self._text, end)
        return match is not None and (match["words"] in self._offices or match["words"] in self._cues["relative"])

    def _is_family_first(self, words: Sequence[str]) -> bool:
        """“Kim Min Jun”, “Li Xiaolan”."""
        if words[0] not in self._cues["family-first"]:
            return False
        return are_chinese(words[1], words[1]) if len(words) == _PAIR else len(words) == _PAIR + 1

    def mention(self, name: NameMention) -> tuple[Mention, bool]:
        """What is said beside a name, and whether that shows a person."""
        text, (start, end) = self._text, name.span
        age = _AGE.match(text, end) or _OLD_BEFORE.search(text, max(0, start - _REACH), start)
        years = _BORN.match(text, end) or (_BORN.match(text, age.end()) if age and age.start() == end else None)
        office, apposed = self._office(start), self._apposed(end)
        old = next((int(found) for found in age.groups() if found), 0) if age else 0
        born = int(years["born"] or years["lived"]) if years else 0
        title = "" if name.title.lower() in office.split() else name.title
        pronoun = _HE.search(text, end, end + _NEAR)
        she = "" if pronoun is None else "she" if pronoun[0].lower() in ("she", "her") else "he"
        # Names and offices recur: interning keeps each once.
        given, surname, held = map(sys.intern, (name.given, name.surname, office or apposed))
        mention = Mention(name.span, title, given, surname, held, old if old < _OLDEST else 0, born, she)
        evident = bool(name.title or mention.office or mention.age or mention.born)
        return mention, evident or self._acts(start, end)

    def _acts(self, start: int, end: int) -> bool:
        """Whether the name says or does what people do."""
        verb = _VERB.match(self._text, end)
        if _PERSONAL.match(self._text, end):
            return True
        if verb and verb["verb"] in self._cues["verb"]:
            return self.is_surname(end) and not self._text[max(0, start - 5) : start].lower().endswith(
                ("the ", " in ", " at ")
            )
        if not self.is_surname(end):
            return False
        return _SAYING_BEFORE.search(self._text, max(0, start - 20), start) is not None

    def is_surname(self, end: int) -> bool:
        """Whether the word before an offset is no common word: companies say something too, as “Lowick Paper said”."""
        word = _LAST.search(self._text, max(0, end - 26), end)
        if word is None:
            return False
        return not self._lexicon.is_word(word[0].lower()) or self._lexicon.is_name(word[0])

    def _office(self, start: int) -> str:
        """The longest office that ends before the name: “mayor”, “the finance minister, …”."""
        place = _OF_PLACE.search(self._text, max(0, start - _REACH), start)
        start = place.start() + 1 if place else start
        match = _WORDS_BEFORE.search(self._text, max(0, start - _REACH), start)
        words = match[0].lower().rstrip(" ").split(" ") if match else []
        words = [word for word in words if word]
        for length in range(min(len(words), _OFFICE_WORDS), 0, -1):
            phrase = " ".join(words[-length:]).rstrip(",")
            if phrase in self._offices:
                return phrase
        last = words[-1].rstrip(",") if words else ""
        owned = words[-1:] == [last] or (words[-2:-1] and words[-2] in _OWNERS)
        return last if owned and last in self._cues["relative"] else ""

    def _apposed(self, end: int) -> str:
        """The office or occupation after the name: “, the mayor of”, “, a farmer from”."""
        match = _APPOSED.match(self._text, end)
        if match is None or _SPEAKER.match(self._text, end):
            return ""
        words = match["words"].split()
        for length in range(len(words), 0, -1):
            if (phrase := " ".join(words[:length])) in self._offices:
                return phrase
        return next((word for word in words if word in self._cues["relative"]), "")
