"""“The 32 dead” in a text that has spoken of another number of dead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
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
_REACH, _MOST = 16, 8


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Silent where the number or a sum of others makes it, or the text says that there were more."""
    if not facts.tolls:
        return
    for figure in facts.figures:
        behind = _OF.match(facts.text, figure.span.end) if figure.type is FigureType.COUNT else None
        known = _KNOWN.search(facts.text, max(0, figure.span.start - _REACH), figure.span.start) if behind else None
        if behind is None or known is None:
            continue
        kind = "hurt" if behind["kind"] in _HURT else "dead"
        earlier = [toll.figure for toll in facts.tolls if toll.kind == kind and toll.figure.span.end < known.start()]
        if earlier and not _is_made(facts, figure, earlier) and not _MORE.search(facts.folded, earlier[0].span.start, known.start()):  # fmt: skip
            yield _mark(facts, figure, earlier[-1], Span(known.start(), behind.end("kind")))


def _is_made(facts: Facts, figure: Figure, earlier: list[Figure]) -> bool:
    """Whether another figure of the text is the number, or two of the counts before make it."""
    if any(one.value == figure.value for one in facts.figures if one is not figure):
        return True
    before = [one for one in facts.figures if one.type is FigureType.COUNT and one.span.end < figure.span.start][
        -_MOST:
    ]
    return any(
        figure.value in (one.value + other.value, abs(one.value - other.value))
        for one, other in combinations([*before, *earlier[:_MOST]], 2)
    )


def _mark(facts: Facts, figure: Figure, other: Figure, span: Span) -> Mark:
    shown = other.span.text(facts.text)
    related = (Related(other.span, "the earlier number"),)
    return Mark(span, fields={"other": shown}, suggestions=(replacement(figure.span, shown),), related=related)
