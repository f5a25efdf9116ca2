"""Margins that the two figures beside them contradict: “5,120 votes to 4,890, a lead of 330”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.text.segments import Segments
from checker.facts.text.spans import starting_in

_AGAINST = pattern(
    r"(?: (?:votes|points|seats|ballots|runs|goals|places))?,? (?:(?:to|against|versus|for|and) |(?:compared with|as against|ahead of) )(?:only |just )?(?:(?:[A-ZÀ-Þ][\w’'.-]{1,20} ){1,3})?(?:got |had |won |took |received |with )?"
    r"|(?: (?:votes|points|seats|ballots))? (?:and|while|against|to) (?:[A-ZÀ-Þ][\w’'.-]{1,20} ){1,3}(?:got |had |won |took |received |with |on )?"
)
_MARGIN = pattern(
    r"[^.;\d\n]{0,70}?(?:,| –| —|;| and won| so| or) (?:(?:winning|wins|won|ahead|leading|leads|beating|or|thus|giving (?:him|her|them|it)) )?(?:by )?(?:an? |the )?(?:[a-z]{4,10} )?(?P<word>margin|lead|difference|majority|gap|advantage|edge)(?: of| was| is)? (?:only |just )?"
)
# “64 of 112 votes”
_PART = pattern(r"\bof (?:the |all )?\Z")
_EXACT = frozenset({"", "only", "exactly"})
_LARGE, _BEFORE = 10, 12


class Margin(NamedTuple):
    """Two figures, the margin that the text gives, its word, and the difference of the two."""

    first: Figure
    second: Figure
    stated: Figure
    word: str
    right: Decimal


def find_wrong_margins(text: str, figures: Sequence[Figure], segments: Segments) -> Iterator[Margin]:
    """Find three exact counts in a row, of which the third should be the difference of the others."""
    for segment in segments:
        here = starting_in(figures, *segment.span)
        for first, second, stated in zip(here, here[1:], here[2:], strict=False):
            three = (first, second, stated)
            if not all(_is_exact(one) for one in three) or max(first.value, second.value) < _LARGE:
                continue
            word = _MARGIN.fullmatch(text, second.span.end, stated.span.start)
            right = abs(first.value - second.value)
            if _PART.search(text, max(0, first.span.start - _BEFORE), first.span.start):
                continue
            if word is None or not _AGAINST.fullmatch(text, first.span.end, second.span.start) or stated.value == right:
                continue
            if stated.value < max(first.value, second.value) and stated.unit == "":
                yield Margin(first, second, stated, word["word"], right)


def _is_exact(figure: Figure) -> bool:
    """Whether a figure counts something, and isn't rounded."""
    kinds = (FigureType.COUNT, FigureType.SCORE)
    return figure.type in kinds and figure.bound in _EXACT and not figure.magnitude and figure.value % 1 == 0
