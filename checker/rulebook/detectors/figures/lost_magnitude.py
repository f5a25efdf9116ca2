"""An amount of money that lost its million or billion."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from checker.base.patterns import pattern
from checker.facts.quantities import Quantity
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, Suggestion, replacement
from checker.model.span import Span

_AMOUNT = pattern(
    r"(?<![\w.,$€£])(?P<sign>(?:US)?[$€£])(?P<gap> ?)(?P<value>\d{1,3}(?:\.\d)?)(?![\w,.]?\d|[\w%-])(?=(?P<after>.{0,24}))"
)
_RAISED = pattern(r"\b(?:rais|bring|increas|lift|tak|add)\w{0,6} .{0,90}\bto\s?\Z", re.IGNORECASE | re.DOTALL)
# A magnitude follows after all, or a price for one of something.
_WHOLE = pattern(
    r"\s{0,3}(?:an?|per|each|for each|apiece|billed|tickets?|coins?|notes?|bills?|fee|entry|cents?|million|billion|trillion|thousand|m|bn|tn|k|hundred)\b|\s?[-–/]",
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
    large = [quantity for quantity in facts.quantities if quantity.is_large and (quantity.sign or quantity.unit)]
    if not large:
        return
    for match in _AMOUNT.finditer(facts.spaced):
        span = Span(match.start(), match.end("value"))
        near = _near(large, span)
        if not near or _WHOLE.match(match["after"]) or not _is_odd(match):
            continue
        part = _part_of(facts, span, near)
        if part is not None:
            yield _deduced(facts, span, match, part)
        elif not _SMALL.match(match["after"]) or (match["gap"] and "." in match["value"]):
            yield _open(span, f"{match['sign']}{match['value']}")
    for match in _WORDED.finditer(facts.spaced):
        span = Span(*match.span())
        if any(other.unit == match["unit"] for other in _near(large, span)):
            yield _open(span, match["value"], f" {match['unit']}")


def _near(quantities: Sequence[Quantity], span: Span) -> list[Quantity]:
    """The others around a span."""
    first = bisect_left(quantities, span.start - _NEAR, key=_start)
    last = bisect_left(quantities, span.end + _NEAR, key=_start)
    return [other for other in quantities[first:last] if not other.span.overlaps(span)]


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _is_odd(match: re.Match[str]) -> bool:
    return bool(match["gap"]) or "." in match["value"]


def _part_of(facts: Facts, span: Span, near: Sequence[Quantity]) -> Quantity | None:
    """The part that the sentence says was added, where the amount is the total it led to."""
    parts = [other for other in near if other.sign and other.span.end <= span.start]
    raised = _RAISED.search(facts.spaced, max(0, span.start - _NEAR), span.start)
    return parts[-1] if parts and raised else None


def _deduced(facts: Facts, span: Span, match: re.Match[str], part: Quantity) -> Mark:
    if part.magnitude != "million" or float(match["value"]) >= float(part.figure.replace(",", "")):
        return _open(span, f"{match['sign']}{match['value']}")
    shout = part.span.text(facts.spaced).isupper()
    guess, other = f"{match['sign']}{match['value']} billion", "million"
    fields = {"guess": guess, "other": other, "part": f"{part.sign}{part.figure} million"}
    answers = (replacement(span, guess.upper() if shout else guess), Suggestion("another amount", ()))
    return Mark(span, "deduced", fields, answers, (Related(part.span, "a part of it"),))


def _open(span: Span, amount: str, unit: str = "") -> Mark:
    answers = (f"{amount} {magnitude}{unit}" for magnitude in ("million", "billion"))
    return Mark(span, suggestions=tuple(replacement(span, answer) for answer in answers))
