"""One half of a person's name in small letters: “gudmund Hale said”, “her neighbour Anna krejza was”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.suggestions import one_edit_away

_SAYS = r"(?:said|says|told|added|explained|stated|noted|admitted|claimed|argued|recalled|replied|insisted|complained)"
_BEHIND = rf"(?=,? {_SAYS}\b|, \d\d(?:,| |\.))"
_GIVEN = pattern(
    rf"(?:\A|(?<=[\n“\"])|(?P<word>[\w’'-]{{1,20}})(?P<mark>[,;:]?[”\"]?) )(?P<small>[a-zß-öø-ž]{{4,14}}) (?P<name>[A-ZÀ-Þ][a-zß-öø-ž’'-]{{2,20}}){_BEHIND}"
)
_SURNAME = pattern(
    rf"(?P<word>\b[a-z]{{3,14}}),? (?P<name>[A-ZÀ-Þ][a-zß-öø-ž-]{{2,14}}) (?P<small>[a-zß-öø-ž]{{4,20}})"
    rf"(?= {_SAYS}\b|, \d\d(?:,| |\.)| (?:was|is|has|had|who)\b|, (?:who|from|of|the|a|an)\b)"
)
# What may be a slip of a usual word: “spokeman Hale said”.
_ENDINGS = ("ing", "ed", "er", "ers", "or", "man", "men", "woman", "ist", "ists", "ian", "ment", "tion", "ly", "ness", "ship", "ism", "ful", "able", "al", "ic", "son", "ess", "ant", "ent", "ive", "ese", "ish")  # fmt: skip
_REACH, _MOST_UNKNOWN = 60, 1


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A given name before a surname and a verb of speech or an age; a surname behind a given name and what the person is."""
    for match in _GIVEN.finditer(facts.text):
        if _opens_clause(match) or _recurs(facts, match) or facts.resources.lexicon.is_name(match["small"]):
            yield from _mark(facts, match)
    for match in _SURNAME.finditer(facts.text):
        if _is_person(facts, match):
            yield from _mark(facts, match)


def _mark(facts: Facts, match: re.Match[str]) -> Iterator[Mark]:
    span = Span(*match.span("small"))
    if _is_no_word(facts, match["small"]) and facts.unknown_words_around(span, _REACH) <= _MOST_UNKNOWN:
        small = match["small"]
        yield Mark(span, suggestions=(replacement(span, small[0].upper() + small[1:]),))


def _opens_clause(match: re.Match[str]) -> bool:
    """Whether nothing before the word can be the rest of a title or office: “but gudmund Hale said”."""
    return match["word"] is None or bool(match["mark"]) or match["word"].lower() in ("but", "and", "as", "while", "when", "because", "that", "where")  # fmt: skip


def _recurs(facts: Facts, match: re.Match[str]) -> bool:
    return match["small"].capitalize() in facts.people.forms


def _is_person(facts: Facts, match: re.Match[str]) -> bool:
    """Whether what the person is stands before the name, and the name is no usual word."""
    resources = facts.resources
    known = match["word"] in resources.words("person_nouns") or match["word"] in resources.lines("offices")
    return (known or _recurs(facts, match)) and not resources.lexicon.is_word(match["name"].lower())


def _is_no_word(facts: Facts, small: str) -> bool:
    """Whether no list has it as a word, and no common word is a slip away."""
    lexicon = facts.resources.lexicon
    named = lexicon.is_name(small)
    if lexicon.is_word(small) or (not named and (lexicon.is_rare(small) or small.endswith(_ENDINGS))):
        return False
    if small in facts.resources.words("foreign_titles"):
        return False
    return named or not any(lexicon.is_word(near) for near in one_edit_away(small))
