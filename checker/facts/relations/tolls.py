"""Tolls: how many people were killed, hurt or are missing, by what the text says of each figure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.model.span import Span

_HEDGE = r"(?:at least |about |around |some |nearly |almost |more than |over |up to |as many as |an estimated )?"
_PEOPLE = r"(?:(?!(?:of|in|on|at|from|to|and|or|by|with|for|who|times?|years?|days?|percent)\b)[a-z-]{2,16} ){0,3}?"
_BE = r"(?:(?:who|that) )?(?:(?:have|has|had|were|was|are|is|been|being|feared|also|now|reported|confirmed|found|shot) ){0,3}"
_BEFORE = {
    "dead": r"kill(?:s|ed|ing)?|claim(?:s|ed|ing)?(?: the lives of)?|(?:death )?toll (?:[a-z]{2,12} ){0,3}(?:to|at|of)|dead at",
    "hurt": r"injur(?:es?|ed|ing)|wound(?:s|ed|ing)?|hurt(?:s|ing)?",
}
_BEHIND = {
    "dead": r"killed|dead|died|deaths?|fatalities|drowned",
    "hurt": r"injured|wounded|hurt|injuries",
    "missing": r"missing|unaccounted for",
}
_BEFORE_SHAPES = {kind: pattern(rf"\b(?i:{words}) {_HEDGE}\Z") for kind, words in _BEFORE.items()}
_BEHIND_SHAPES = {kind: pattern(rf" {_PEOPLE}{_BE}(?:{words})\b") for kind, words in _BEHIND.items()}
_REACH = 60


class Toll(NamedTuple):
    """A count of people who are dead, hurt or missing (``kind``)."""

    figure: Figure
    kind: str

    @property
    def span(self) -> Span:
        """The place of the figure."""
        return self.figure.span


def find_tolls(text: str, figures: Sequence[Figure]) -> list[Toll]:
    """Find them, in order."""
    found = []
    for figure in figures:
        if figure.type is FigureType.COUNT and figure.value > 0:
            kind = _kind(text, figure)
            if kind:
                found.append(Toll(figure, kind))
    return found


def _kind(text: str, figure: Figure) -> str:
    start, end = figure.span
    for kind, shape in _BEFORE_SHAPES.items():
        if shape.search(text, max(0, start - _REACH), start):
            return kind
    return next((kind for kind, shape in _BEHIND_SHAPES.items() if shape.match(text, end)), "")
