"""Shares in percent with the part that they restate and the whole that the sentence names: “of the 14 boats, seven, or half”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.figures.notation import PERCENT
from checker.facts.figures.numbers import HEDGE, Number
from checker.facts.text.segments import Segments


class Share(NamedTuple):
    """A part, the whole that it belongs to, and the share in percent that the text gives for it."""

    percent: Figure
    part: Figure
    whole: Figure


_NOUNS = r"(?: (?!and\b|but\b|while\b)[\w’'-]{1,20}){0,5}?"
# What restates a part as a share: “seven of them, or 60 percent”, “720 (90 percent)”.
_RESTATED = pattern(
    rf"{_NOUNS}(?:,? or |,? i\.e\.,? |,? that is,? |,? which is |,? equal to |,? equivalent to |,? representing |,? accounting for | \(|, meaning |, (?:an? )?(?:[a-z]{{3,12}} )?(?:rate|share|proportion|turnout|ratio|occupancy|majority) of ){HEDGE}"
)
_OUT_OF = pattern(
    r"(?: [a-z-]{2,15})? (?:out )?of (?:the |its |all |all the |their |his |her |a total of )?(?:some |about )?"
)
_OF_BEFORE = pattern(
    r"\b[Oo]f (?:the |its |all |all the |their |his |her |these |those |our |some )?(?:[\w’'-]{2,20}’?'?s |total |[a-z]{3,12} )?\Z"
)
_OF_WHICH = pattern(r"\bof (?:which|whom|them|these|those|that|it)\b")
_OF_THEM_BEHIND = pattern(r" of (?:which|whom|them|these|those)\b")
_OF_NAMED = pattern(
    rf" ?{PERCENT} of (?:the|its|their|his|her|our|all) (?P<words>(?:[a-z-]{{3,20}} ){{0,2}}?[a-z]{{3,20}})(?=[.,;)]| (?:is|was|are|were|has|had|have|will|would|in|on|at|by|for|and)\b|\Z)"
)
_IN_ALL = frozenset({"total", "whole", "sum", "number", "amount", "them", "those"})
_CLAUSES_END = pattern(r"[;:\n]|[.!?]\s")
_LONGEST_OF = 40
_WIDEST_PART, _WIDEST = 60, 160
_FRACTION_SLACK = 4


def find_shares(text: str, figures: Sequence[Figure], segments: Segments) -> list[Share]:
    """Find them, in order. A share is left out where its part or its whole is uncertain, or its bound one-sided."""
    found: list[Share] = []
    for at, percent in enumerate(figures):
        if percent.type is FigureType.SHARE and not percent.is_one_sided and at:
            segment = segments.at(percent.span.start)
            start = segment.span.start if segment else percent.span.start
            here = [one for one in figures[max(0, at - 2) : at] if one.span.start >= start]
            found += _share(text, here, percent)
    return found


def _share(text: str, here: Sequence[Figure], percent: Figure) -> Iterator[Share]:
    """The share of the last figures before it, if the sentence ties these together."""
    if len(here) < 2 or percent.span.start - here[-1].span.end > _WIDEST_PART:
        return
    if not _RESTATED.fullmatch(text, here[-1].span.end, percent.span.start):
        return
    one, other = here[-2:]
    if _OUT_OF.fullmatch(text, one.span.end, other.span.start):
        part, whole = one, other
    elif _is_tied(text, one, other):
        part, whole = other, one
    else:
        return
    fits = _are_alike(part, whole) and 0 < part.value <= whole.value and not _are_ranges(text, part, whole)
    if fits and not _is_of_another(text, whole, percent):
        yield Share(in_percent(percent), part, whole)


def in_percent(share: Figure) -> Figure:
    """A share in percent; a fraction in words, such as “two thirds”, is rough."""
    if share.unit or share.form != "words" or share.value > 1:
        return share
    value = 100 * share.value
    return share._replace(number=Number(value, value - _FRACTION_SLACK, value + _FRACTION_SLACK))


def _is_tied(text: str, whole: Figure, part: Figure) -> bool:
    """Whether a figure is said to be part of the one before it: “of the 14, seven …”, “14, of which seven …”."""
    between = text[whole.span.end : part.span.start]
    if len(between) <= _WIDEST and _OF_THEM_BEHIND.match(text, part.span.end):
        return "\n" not in between
    if len(between) > _WIDEST or _CLAUSES_END.search(between):
        return False
    start = whole.span.start
    return bool(_OF_BEFORE.search(text, max(0, start - _LONGEST_OF), start) or _OF_WHICH.search(between))


def _is_of_another(text: str, whole: Figure, percent: Figure) -> bool:
    """Whether the share names a whole that isn't the one before it: “a payment of 14 crowns, a sum of 2.35, or 10 percent of the price”."""
    named = _OF_NAMED.match(text, percent.span.end)
    if named is None:
        return False
    before = text[max(0, whole.span.start - _LONGEST_OF) : percent.span.start].lower()
    words = named["words"].split()
    return _IN_ALL.isdisjoint(words) and not any(word.removesuffix("s") in before for word in words)


def _are_alike(part: Figure, whole: Figure) -> bool:
    """Whether one can be part of the other. “90 million zlotys, of which 30 million …” names the currency once."""
    if not part.is_amount or not whole.is_amount or part.is_one_sided or whole.is_one_sided:
        return False
    if part.unit and whole.unit:
        return part.unit == whole.unit
    return not part.unit or part.type is FigureType.COUNT


def _are_ranges(text: str, *figures: Figure) -> bool:
    """Whether some figure is one end of a range, or in part of a word: “7-8 of 14”."""
    return any(text[figure.span.end : figure.span.end + 1] in ("-", "–", "/") for figure in figures)
