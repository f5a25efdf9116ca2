"""A range whose second figure is smaller."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import digits

from checker.base.patterns import pattern
from checker.facts.dates import MONTH
from checker.facts.figures.numbers import COUNT, SHORT_MAGNITUDE, WORDS, magnitude_of, read_number
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_TO = r"to|until|till|through"
NEEDS = (
    "between ",
    *(f" {to} {start}" for to in _TO.split("|") for start in (*digits, *"$€£", *WORDS)),
    *(f"{dash}{digit}" for dash in "-–" for digit in digits),
    *(f"{until} {month}" for until in _TO.split("|") for month in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
)  # fmt: skip
_SIGN = r"(?:US)?[$€£]?"
_UNIT = r"(?: ?(?:%|°[CF]?|(?:percent|per cent|degrees|years?|months?|weeks?|days?|hours?|minutes?|km|kilos?|kg|metres|meters|miles|feet|tons|tonnes|euros|dollars|pounds|people)\b))"
_A = rf"(?P<sign_a>{_SIGN})(?P<a>{COUNT})(?P<unit>{_UNIT}?)"
# No time, date or larger figure goes on behind the second one.
_B = rf"(?P<sign_b>{_SIGN})(?P<b>{COUNT})(?![–-]|(?!(?:[CF]|km|kg)\b)\w|[.,:/]?\d| ?(?:thousand|million|billion|trillion|hundred|{SHORT_MAGNITUDE}|[ap]\.?m\b|o'clock|BCE?\b|B\.C\.|GMT|[A-Z][a-z])| (?:half|[a-z-]{{2,8}}(?<!than) ago)\b)"
_BETWEEN = pattern(rf"\b(?P<mark>[Bb]etween (?:the ages of )?{_A} and {_B})")
_COST = r"costs?|costing|take|takes|taking|lasts?|lasting|needs?|requires?|weighs?|weighing|measures?|measuring|rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)"
_RANGE = pattern(
    rf"\b(?:(?:{_COST}|aged?|ages)(?: (?:anything|anywhere|about|around|roughly|some))?(?P<from> from)?|(?:of|about|around|another|for|in|within|after|every|some|is|are|was|were|be|at)(?P<of>)) (?P<mark>{_A}(?: to |(?P<dash>[-–])){_B})"
)
_AGED = pattern(r"\b(?:aged?|ages)\b")
_YEAR = r"(?:1[5-9]|20)\d\d"
_YEARS = pattern(
    rf"(?:\b(?:(?:from|during|(?:the )?years) (?:{MONTH} )?|between {MONTH} )|\()(?P<mark>(?P<a>{_YEAR})(?: (?:{_TO}|and) (?:{MONTH} )?|[-–])(?P<b>{_YEAR}))"
    r"(?=[.,;)]|\Z| (?:and|when|with|as|in|at|under|before|after|while|but|he|she|they|the|who|where)\b)"
)
_APART = pattern(
    r"\b(?:differen\w{1,5}|gap|gulf|contrast|ratio|choice|choose|choosing|link|match|game|final|split|divided|between No)\b"
)
_NOT_A_RANGE = pattern(
    r" (?:%|percent |per cent |degrees |years |days |minutes |hours |weeks |months )?(?:[CF] )?(?:below|ago|before|earlier|prior|to go|north|south|BC)\b"
)
_NEXT = pattern(r" ?(?P<next>%|°[CF]?|[CF]|[a-z]{1,20})(?![\w’'-])")
_PLURAL = pattern(
    r"(?!(?:is|was|as|his|this|its|has|across|always|weekdays|sometimes|towards|unless|yes)\b)\w{3,20}s\b|people|children|men|women|percent|per|%"
)
_WORD = pattern(r"[a-z]{2,20}")
_HOURS, _BEFORE, _AFTER = 24, 120, 60


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Suggests the two figures in order. A sentence about a change, a vote or a result may count down."""
    for match in _BETWEEN.finditer(facts.text):
        if _falls(match) and _is_between(facts, match):
            yield _mark(facts, match)
    for match in _RANGE.finditer(facts.text):
        if _falls(match) and _is_measured(facts, match) and not _tells_change(facts, match):
            yield _mark(facts, match)
    for match in _YEARS.finditer(facts.text):
        if int(match["a"]) > int(match["b"]) and not _tells_change(facts, match):
            yield _mark(facts, match)


def _falls(match: re.Match[str]) -> bool:
    """Whether the second figure is smaller, in the same unit; “between 3 and 2 million” has one magnitude for both."""
    one, two = match["a"], match["b"]
    if bool(magnitude_of(one)) != bool(magnitude_of(two)) or _NOT_A_RANGE.match(match.string, match.end("mark")):
        return False
    if match["sign_a"] != match["sign_b"]:
        return False
    if match["unit"] and not match.string.startswith(match["unit"].rstrip("s"), match.end("b")):
        return False
    return read_number(one).value > read_number(two).value


def _is_between(facts: Facts, match: re.Match[str]) -> bool:
    """Small figures may be hours or numbers in a row: a noun has to follow."""
    segment = facts.segments.at(match.start())
    start = max(segment.span.start if segment else 0, match.start() - _BEFORE)
    if _APART.search(facts.text, start, match.start()):
        return False
    small = not match["sign_a"] and not match["unit"] and "the ages of" not in match["mark"]
    if not small or read_number(match["a"]).value > _HOURS:
        return True
    following = _NEXT.match(facts.text, match.end("mark"))
    return following is not None and _PLURAL.match(following["next"]) is not None


def _is_measured(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the figures are ages, sums, or in a unit."""
    if match["dash"] is None and match["sign_b"]:
        return match["of"] is None
    if _AGED.match(match[0]):
        return True
    following = _NEXT.match(facts.text, match.end("mark"))
    return following is not None and following["next"] in facts.resources.words("counted_units")


def _tells_change(facts: Facts, match: re.Match[str]) -> bool:
    segment = facts.segments.at(match.start())
    if segment is None:
        return True
    start, end = max(segment.span.start, match.start() - _BEFORE), min(segment.span.end, match.end() + _AFTER)
    around = f"{facts.folded[start : match.start()]} {facts.folded[match.end() : end]}"
    return not facts.resources.words("change_words").isdisjoint(_WORD.findall(around))


def _mark(facts: Facts, match: re.Match[str]) -> Mark:
    a, b, span = (Span(*match.span(name)) for name in ("a", "b", "mark"))
    swapped = f"{facts.text[span.start : a.start]}{match['b']}{facts.text[a.end : b.start]}{match['a']}"
    return Mark(span, suggestions=(Suggestion(swapped, (Edit(a, match["b"]), Edit(b, match["a"]))),))
