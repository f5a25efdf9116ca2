"""A full stop inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.names import begins_lower_name
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.rulebook.markup import markup_opens_before

NEEDS = (". ",)
# A lower-case word of two letters or more after the stop, and one before it.
_STOP = pattern(r"\. (?P<word>[a-zà-öø-ÿ](?![’'])[\w’'-]{1,30}|[ai])(?![\w.@/])")
_BEFORE = pattern(r"(?<![\w.@/-])[a-zà-öø-ÿ][\w’'-]{1,30}\Z")
# “in Lowick. and”, “in 2019. to”: a name or a year.
_BEFORE_JOINING = pattern(r"(?<![\w.@/-])(?:[A-ZÀ-Þ][a-zà-ÿ’'-]{3,30}|(?:19|20)\d\d|\d{1,3}%)\Z")
_LONGEST = 34
_NUMBER = pattern(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|half|few|several))[ -]?\Z"
)
# A text without capitals, such as a message: “i was late. he left.”
_SMALL_I = pattern(r" i [a-z]")
_NO_VOWEL = pattern(r"[bcdfghjklmnpqrstvwxz]{2,5}")
_REACH = 200
# “The baker, Ann Corvey. was …”: the stop took the place of the second comma.
_APPOSED = pattern(
    r"(?:The|An?|His|Her|Its|Their|Our|(?!(?:In|On|At|By|For|From|With|After|Before|During|Since|Until|When|While|If|As|But|And|Or|So|Yet|Today|Yesterday|Last|Now|Then|Here|There)\b)[A-ZÀ-Þ][\w’'-]{1,20})\b[^,.;:!?()\n]{0,60},"
    r" (?:the|an?|his|her|its|their|who|which|whose|of|from|aged|formerly|[A-ZÀ-Þ][\w’'-]{1,20}|\d{1,3})\b[^,.;:!?()\n]{0,60}\Z"
)
_NAMES = pattern(
    r"(?<=[a-z] )(?P<before>to|of|from|with|by|in|into|between|against|for|at|near|and|or|the)\. (?P<name>[A-ZÀ-Þ][a-zà-ÿ’'-]{2,20})(?P<rest>(?:,? (?:and |or |the )?[A-ZÀ-Þ][a-zà-ÿ’'-]{2,20}){0,6})(?=\.(?:\s|\Z))"
)
_ARTICLES = frozenset({"a", "an", "the"})
_CLAUSE = pattern(r"(?: [\w’'-]{1,20}){2,7}")
_PREDICATES = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could"})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Joins the two halves before a word that seldom begins a sentence; else only a person may decide whether it needs a capital."""
    yield from _before_names(facts)
    joining = facts.resources.words("joining_words")
    for match in _STOP.finditer(facts.text):
        word, at = match["word"], match.start("word")
        around = (facts.text, max(0, match.start() - _LONGEST), match.start())
        found = _BEFORE.search(*around) or (_BEFORE_JOINING.search(*around) if word in joining else None)
        if (
            found is None
            or found[0] == word
            or _stands_rightly(facts, found, at)
            or not facts.resources.lexicon.knows(word)
        ):
            continue
        before, span = found[0], Span(found.start(), match.end())
        joined = replacement(span, f"{before}{_between(facts, match)} {word}")
        if word in joining and not _begins_clause(facts, match, before):
            yield Mark(span, fields={"word": word}, suggestions=(joined,))
        elif facts.quoted.holding(span) is None:
            # A message that was typed without capitals is quoted as it is.
            two = replacement(span, f"{before}. {word.capitalize()}")
            yield Mark(span, "start", {"word": word}, (joined, two))


def _before_names(facts: Facts) -> Iterator[Mark]:
    """“sent nuts to. Germany and France.”: a preposition before a stop, and behind it names alone, without a verb."""
    for match in _NAMES.finditer(facts.text):
        rest = match["rest"].split()
        if not any(word.islower() and facts.resources.verbs.finite(word.rstrip(",")) for word in rest):
            span = Span(match.start("before"), match.end("name"))
            joined = replacement(span, f"{match['before']} {match['name']}")
            yield Mark(span, fields={"word": match["name"]}, suggestions=(joined,))


def _begins_clause(facts: Facts, stop: re.Match[str], before: str) -> bool:
    """“… three days. the river had risen”: an article whose noun has a verb may begin a sentence, unless the word before the stop needs it."""
    if stop["word"] not in _ARTICLES or before.lower() in facts.resources.words("english_function_words"):
        return False
    words = _CLAUSE.match(facts.text, stop.end())
    return words is not None and any(map(facts.resources.verbs.finite, words[0].split()[1:]))


def _between(facts: Facts, stop: re.Match[str]) -> str:
    """What belongs in the place of the stop: a comma where one opened the words before it."""
    if stop["word"] not in _PREDICATES:
        return ""
    segment = facts.segments.at(stop.start())
    start = (
        segment.span.start
        if segment is not None and segment.span.start < stop.start()
        else facts.block_at(stop.start()).start
    )
    return "," if _APPOSED.match(facts.text, start, stop.start()) else ""


def _stands_rightly(facts: Facts, before: re.Match[str], word: int) -> bool:
    """Whether the stop belongs to an abbreviation, or the text has no capital where there could be one."""
    return (
        f"{before[0].lower()}." in facts.resources.abbreviations
        or markup_opens_before(facts, Span(before.end() + 1, word))
        or _is_unit(facts, before[0], before.start())
        or begins_lower_name(facts.text, word, facts.resources.lines("lower_case_names"))
        or _has_no_capitals(facts, word)
    )


def _has_no_capitals(facts: Facts, at: int) -> bool:
    """Whether the paragraph begins in lower case, or “i” has no capital before the place."""
    start = facts.block_at(at).start
    return facts.text[start].islower() or _SMALL_I.search(facts.text, max(start, at - _REACH), at) is not None


def _is_unit(facts: Facts, word: str, at: int) -> bool:
    """“20 min. long”, “five ft. tall”, “3 bdrm. flats”: whether it is the abbreviation of a unit after a figure."""
    return (
        word.lower() in facts.resources.lines("unit_abbreviations") or _NO_VOWEL.fullmatch(word) is not None
    ) and _NUMBER.search(facts.folded, max(0, at - 12), at) is not None
