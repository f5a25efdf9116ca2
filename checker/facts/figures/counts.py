"""Counted things and amounts of money that may add up: figures of the ledger, or “a” where a list counts one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Self

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.figures.numbers import Number, read_number
from checker.facts.text.tokens import Tokens
from checker.model.span import Span

_ONE = Number(*(read_number("one").value,) * 3)
_LIST_BEFORE = pattern(r"(?:[,:;(—–]|\b(?:and|plus)) \Z")
# No count: a compound, part of a larger figure, a duration, or “one of them”.
_NO_COUNT_AFTER = pattern(
    r"-|[.,:/]\d|(?: ?% | (?:hundred|thousand|million|billion|trillion|dozen|in \d|of (?:them|the)|times?|years? old|minutes?|points?|other|others|another)\b| (?:or|to) [$€£]?\d)"
)
_NO_COUNT_BEFORE = pattern(
    r"(?:[\w.,/:–-]|\b(?:group|day|page|round|week|between|from|than|under|over|least|most|another|further) )\Z"
)
_LONGEST_BEFORE = 8
# “Six were for it, one was against”: no pronoun that stands for a thing named before.
_ONE_OF_LIST = pattern(
    r" (?:(?:was|abstained|voted|against|died|had died)\b|(?:in|from) [A-ZÀ-Þ])"
    r"|(?<=and one) (?!(?:more|other|another|each|less|thing|day|way|to|of)\b)[A-Za-z-]{3,20}(?=[.,;)]|\Z)"
)
# “…, a total of 54”
_A_TOTAL = pattern(r" (?:(?:overall|grand|combined) )?(?:total|sum|number) of\b")
_ROUGH = pattern(r"\b(?:another|further|additional|between|than|as many as) \Z")
_LONGEST_ROUGH = 16
_ADDED = frozenset({FigureType.COUNT, FigureType.MONEY, FigureType.MEASURE})


class Count(NamedTuple):
    """A count with its text; ``start`` includes a currency sign, ``rough`` says that it isn't meant exactly."""

    span: Span
    start: int
    text: str
    number: Number
    sign: str
    rough: bool

    @classmethod
    def of(cls, text: str, figure: Figure, *, rough: bool = False) -> Self:
        """The count that a figure of the text is."""
        start = figure.span.start
        while not (text[start].isdigit() or (figure.form == "words" and text[start].isalpha())):
            start += 1
        span = Span(start, figure.span.end)
        return cls(
            span, figure.span.start, span.text(text), figure.number, text[figure.span.start : start].strip(), rough
        )


def find_counts(text: str, figures: Sequence[Figure], tokens: Tokens) -> list[Count]:
    """Find the counts of a text, in order, without years, shares, ages and times."""
    found = [*_figures(text, figures)]
    taken = {count.span.start for count in found}
    return sorted([*found, *(one for one in _articles(text, tokens) if one.span.start not in taken)])


def _figures(text: str, figures: Sequence[Figure]) -> Iterator[Count]:
    for figure in figures:
        if figure.type in _ADDED and figure.value > 0 and _counts(text, figure):
            yield Count.of(text, figure, rough=_is_rough(text, figure))


def _articles(text: str, tokens: Tokens) -> Iterator[Count]:
    for word in ("a", "an", "one"):
        for index in tokens.places.get(word, ()):
            span = tokens.span(index)
            if word == "one" and not _ONE_OF_LIST.match(text, span.end):
                continue
            if _A_TOTAL.match(text, span.end):
                continue
            if _LIST_BEFORE.search(text, max(0, span.start - _LONGEST_BEFORE), span.start):
                yield Count(span, span.start, span.text(text), _ONE, "", rough=False)


def _counts(text: str, figure: Figure) -> bool:
    if _NO_COUNT_AFTER.match(text, figure.span.end):
        return False
    start = figure.span.start
    return figure.type is FigureType.MONEY or not _NO_COUNT_BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)


def _is_rough(text: str, figure: Figure) -> bool:
    start = figure.span.start
    rough = figure.bound not in ("", "exactly")
    return rough or _ROUGH.search(text, max(0, start - _LONGEST_ROUGH), start) is not None
