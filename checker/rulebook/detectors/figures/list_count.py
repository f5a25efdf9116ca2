"""A stated count and the names listed after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.figures.numbers import WORDS
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.rulebook.tables.counted_nouns import counted_nouns
from checker.words.casing import with_initial_of

_COUNTS = "two|three|four|five|six|seven|eight|nine"
NEEDS = (*(f"{count} " for count in _COUNTS.split("|")), "twice")
_NAME = r"[A-ZÀ-Þ][\w’'-]{1,20}(?: (?:[A-ZÀ-Þ]\.|[a-z]{2,3}|[A-ZÀ-Þ][\w’'-]{1,20})){0,3}"
_NOUN = r"(?:[a-z-]{2,15}[a-rt-z]s|men|women|people|children)"
# “Torvic, Serran and goalkeeper Hale”
_ROLE = r"(?:[a-z]{4,14} )?"
_NAMES = rf"(?P<names>{_ROLE}{_NAME}(?:, {_ROLE}{_NAME}){{0,8}},? and {_ROLE}{_NAME})"
_OPENED = r"(?:, |: | [–—-] |— ?| \()(?:namely |that is |i\.e\. )?"
# The rare part of the pattern below.
_NOUN_AND_NAME = pattern(rf"{_NOUN}{_OPENED}[A-ZÀ-Þ]")
_LIST = pattern(
    rf"(?<![\w-])(?P<count>(?i:{_COUNTS}))(?P<between>(?: [A-ZÀ-Þa-z][\w’-]{{2,16}}){{0,2}}) (?P<noun>{_NOUN})(?P<opened>{_OPENED}){_NAMES}"
    r"(?=(?P<closed>,| [–—-] |—|\)|[.;]))"
)
# “Five villages were cut off: Torvic, Serran and Lowick.”
_SHORT_NAME = r"(?:the )?[A-ZÀ-Þ][\w’'-]{1,20}(?:[ -](?!and\b)[A-ZÀ-Þa-z][\w’'-]{1,20}){0,3}"
_PREDICATE = pattern(
    rf"(?<![\w-])(?P<count>{_COUNTS.title()}|(?:{_COUNTS})) (?:[a-z-]{{3,12}} )?(?P<noun>{_NOUN})(?P<rest>(?: [a-z][a-z’'-]{{1,14}}){{1,6}}): (?P<names>{_SHORT_NAME}(?:, {_SHORT_NAME}){{0,8}},? and {_SHORT_NAME})(?=\.(?:\s|\Z))"
)
_OTHER_COUNT = pattern(
    rf"\b(?:{_COUNTS}|one|ten|dozens?|both|some|several|many|all|each|most|among|including|other|another|again)\b"
)
_MORE = pattern(r"(?:including|among|others?|more|as well|along|such)\b")
# “four members, Lowick two and Elmford one”: each name has its own.
_COUNTED_NAME = pattern(r" (?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)(?:,| and|\Z)")
_LONGEST_MORE = 30
_TWICE = 2
_YEAR = r"(?:19|20)\d\d"
_TIMES = pattern(
    rf"(?<![\w-])(?P<count>(?i:twice|{_COUNTS}))(?: (?P<noun>times|occasions|titles|finals|elections|cups|medals|terms|editions|wins|championships|crowns))?,? (?:\(|– |— )?(?:in |of )?(?P<names>{_YEAR}(?:, {_YEAR}){{0,7}},? and (?:in |again in |most recently in )?{_YEAR})(?![-–/\d])(?P<closed>[.,;)]|\Z| (?:and|but)\b)"
)
_AGED = pattern(
    rf"(?<![\w-])(?P<count>(?i:{_COUNTS})) (?:[a-z-]{{3,12}} )?(?P<noun>[a-z-]{{2,15}}[a-rt-z]s|men|women|people|children),? (?:who are )?aged (?P<names>\d{{1,2}}(?:, \d{{1,2}}){{1,7}},? and \d{{1,2}})(?!\d| (?:months|weeks|to)\b)"
)
_ITEM = r"(?!(?:and|or|including|among|that|which|who|the first|one|two|three|four|five|it|they|he|she|we|you)\b)[a-z][\w’'-]{1,14}(?: (?!(?:and|or|is|are|was|were|has|have|will|that|which|who|but)\b)[\w’'-]{2,15}){0,3}"
_THINGS = pattern(
    rf"(?<![\w-])(?P<count>(?:{_COUNTS})) (?:[a-z-]{{3,12}} )?(?P<noun>[a-z-]{{2,15}}[a-rt-z]s): (?P<names>{_ITEM}(?:, {_ITEM}){{1,8}},? and {_ITEM})(?=\.(?:\s|\Z))"
)
_SHORTEST = 3


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Checks only complete lists: names with “and” before the last, set off on both sides; and years behind a number of times."""
    yield from _times(facts)
    yield from _ages(facts)
    yield from _things(facts)
    yield from _predicates(facts)
    if _NOUN_AND_NAME.search(facts.spaced) is None:
        return
    persons = counted_nouns(facts.resources.lines("counted_nouns")).plurals
    for match in _LIST.finditer(facts.spaced):
        names = [name for name in re.split(r",? and |, ", match["names"]) if name]
        roles = [name.partition(" ")[0] for name in names if name[0].islower()]
        if (
            any(role not in persons for role in roles)
            or _COUNTED_NAME.search(match["names"])
            or len(names) == WORDS[match["count"].lower()]
            or not _is_closed(match, facts.resources.words("listed_nouns"))
        ):
            continue
        yield _mark(match, len(names))


