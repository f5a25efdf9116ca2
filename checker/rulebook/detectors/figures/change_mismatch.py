"""A rise or fall in percent that its own figures contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.facts.numbers import FIGURE, differs, plain, read_number
from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

_MONEY = rf"[$€£]?(?:{FIGURE})"
_PERCENT = r"(?P<p>\d{1,3}(?:\.\d)?) ?(?:%|percent|per cent)"
_MOVE = r"(?:rose|fell|grew|climbed|dropped|declined|increased|decreased|jumped|shrank|went up|went down|slipped|gained|was up|was down)"
_NAME = r"(?:a |an )?(?:drop|rise|fall|increase|decrease|decline|gain|jump|growth|loss|cut)"
_SHAPES = tuple(
    pattern(shape)
    for shape in (
        rf"\b{_MOVE} to [$€£]?(?P<to>{FIGURE})(?: [a-z-]{{2,15}}){{0,3}} from [$€£]?(?P<from>{FIGURE})(?: [a-z-]{{2,15}}){{0,3}}, {_NAME} of (?:about |some |nearly )?{_PERCENT}",
        rf"\b{_MOVE} from [$€£]?(?P<from>{FIGURE})(?: [a-z-]{{2,15}}){{0,3}} to [$€£]?(?P<to>{FIGURE})(?: [a-z-]{{2,15}}){{0,3}}, {_NAME} of (?:about |some |nearly )?{_PERCENT}",
        rf"\b{_MOVE} (?:by )?(?:about |some |nearly )?{_PERCENT},? to [$€£]?(?P<to>{FIGURE})(?: [a-z-]{{2,15}}){{0,3}},? from [$€£]?(?P<from>{FIGURE})\b",
        rf"\b{_MOVE} (?:by )?(?:about |some |nearly )?{_PERCENT},? from [$€£]?(?P<from>{FIGURE})(?: [a-z-]{{2,15}}){{0,3}},? to [$€£]?(?P<to>{FIGURE})\b",
        rf"(?<![\w.,])[$€£]?(?P<from>{FIGURE})(?: [a-z-]{{2,20}}){{0,5}} in (?:19|20)\d\d and [$€£]?(?P<to>{FIGURE}) in (?:19|20)\d\d, (?:up|down|a rise of|a fall of|a drop of|an increase of) (?:by )?(?:about |some |nearly )?{_PERCENT}",
    )
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Recomputes the change from both figures, each within its rounding."""
    for shape in _SHAPES:
        for match in shape.finditer(facts.text):
            if re.match(r" ?(?:%|percent|per cent|points)", facts.text[max(match.end("to"), match.end("from")) :]):
                continue
            mark = _mark(match)
            if mark is not None:
                yield mark


def _mark(match: re.Match[str]) -> Mark | None:
    start, end, stated = (read_number(match[name]) for name in ("from", "to", "p"))
    if start.low <= 0:
        return None
    changes = [100 * (e - s) / s for s in (start.low, start.high) for e in (end.low, end.high)]
    low, high = sorted((abs(min(changes)), abs(max(changes))))
    if not differs(stated, Decimal(0) if min(changes) <= 0 <= max(changes) else low, high):
        return None
    due = abs(100 * (end.value - start.value) / start.value)
    if due > Decimal(1000):
        return None
    span = Span(*match.span("p"))
    right = plain(due, match["p"])
    fields = {"stated": match["p"], "from": match["from"], "to": match["to"], "right": right}
    related = (Related(Span(*match.span("from")), "from"), Related(Span(*match.span("to")), "to"))
    return Mark(span, fields=fields, suggestions=(replacement(span, right),), related=related)
