"""Counted things: a figure in digits or in words, or “a” where a list counts one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.numbers import WORDS, Number, read_number
from checker.facts.figures.quantities import Quantity
from checker.facts.text.tokens import Tokens
from checker.model.span import Span

_SPELLED = frozenset(WORDS) - {"dozen", "a dozen"}
_ONE = Number(*(read_number("one").value,) * 3)
_LIST_BEFORE = pattern(r"(?:[,:;(—–]|\b(?:and|plus)) \Z")
# No count: a share, a compound, part of a larger figure, a time, or “one of them”.
_NO_COUNT_AFTER = pattern(
    r"-|[.,:/]\d|(?: ?%| (?:percent|per cent|hundred|thousand|million|billion|trillion|dozen|in \d|of (?:them|the)|times?|a\.m|p\.m|[ap]m|o'clock|years? old|minutes?|points?|other|others|another)\b| (?:or|to) [$€£]?\d)"
)
_NO_COUNT_BEFORE = pattern(
    r"(?:[\w.,/:–-]|\b(?:aged|age|number|no\.|group|day|page|round|week|between|from|than|under|over|least|most|another|further) )\Z"
)
_LONGEST_BEFORE = 8
_ROUGH = pattern(
    r"\b(?:about|around|roughly|approximately|some|nearly|almost|than|over|at least|at most|up to|under|an estimated|as many as|between|another|further|additional) \Z"
)
_LONGEST_ROUGH = 16
# “$900m” is taken as rough: its figure alone is not the amount.
_SHORT_MAGNITUDE = pattern(r"(?:m|mn|bn|b|tn|k)\b")
_YEARS = range(1900, 2100)


class Count(NamedTuple):
    """A count with its text; ``start`` includes a currency sign, ``rough`` says that it isn't meant exactly."""

    span: Span
    start: int
    text: str
    number: Number
    sign: str
    rough: bool


def find_counts(text: str, quantities: Sequence[Quantity], tokens: Tokens) -> list[Count]:
    """Find the counts of a text, in order, without years, shares, ages and times."""
    return sorted([*_in_digits(text, quantities), *_in_words(text, tokens), *_articles(text, tokens)])


def _in_digits(text: str, quantities: Sequence[Quantity]) -> Iterator[Count]:
    for quantity in quantities:
        span = quantity.span
        bare = quantity.figure.isdigit() and not quantity.sign and not quantity.magnitude
        if (
            (bare and int(quantity.figure) in _YEARS)
            or quantity.number.value <= 0
            or not _counts(text, span, quantity.sign)
        ):
            continue
        rough = _SHORT_MAGNITUDE.match(text, span.end) is not None or _is_rough(text, span.start)
        figure = Span(span.start + len(quantity.sign) + len(quantity.gap), span.end)
        yield Count(figure, span.start, figure.text(text), quantity.number, quantity.sign, rough)


def _in_words(text: str, tokens: Tokens) -> Iterator[Count]:
    for word in _SPELLED.intersection(tokens.places):
        for index in tokens.places[word]:
            span = tokens.span(index)
            if _counts(text, span, ""):
                yield Count(span, span.start, span.text(text), read_number(word), "", _is_rough(text, span.start))


def _articles(text: str, tokens: Tokens) -> Iterator[Count]:
    for word in ("a", "an"):
        for index in tokens.places.get(word, ()):
            span = tokens.span(index)
            if _LIST_BEFORE.search(text, max(0, span.start - _LONGEST_BEFORE), span.start):
                yield Count(span, span.start, span.text(text), _ONE, "", rough=False)


def _counts(text: str, span: Span, sign: str) -> bool:
    if _NO_COUNT_AFTER.match(text, span.end):
        return False
    return bool(sign) or not _NO_COUNT_BEFORE.search(text, max(0, span.start - _LONGEST_BEFORE), span.start)


def _is_rough(text: str, start: int) -> bool:
    return _ROUGH.search(text, max(0, start - _LONGEST_ROUGH), start) is not None
