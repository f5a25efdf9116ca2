"""A number whose parts each have their own magnitude: “2 million 300 thousand”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = ("trillion ", "billion ", "million ", " thousand")
_MAGNITUDES = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 1000, "hundred": 100}
_STACKED = pattern(
    r"(?<![\d.,/–-])(?P<high>\d{1,3}(?:,\d{3})?) (?P<most>trillion|billion|million|thousand) (?P<low>\d{1,3}(?:,\d{3})?|\d{4})"
    r"(?: (?P<least>billion|million|thousand|hundred)\b|(?= (?!(?:years|months|weeks|days|hours|minutes)\b)[a-z]{3,20}s\b| people\b| yen\b| tenge\b))(?![-–])"
)
# Chinese, Japanese and Korean count in ten thousands, and Arabic says “13 thousand and 500”.
_TEN_THOUSANDS = pattern(r"(?<![\w.,/–-])(?P<figure>[1-9]\d{0,3}(?:\.\d{1,3})?) ten thousands?(?![\w-])")
_ADDED = pattern(
    r"(?<![\w.,/–-])(?P<high>\d{1,3}) thousand and (?P<low>\d{1,3})(?![\w,%–-]|\.\d| (?:million|billion|thousand|percent|per cent)\b)"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Adds the parts up; where the second is no part of the first, only the writer knows what is meant."""
    for match in _TEN_THOUSANDS.finditer(facts.spaced):
        yield _written(match, Decimal(match["figure"]) * 10_000)
    for match in _ADDED.finditer(facts.spaced):
        yield _written(match, Decimal(match["high"]) * 1000 + int(match["low"]))
    for match in _STACKED.finditer(facts.text):
        span = Span(*match.span())
        better = _sum(match)
        if better:
            yield Mark(span, fields={"better": better}, suggestions=(replacement(span, better),))
        else:
            yield Mark(span, "doubtful")


def _written(match: re.Match[str], value: Decimal) -> Mark:
    """The number in figures, if it is a whole one."""
    span, better = Span(*match.span()), f"{value.normalize():,f}"
    if value % 1:
        return Mark(span, "doubtful")
    return Mark(span, fields={"better": better}, suggestions=(replacement(span, better),))


def _sum(match: re.Match[str]) -> str:
    """The number in one piece; empty if the second part is too great to be one."""
    most = _MAGNITUDES[match["most"]]
    least = _MAGNITUDES[match["least"]] if match["least"] else 1
    low = int(match["low"].replace(",", "")) * least
    if low >= most:
        return ""
    value = int(match["high"].replace(",", "")) * most + low
    if most == _MAGNITUDES["thousand"] or not match["least"]:
        return f"{value:,}"
    return f"{(Decimal(value) / most).normalize():f} {match['most']}"
