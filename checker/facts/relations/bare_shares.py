"""Shares in percent of a whole that no word names: “the state pays 30 million and the town 12 million, or 25 percent”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.base.patterns import pattern
from checker.facts.figures.ledger import Figure
from checker.facts.figures.numbers import HEDGE
from checker.facts.relations.named_shares import SHARES, fits, may_be_whole
from checker.facts.relations.shares import Share
from checker.facts.text.segments import Segments
from checker.facts.text.spans import starting_in

_RESTATED = pattern(rf"(?: [a-z]{{3,12}})?,? or {HEDGE}")
_ENDS = pattern(r"(?: ?%| ?per ?cent)(?=[.;)](?:\s|\Z)|, (?:and|while|but) |,? and the |\Z)")
# What may be a change, or a share of something that isn't counted here.
_CHANGED = pattern(
    r"\b(?:r[io]se|risen|f[ae]ll|fallen|gain\w*|los[st]\w*|losing|increas\w*|decreas\w*|drop\w*|grow\w*|jump\w*|climb\w*|slip\w*|up|down|more|less|fewer|higher|lower|cut|cuts|raised?|rais\w+|added|shed|declin\w*|surg\w*|interest|average|per)\b"
)
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
            if one.is_amount and one.value > part.value
        ]
        fitting = [one for one in earlier if fits(percent, part, one)]
        if fitting:
            whole_of[sentence] = fitting[-1]
            continue
        alike = [one for one in earlier if may_be_whole(part, one) and not one.is_one_sided]
        whole = whole_of.get(sentence) or _only_one(text, segments, sentence, alike)
        if whole is not None:
            yield Share(percent, part, whole)


def _is_bare(text: str, part: Figure, percent: Figure) -> bool:
    return (
        percent.type in SHARES
        and bool(percent.unit)
        and not percent.is_one_sided
        and part.is_amount
        and not part.is_one_sided
        and part.value > 0
        and _RESTATED.fullmatch(text, part.span.end, percent.span.start) is not None
        and _ENDS.match(text, percent.span.end) is not None
    )


def _only_one(text: str, segments: Segments, sentence: int, earlier: Sequence[Figure]) -> Figure | None:
    """The only figure of the sentence that may be the whole, where nothing rises or falls."""
    if sentence < 0:
        return None
    span = segments[sentence].span
    here = [one for one in earlier if one.span.start >= span.start]
    return here[0] if len(here) == 1 and not _CHANGED.search(span.text(text).lower()) else None
