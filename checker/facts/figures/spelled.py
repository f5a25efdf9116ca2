"""Figures spelt out: “twelve”, “two hundred”, “half a million”, “two-thirds of”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.numbers import MAGNITUDE, SPELLED, Number, read_number
from checker.model.span import Span

_SPELLED = pattern(
    rf"(?<![\w.’'-])(?P<count>{SPELLED}|half an?|an?)(?:(?P<hundred>[ -]hundred)(?:(?: and)? (?P<more>{SPELLED}))?)?"
    rf"(?:[ -](?P<magnitude>{MAGNITUDE}))?(?!\w|[’'](?!s)|-(?:{SPELLED})\b)",
    re.IGNORECASE,
)
_PART = r"(?:(?P<part>an?|one|two|three|four|five)[ -](?P<whole>thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)|(?P<half>half))"
# Elsewhere “a quarter” is three months, and “half” what it stands before.
_FRACTIONS = (
    pattern(rf"(?<![\w-]){_PART}(?= of (?!fame\b|the (?:game|match|season|final)\b))", re.IGNORECASE),
    # “2,300 of the 11,500 workers, or a fifth, …”, “(nearly a third)”
    pattern(
        rf"(?:, or |\()(?:about |some |nearly |almost |roughly |around |just |over |under |more than |less than )?{_PART}(?=[,.;)])"
    ),
)
_WHOLES = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_INDEFINITE = frozenset({"a", "an", "half a", "half an"})
# “one” is a pronoun unless what it counts follows.
_ONE_COUNTS = pattern(
    r"[ -](?:year|month|week|day|hour|minute|second|person|man|woman|child|boy|girl|goal|per ?cent|mile|metre|meter|km|euro|dollar)\b"
)


class Spelled(NamedTuple):
    """A figure in words. ``magnitude`` is lower case; ``is_share``: it is a fraction of something."""

    span: Span
    number: Number
    magnitude: str
    is_share: bool


def find_spelled(text: str) -> list[Spelled]:
    """Find the figures in words, in order."""
    found = [*_fractions(text), *_numbers(text)]
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    kept: list[Spelled] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return kept


def _numbers(text: str) -> Iterator[Spelled]:
    for match in _SPELLED.finditer(text):
        count, magnitude, hundred = match["count"].lower(), (match["magnitude"] or "").lower(), match["hundred"]
        if hundred or magnitude or (count not in _INDEFINITE and _is_one(match)):
            value = _value(count, bool(hundred), match["more"] or "", magnitude)
            yield Spelled(Span(*match.span()), value, magnitude, is_share=False)


def _is_one(match: re.Match[str]) -> bool:
    return match["count"].lower() != "one" or _ONE_COUNTS.match(match.string, match.end()) is not None


def _value(count: str, hundred: bool, more: str, magnitude: str) -> Number:  # noqa: FBT001
    whole = {"a": Decimal(1), "an": Decimal(1), "half a": Decimal("0.5"), "half an": Decimal("0.5")}.get(count)
    whole = read_number(count).value if whole is None else whole
    if hundred:
        whole = whole * 100 + (read_number(more).value if more else 0)
    elif not magnitude:
        return Number(whole, whole, whole)
    return read_number(f"{whole.normalize():f} {magnitude}".rstrip())


def _fractions(text: str) -> Iterator[Spelled]:
    for match in chain.from_iterable(shape.finditer(text) for shape in _FRACTIONS):
        value = Decimal("0.5")
        if not match["half"]:
            part = match["part"].lower()
            value = (Decimal(1) if part in ("a", "an") else read_number(part).value) / _WHOLES[match["whole"].lower().rstrip("s")]  # fmt: skip
        start = match.start("half") if match["half"] else match.start("part")
        yield Spelled(Span(start, match.end()), Number(value, value, value), "", is_share=True)
