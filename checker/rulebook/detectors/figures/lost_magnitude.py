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
# A price for one of something, a share price, a wage: small amounts are meant.
_SMALL = pattern(
    r"\s?(?:an?|per|each|for each|apiece|at|from|to|and|or|more|less|off|billed|tickets?|coins?|notes?|bills?|fee|entry|cents?|million|billion|trillion|thousand|m|bn|tn|k|hundred)\b|\s?[-–/]",
    re.IGNORECASE,
)
_NEAR = 160


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Needs a second sign: a blank after the sign, or one decimal, and an amount in millions near; where a total can't be below its part, says which."""
    for match in _AMOUNT.finditer(facts.text):
        if _SMALL.match(match["after"]) or not _is_odd(match):
            continue
        span = Span(match.start(), match.end("value"))
        before = facts.text[max(0, span.start - _NEAR) : span.start]
        near = before + facts.text[span.end : span.end + _NEAR]
        if not _SIBLING.search(near.lower()):
            continue
        part = _part_of(before)
        yield _deduced(facts, span, match, part) if part else _open(span, match)


def _is_odd(match: re.Match[str]) -> bool:
    return bool(match["gap"]) or "." in match["value"]


def _part_of(before: str) -> re.Match[str] | None:
    """The part that the sentence says was added, where the amount is the total it led to."""
    parts = list(_PART.finditer(before))
    return parts[-1] if parts and _RAISED.search(before) else None


def _deduced(facts: Facts, span: Span, match: re.Match[str], part: re.Match[str]) -> Mark:
    magnitude = part["magnitude"].lower()
    if magnitude != "million" or float(match["value"]) >= float(part["value"].replace(",", "")):
        return _open(span, match)
    shout = part["magnitude"].isupper()
    guess, other = f"{match['sign']}{match['value']} billion", "million"
    offset = max(0, span.start - _NEAR)
    place = Span(offset + part.start(), offset + part.end())
    fields = {"guess": guess, "other": other, "part": f"{part['sign']}{part['value']} million"}
    answers = (replacement(span, guess.upper() if shout else guess), Suggestion("another amount", ()))
    return Mark(span, "deduced", fields, answers, (Related(place, "a part of it"),))


def _open(span: Span, match: re.Match[str]) -> Mark:
    amounts = (f"{match['sign']}{match['value']} {magnitude}" for magnitude in ("million", "billion"))
    return Mark(span, suggestions=tuple(replacement(span, amount) for amount in amounts))
