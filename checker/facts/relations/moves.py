"""Rises and falls from one figure to another, with the word that says which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.relations.relations import Relation, RelationKind
from checker.model.span import Span

_RISE = (
    r"rose|risen|rises|rising|grew|grown|grows|increased|increases|climbed|climbs|jumped|jumps|surged|soared|went up|up"
)
_FALL = r"fell|fallen|falls|decreased|decreases|declined|declines|dropped|drops|shrank|shrunk|plunged|slumped|plummeted|tumbled|went down|down"
_VERB = rf"\b(?P<verb>(?P<rise>{_RISE})|{_FALL})"
# Behind “by”, “while” or another verb, the figures may belong to something else.
_BEFORE = pattern(
    rf"{_VERB} (?:(?:in|on|over|at) [\w ]{{2,20}} )?(?:again |further |sharply |slightly |steadily |significantly |even |only |just )?(?:(?:by )?(?:about |almost |nearly |some )?\d{{1,3}}(?:\.\d{{1,2}})? ?(?:%|per ?cent),? )?(?:from|to) (?:just |only |about |around |roughly |some |nearly |almost |a |an )?(?:record |peak )?\Z"
)
_BETWEEN = pattern(rf"[^.;\n\d]{{0,70}}, {_VERB} from ")
# A currency that falls costs more of it: “fell from 2.20 to the dollar to about 15”.
_RATE = pattern(r"\b(?:to|per|against|for) (?:the |one |a )?(?:U\.S\. |US )?(?:dollar|euro|pound|yen)\b|\bto the \$")
_AFTER = 24
_REACH, _WIDEST = 90, Decimal(20)
_ORDERED = frozenset({FigureType.MONEY, FigureType.COUNT, FigureType.SHARE, FigureType.CHANGE, FigureType.MEASURE})


class Move(NamedTuple):
    """A change that a word calls a rise or a fall. ``start`` and ``end`` count the same."""

    span: Span
    verb: str
    rises: bool
    start: Figure
    end: Figure


def find_moves(text: str, relations: Sequence[Relation]) -> Iterator[Move]:
    """The changes with the verb right before the pair, or as “up from” between the two."""
    ranged = {one.span for relation in relations if relation.kind is RelationKind.RANGE for one in relation.figures}
    for relation in relations:
        if relation.kind is not RelationKind.CHANGE or not _are_comparable(*relation.figures):
            continue
        start, end = relation.figures
        first, second = sorted(relation.figures, key=lambda figure: figure.span)
        # Neither end of a range moved: “2.3 to 2.6 million, down from 2.4 to 2.7”; nor did a term: “of 10-year bonds, up from 26 percent”.
        if not ranged.isdisjoint((start.span, end.span)) or text.startswith("-", first.span.end):
            continue
        before = _BEFORE.search(text, max(0, first.span.start - _REACH), first.span.start)
        found = before or _BETWEEN.match(text, first.span.end, second.span.start)
        if found is not None and not _RATE.search(text, first.span.end, second.span.end + _AFTER):
            span = Span(min(found.start("verb"), first.span.start), second.span.end)
            yield Move(span, found["verb"], found["rise"] is not None, start, end)


def _are_comparable(start: Figure, end: Figure) -> bool:
    """Whether both count the same; “from 3 to 1.5 million” leaves out the first “million”."""
    if end.type not in _ORDERED or start.form != end.form or bool(start.magnitude) != bool(end.magnitude):
        return False
    if start.type is FigureType.COUNT and not (start.unit or start.noun):
        return bool(start.magnitude) or _are_close(start, end)
    if start.type is FigureType.COUNT and start.noun != end.noun and not _are_close(start, end):
        # A model: “on the 928, up from 61,970 crowns”.
        return False
    return start.type is end.type and start.unit == end.unit and (not end.noun or start.noun == end.noun)


def _are_close(start: Figure, end: Figure) -> bool:
    """Whether a bare figure may count what the other one counts."""
    low, high = sorted((abs(start.value), abs(end.value)))
    return end.type is FigureType.COUNT and high <= low * _WIDEST
