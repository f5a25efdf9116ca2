"""Shares in percent of a whole that no word names: “the state pays 30 million and the town 12 million, or 25 percent”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.figures.numbers import HEDGE, differs, share_range
from checker.facts.relations.shares import Share
from checker.facts.text.segments import Segments
from checker.facts.text.spans import starting_in

_RESTATED = pattern(rf"(?: [a-z]{{3,12}})?,? or {HEDGE}")
_ENDS = pattern(r"(?: ?%| ?per ?cent)(?=[.;)](?:\s|\Z)|, (?:and|while|but) |,? and the |\Z)")
# What may be a change, or a share of something that isn't counted here.
_CHANGED = pattern(
    r"\b(?:r[io]se|risen|f[ae]ll|fallen|gain\w*|los[st]\w*|losing|increas\w*|decreas\w*|drop\w*|grow\w*|jump\w*|climb\w*|slip\w*|up|down|more|less|fewer|higher|lower|cut|cuts|raised?|rais\w+|added|shed|declin\w*|surg\w*|interest|average|per)\b"
)
_COUNTED = (FigureType.COUNT, FigureType.MONEY, FigureType.MEASURE)
_SHARES = (FigureType.SHARE, FigureType.CHANGE)
_ONE_SIDED = frozenset({"under", "over", "at least", "at most"})
_FAR = 1500


def find_bare_shares(text: str, figures: Sequence[Figure], segments: Segments) -> Iterator[Share]:
    """Find those that no figure before explains. The whole is the one that another share of the sentence has, or else the only greater figure of it."""
    whole_of: dict[int, Figure] = {}
    for at, percent in enumerate(figures):
        if not at or not _is_bare(text, figures[at - 1], percent):
            continue
        part, sentence = figures[at - 1], segments.index_at(percent.span.start)
        earlier = [
            one
            for one in starting_in(figures, max(0, part.span.start - _FAR), part.span.start)
            if one.type in _COUNTED and one.value > part.value
        ]
        fitting = [one for one in earlier if not differs(percent.number, *share_range(part.number, one.number))]
        if fitting:
            whole_of[sentence] = fitting[-1]
            continue
        alike = [one for one in earlier if _are_alike(one, part)]
        whole = whole_of.get(sentence) or _only_one(text, segments, sentence, alike)
        if whole is not None:
            yield Share(percent, part, whole)


def _is_bare(text: str, part: Figure, percent: Figure) -> bool:
    return (
        percent.type in _SHARES
        and bool(percent.unit)
        and percent.bound not in _ONE_SIDED
        and part.type in _COUNTED
        and part.bound not in _ONE_SIDED
        and part.value > 0
        and _RESTATED.fullmatch(text, part.span.end, percent.span.start) is not None
        and _ENDS.match(text, percent.span.end) is not None
    )


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether both count the same thing. What they count need not be said twice, where a share only has to be explained."""
    alike = one.type is other.type and one.unit == other.unit
    return alike and one.bound not in _ONE_SIDED and (not one.noun or not other.noun or one.noun == other.noun)


def _only_one(text: str, segments: Segments, sentence: int, earlier: Sequence[Figure]) -> Figure | None:
    """The only figure of the sentence that may be the whole, where nothing rises or falls."""
    start, end = segments[sentence].span
    here = [one for one in earlier if one.span.start >= start]
    return here[0] if len(here) == 1 and not _CHANGED.search(text.lower(), start, end) else None
