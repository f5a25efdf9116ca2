"""An amount of money that lost its million or billion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, Suggestion, replacement
from checker.model.span import Span

_AMOUNT = pattern(
    r"(?<![\w.,$€£])(?P<sign>(?:US)?[$€£])(?P<gap> ?)(?P<value>\d{1,3}(?:\.\d)?)(?![\w,.]?\d|[\w%-])(?=(?P<after>.{0,24}))"
)
_SIBLING = pattern(
    r"[$€£] ?\d[\d,.]{0,12}[ -](?:million|billion|trillion)|\d[\d,.]{0,12} (?:million|billion|trillion) [a-z]{3,12}"
)
_PART = pattern(r"(?P<sign>[$€£]) ?(?P<value>\d[\d,.]{0,12}) (?P<magnitude>million|billion)", re.IGNORECASE)
_RAISED = pattern(r"\b(?:rais|bring|increas|lift|tak|add)\w{0,6} .{0,90}\bto\s?\Z", re.IGNORECASE | re.DOTALL)
# A magnitude follows after all, or a price for one of something.
_WHOLE = pattern(
    r"\s?(?:an?|per|each|for each|apiece|billed|tickets?|coins?|notes?|bills?|fee|entry|cents?|million|billion|trillion|thousand|m|bn|tn|k|hundred)\b|\s?[-–/]",
    re.IGNORECASE,
)
# A share price, a wage: small amounts may be meant, unless the sign stands apart or the text says what the amount is the total of.
_SMALL = pattern(r"\s?(?:at|from|to|and|or|more|less|off)\b", re.IGNORECASE)
_WORDED = pattern(
    r"(?<![\w.,$€£])(?P<value>\d{1,3}\.\d) (?P<unit>euros|dollars|pounds|pesos|francs|roubles|rubles|yuan|hryvnias?|rupees|dinars|riyals|dirhams|reais|zlotys?|crowns|kronor|lira)\b(?! (?:an?|per|each|apiece)\b)"
)
_NEAR = 160


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Needs a second sign: a blank after the sign, or one decimal, and an amount in millions near; where a total can't be below its part, says which."""
    for match in _AMOUNT.finditer(facts.text):
        span = Span(match.start(), match.end("value"))
        before, near = _around(facts.text, span)
        part = _part_of(before)
        if _WHOLE.match(match["after"]) or not _is_odd(match) or not _SIBLING.search(near.lower()):
            continue
        if part is not None:
            yield _deduced(facts, span, match, part)
        elif not _SMALL.match(match["after"]) or (match["gap"] and "." in match["value"]):
            yield _open(span, f"{match['sign']}{match['value']}")
    for match in _WORDED.finditer(facts.text):
        span = Span(*match.span())
        if re.search(rf" (?:million|billion|trillion) {match['unit']}\b", _around(facts.text, span)[1]):
            yield _open(span, match["value"], f" {match['unit']}")


def _around(text: str, span: Span) -> tuple[str, str]:
    """The words before a span, and those on both sides."""
    before = text[max(0, span.start - _NEAR) : span.start]
    return before, before + text[span.end : span.end + _NEAR]


def _is_odd(match: re.Match[str]) -> bool:
    return bool(match["gap"]) or "." in match["value"]


def _part_of(before: str) -> re.Match[str] | None:
    """The part that the sentence says was added, where the amount is the total it led to."""
    parts = list(_PART.finditer(before))
    return parts[-1] if parts and _RAISED.search(before) else None


def _deduced(facts: Facts, span: Span, match: re.Match[str], part: re.Match[str]) -> Mark:
    magnitude = part["magnitude"].lower()
    if magnitude != "million" or float(match["value"]) >= float(part["value"].replace(",", "")):
        return _open(span, f"{match['sign']}{match['value']}")
    shout = part["magnitude"].isupper()
    guess, other = f"{match['sign']}{match['value']} billion", "million"
    offset = max(0, span.start - _NEAR)
    place = Span(offset + part.start(), offset + part.end())
    fields = {"guess": guess, "other": other, "part": f"{part['sign']}{part['value']} million"}
    answers = (replacement(span, guess.upper() if shout else guess), Suggestion("another amount", ()))
    return Mark(span, "deduced", fields, answers, (Related(place, "a part of it"),))


def _open(span: Span, amount: str, unit: str = "") -> Mark:
    answers = (f"{amount} {magnitude}{unit}" for magnitude in ("million", "billion"))
    return Mark(span, suggestions=tuple(replacement(span, answer) for answer in answers))