def _times(facts: Facts) -> Iterator[Mark]:
    """“Two times, in 1998, 2007 and 2016”."""
    for match in _TIMES.finditer(facts.spaced):
        years, word = re.findall(_YEAR, match["names"]), match["count"].lower()
        count = _TWICE if word == "twice" else int(WORDS[word])
        if (
            len(years) == count
            or (word == "twice") == bool(match["noun"])
            or (match["closed"] == "," and len(years) < count)
        ):
            continue
        span = Span(*match.span("count"))
        right = _in_words(len(years))
        fixed = f"{right} times" if word == "twice" else right
        fields = {"count": match["count"], "noun": match["noun"] or "times", "names": match["names"], "right": right}
        yield Mark(span, fields=fields, suggestions=(replacement(span, fixed),))


def _ages(facts: Facts) -> Iterator[Mark]:
    """“Two suspects, aged 19, 22 and 25”."""
    for match in _AGED.finditer(facts.spaced) if " aged " in facts.folded else ():
        ages, count = re.findall(r"\d+", match["names"]), int(WORDS[match["count"].lower()])
        if len(ages) <= count:
            continue
        yield _mark(match, len(ages))


def _things(facts: Facts) -> Iterator[Mark]:
    """“Four awards: best film, best actor and best script”."""
    for match in _THINGS.finditer(facts.spaced) if ": " in facts.text else ():
        things, count = re.split(r",? and |, ", match["names"]), int(WORDS[match["count"].lower()])
        if len(things) == count or min(map(len, things)) < _SHORTEST:
            continue
        yield _mark(match, len(things), "things")


def _predicates(facts: Facts) -> Iterator[Mark]:
    """A whole sentence before the colon, which counts nothing else that the list could be of."""
    for match in _PREDICATE.finditer(facts.spaced) if ": " in facts.text else ():
        names, count = re.split(r",? and |, ", match["names"]), int(WORDS[match["count"].lower()])
        verbs = facts.resources.verbs
        has_verb = any(verbs.finite(word) for word in match["rest"].split())
        if (
            len(names) != count
            and has_verb
            and match["names"].count(" and ") == 1
            and not _OTHER_COUNT.search(match["rest"])
        ):
            yield _mark(match, len(names))


def _is_closed(match: re.Match[str], listed: frozenset[str]) -> bool:
    """Whether the list ends as it began: with the second dash or bracket, a comma, or the sentence. Only after a ``listed`` noun may commas do it."""
    opened, closed = match["opened"].strip(), match["closed"].strip()
    if _MORE.match(match.string, match.end(), match.end() + _LONGEST_MORE):
        return False
    if opened.startswith(","):
        return closed in {",", ".", ";"} and match["noun"] in listed
    return closed == "." or (closed in "–—-" and opened[:1] in "–—-") or (closed == ")" and opened[:1] == "(")


def _mark(match: re.Match[str], number: int, case: str = "main") -> Mark:
    span, right = Span(*match.span("count")), _in_words(number)
    fields = {"count": match["count"], "noun": match["noun"], "names": match["names"], "right": right}
    return Mark(span, case, fields, (replacement(span, with_initial_of(match["count"], right)),))


def _in_words(number: int) -> str:
    return next(word for word, value in WORDS.items() if value == number)
