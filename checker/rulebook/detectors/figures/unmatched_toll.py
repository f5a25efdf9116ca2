"""“The 32 dead” in a text that has spoken of another number of dead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.text.spans import starting_in
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

NEEDS = ("dea", "injur", "wound", "victim", "killed", "died", "fatalit")
_KNOWN = pattern(r"\b(?:[Aa]ll(?: of)?(?: the)?|[Tt]he|[Tt]hese|[Tt]hose) \Z")
_OF = pattern(
    r" (?P<kind>dead|deaths|victims|fatalities|injured|wounded)(?=[.,;:]| (?:were|was|are|is|had|have|will|came|lived|come|could)\b)"
)
_HURT = frozenset({"injured", "wounded"})
_MORE = pattern(
    r"\b(?:more|another|other|others|since|also died|later died|wounded died|injured died|died of|died in hospital)\b|\b(?:1[89]|20)\d\d\b"
)
_REACH, _MOST, _FAR = 16, 8, 3000


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Silent where the number or a sum of others makes it, or the text says that there were more."""
    if not facts.tolls:
        return
    values = Counter(one.value for one in facts.figures)
    for figure in facts.figures:
        behind = _OF.match(facts.text, figure.span.end) if figure.type is FigureType.COUNT else None
        known = _KNOWN.search(facts.text, max(0, figure.span.start - _REACH), figure.span.start) if behind else None
        if behind is None or known is None:
            continue
        kind = "hurt" if behind["kind"] in _HURT else "dead"
        before = starting_in(facts.tolls, max(0, known.start() - _FAR), known.start())
        earlier = [toll.figure for toll in before if toll.kind == kind]
        if not earlier or values[figure.value] > 1 or _is_made(facts, figure, earlier):
            continue
        if not _MORE.search(facts.folded, earlier[0].span.start, known.start()):
            yield _mark(facts, figure, earlier[-1], Span(known.start(), behind.end("kind")))


def _is_made(facts: Facts, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether two of the counts before make the number."""
    here = starting_in(facts.figures, max(0, figure.span.start - _FAR), figure.span.start)
    before = [one for one in here if one.type is FigureType.COUNT][-_MOST:]
    return any(
        figure.value in (one.value + other.value, abs(one.value - other.value))
        for one, other in combinations([*before, *earlier[:_MOST]], 2)
    )


def _mark(facts: Facts, figure: Figure, other: Figure, span: Span) -> Mark:
    shown = other.span.text(facts.text)
    related = (Related(other.span, "the earlier number"),)
    return Mark(span, fields={"other": shown}, suggestions=(replacement(figure.span, shown),), related=related)
