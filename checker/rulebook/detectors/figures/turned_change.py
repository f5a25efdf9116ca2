"""A rise to a smaller figure, or a fall to a greater one: “rose from $3.1 billion to $3.4 million”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.figures.relations import Relation, RelationKind
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, Suggestion, replacement
from checker.model.span import Span

NEEDS = ("from ",)
_RISE = (
    r"rose|risen|rises|rising|grew|grown|grows|increased|increases|climbed|climbs|jumped|jumps|surged|soared|went up|up"
)
_FALL = r"fell|fallen|falls|decreased|decreases|declined|declines|dropped|drops|shrank|shrunk|plunged|slumped|plummeted|tumbled|went down|down"
_VERB = rf"\b(?P<verb>(?P<rise>{_RISE})|{_FALL})"
# Behind “by”, “while” or another verb, the figures may belong to something else.
_BEFORE = pattern(
    rf"{_VERB} (?:(?:in|on|over|at) [\w ]{{2,20}} )?(?:again |further |sharply |slightly |steadily |significantly |even |only |just )?(?:from|to) (?:just |only |about |around |roughly |some |nearly |almost |a |an )?(?:record |peak )?\Z"
)
_BETWEEN = pattern(rf"[^.;\n\d]{{0,70}}, {_VERB} from ")
_REACH, _WIDEST = 90, 20
_ORDERED = frozenset({FigureType.MONEY, FigureType.COUNT, FigureType.SHARE, FigureType.CHANGE, FigureType.MEASURE})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """The verb stands right before the pair, or as “up from” between the two."""
    for relation in facts.relations:
        if relation.kind is not RelationKind.CHANGE or not _are_comparable(*relation.figures):
            continue
        start, end = relation.figures
        first, second = sorted(relation.figures, key=lambda figure: figure.span)
        before = _BEFORE.search(facts.text, max(0, first.span.start - _REACH), first.span.start)
        found = before or _BETWEEN.match(facts.text, first.span.end, second.span.start)
        if found is None or start.value == end.value or (end.value > start.value) == (found["rise"] is not None):
            continue
        yield _mark(facts, relation, Span(min(found.start("verb"), first.span.start), second.span.end), found["verb"])


def _are_comparable(start: Figure, end: Figure) -> bool:
    """Whether both count the same; “from 3 to 1.5 million” leaves out the first “million”."""
    if end.type not in _ORDERED or start.form != end.form or bool(start.magnitude) != bool(end.magnitude):
        return False
    if start.type is FigureType.COUNT and not (start.unit or start.noun):
        return bool(start.magnitude) or _are_close(start, end)
    return start.type is end.type and start.unit == end.unit and (not end.noun or start.noun == end.noun)


def _are_close(start: Figure, end: Figure) -> bool:
    """Whether a bare figure may count what the other one counts."""
    low, high = sorted((abs(start.value), abs(end.value)))
    return end.type is FigureType.COUNT and high <= low * _WIDEST


def _mark(facts: Facts, relation: Relation, span: Span, verb: str) -> Mark:
    start, end = relation.figures
    text = facts.text
    fields = {"verb": verb, "from": start.span.text(text), "to": end.span.text(text)}
    answers: tuple[Suggestion, ...] = ()
    if start.magnitude != end.magnitude:
        answers = (replacement(end.span, end.span.text(text).replace(end.magnitude, start.magnitude)),)
    return Mark(
        span, fields=fields, suggestions=answers, related=(Related(start.span, "from"), Related(end.span, "to"))
    )
