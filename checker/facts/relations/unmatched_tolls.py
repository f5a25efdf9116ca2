"""“The 32 dead” in a text that has spoken of another number of dead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.relations.tolls import Toll
from checker.facts.text.spans import starting_in
from checker.model.span import Span

_KNOWN = pattern(r"\b(?:[Aa]ll(?: of)?(?: the)?|[Tt]he|[Tt]hese|[Tt]hose) \Z")
_OF = pattern(
    r" (?P<kind>dead|deaths|victims|fatalities|injured|wounded)(?=[.,;:]| (?:were|was|are|is|had|have|will|came|lived|come|could)\b)"
)
_HURT = frozenset({"injured", "wounded"})
_MORE = pattern(
    r"\b(?:more|another|other|others|since|also died|later died|wounded died|injured died|died of|died in hospital)\b|\b(?:1[89]|20)\d\d\b"
)
_REACH, _MOST, _FAR = 16, 8, 3000


class UnmatchedToll(NamedTuple):
    """A number that the text takes for known, with its words, and the number that it named before."""

    span: Span
    figure: Figure
    earlier: Figure


def find_unmatched_tolls(
    text: str, folded: str, figures: Sequence[Figure], tolls: Sequence[Toll]
) -> Iterator[UnmatchedToll]:
    """Find them, in order: none where the number or a sum of others makes it, or the text says that there were more."""
    if not tolls:
        return
    values = Counter(one.value for one in figures)
    for figure in figures:
        behind = _OF.match(text, figure.span.end) if figure.type is FigureType.COUNT else None
        known = _KNOWN.search(text, max(0, figure.span.start - _REACH), figure.span.start) if behind else None
        if behind is None or known is None:
            continue
        kind = "hurt" if behind["kind"] in _HURT else "dead"
        before = starting_in(tolls, max(0, known.start() - _FAR), known.start())
        earlier = [toll.figure for toll in before if toll.kind == kind]
        if not earlier or values[figure.value] > 1 or _is_made(figures, figure, earlier):
            continue
        if not _MORE.search(folded, earlier[0].span.start, known.start()):
            yield UnmatchedToll(Span(known.start(), behind.end("kind")), figure, earlier[-1])


def _is_made(figures: Sequence[Figure], figure: Figure, earlier: Sequence[Figure]) -> bool:
    """Whether two of the counts before make the number."""
    here = starting_in(figures, max(0, figure.span.start - _FAR), figure.span.start)
    before = [one for one in here if one.type is FigureType.COUNT][-_MOST:]
    return any(
        figure.value in (one.value + other.value, abs(one.value - other.value))
        for one, other in combinations([*before, *earlier[:_MOST]], 2)
    )
