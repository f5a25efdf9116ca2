"""Parts that don't add up to the stated whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.counts import Count
from checker.facts.figures.ledger import Figure
from checker.facts.figures.numbers import COUNT, FIGURE, SPELLED, Number, in_magnitude, like, magnitude_of, read_number
from checker.facts.relations.completeness import PartNouns, is_complete
from checker.facts.text.spans import starting_in
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

_OPEN = pattern(
    r"\b(?:including|at least|among|about|some|more than|nearly|almost|over|up to|around|such as|roughly|rest|others?|part of|less than|mostly)\b"
)
_SEAT = r"(?:seats|members|votes|places)"
_SEATED = pattern(rf"[0-9] {_SEAT}\b")
_OF_WHICH = pattern(rf"(?P<sign>[$€£])(?P<whole>{FIGURE}), of which (?P<list>[^.;]{{8,160}})")
_SEATS = pattern(rf"\b(?:of|has|with|the) (?P<whole>\d{{1,4}}) {_SEAT}\b(?P<list>[^.;:]{{8,160}})")
# “Took 42 of the 110 seats, the Bloc 33 and others 35”: the first party's seats belong to the sum.
_GOT, _GOT_OF = 24, pattern(rf"(?:\d|\b{SPELLED}) (?:out )?of \Z")
_REVENUE = pattern(r"of the (?P<noun>revenue|budget|cost|total|money|damage|sum|spending|sales)\b")
_NUMBER = pattern(
    rf"(?P<sign>[$€£]?)(?<![\w.,])(?P<n>{COUNT})(?! ?(?:%|percent|per cent|years?|days?|months?|hours?|times)\b)(?!-)"
)
_NEAR = 600
_BESIDE = 90


class _Amount(NamedTuple):
    span: Span
    text: str
    number: Number

    @classmethod
    def of(cls, count: Count) -> _Amount:
        """A count of the facts."""
        return cls(count.span, count.text, count.number)

    @classmethod
    def matched(cls, match: re.Match[str], name: str, offset: int = 0) -> _Amount:
        """A figure that an expression found."""
        return cls(Span(offset + match.start(name), offset + match.end(name)), match[name], read_number(match[name]))

    @property
    def slack(self) -> Decimal:
        """By how much a figure with decimals may be off; others are taken as exact."""
        return self.number.high - self.number.value if "." in self.text else Decimal(0)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A complete list of parts must equal its total; other parts may be less, but not more."""
    yield from _broken_down(facts)
    for match in _OF_WHICH.finditer(facts.spaced):
        yield from _closed(match, match["sign"], least=2)
    if _SEATED.search(facts.spaced):
        for match in _SEATS.finditer(facts.spaced):
            if " and " in match["list"] and not _GOT_OF.search(
                facts.spaced, max(0, match.start() - _GOT), match.start()
            ):
                yield from _closed(match, "", least=3)
    yield from _too_much(facts)
    yield from map(_of_hundred, facts.divided_hundreds)


def _broken_down(facts: Facts) -> Iterator[Mark]:
    """Silent if another count near is the sum: the parts may belong to that one."""
    if not facts.breakdowns:
        return
    nouns = PartNouns.read(facts.resources)
    for breakdown in facts.breakdowns:
        if not is_complete(facts.text, breakdown, nouns):
            continue
        whole = _Amount.of(breakdown.whole.counted)
        parts = [_Amount.of(part.counted) for part in breakdown.parts]
        total = sum((part.number.value for part in parts), Decimal(0))
        near = starting_in(
            facts.counts, breakdown.whole.counted.start - _BESIDE, breakdown.parts[-1].counted.span.end + _BESIDE
        )
        mark = None if any(count.number.value == total for count in near) else _mark(parts, whole, exact=True)
        if mark is not None:
            yield mark


def _closed(match: re.Match[str], sign: str, *, least: int) -> Iterator[Mark]:
    words = match["list"]
    if _OPEN.search(words.lower()) or _OPEN.search(match.string[max(0, match.start() - 24) : match.start()].lower()):
        return
    offset = match.start("list")
    parts = [_Amount.matched(n, "n", offset) for n in _NUMBER.finditer(words) if n["sign"] == sign]
    if len(parts) < least or (least == 2 and " and " not in words):
        return
    mark = _mark(parts, _Amount.matched(match, "whole"), exact=True)
    if mark is not None:
        yield mark


def _too_much(facts: Facts) -> Iterator[Mark]:
    for match in _REVENUE.finditer(facts.spaced):
        segment = facts.segments.at(match.start())
        if segment is None:
            continue
        start, end = segment.span
        parts = [_Amount.matched(n, "n") for n in _NUMBER.finditer(facts.spaced, start, end) if n["sign"]]
        before = facts.spaced[max(0, start - _NEAR) : start]
        wholes = list(re.finditer(rf"\b(?i:{match['noun']})\b[^.;:]{{0,40}}? [$€£](?P<whole>{FIGURE})", before))
        if len(parts) >= 3 and wholes and not _OPEN.search(facts.folded[start:end].replace("part of", "")):
            at = max(0, start - _NEAR)
            mark = _mark(parts, _Amount.matched(wholes[-1], "whole", at), exact=False)
            if mark is not None:
                yield mark


def _of_hundred(shares: Sequence[Figure]) -> Mark:
    total = sum((share.value for share in shares), Decimal(0))
    shown = " + ".join(f"{share.value:f}" for share in shares)
    span = Span(shares[0].span.start, shares[-1].span.end)
    return Mark(span, case="shares", fields={"sum": f"{shown} = {total:f}"})


def _mark(parts: Sequence[_Amount], whole: _Amount, *, exact: bool) -> Mark | None:
    total = sum((part.number.value for part in parts), Decimal(0))
    slack = sum((part.slack for part in parts), whole.slack)
    over = total - whole.number.value
    if over <= slack and (not exact or -over <= slack):
        return None
    magnitude = magnitude_of(whole.text)
    shown = " + ".join(part.text.removesuffix(f" {magnitude}") if magnitude else part.text for part in parts)
    fields = {"sum": f"{shown} = {in_magnitude(total, magnitude)}", "whole": whole.text}
    last = parts[-1]
    right = last.number.value - over
    fixes = (
        replacement(last.span, like(right, last.text)),
        replacement(whole.span, in_magnitude(total, magnitude)),
    )
    return Mark(
        _all_of([*parts, whole] if whole.span.start > parts[-1].span.start else parts)
        if exact
        else max(parts, key=lambda part: part.number.value).span,
        fields=fields,
        suggestions=fixes if right > 0 else fixes[1:],
        related=(Related(whole.span, "the total"),),
    )


def _all_of(parts: Sequence[_Amount]) -> Span:
    return Span(min(part.span.start for part in parts), max(part.span.end for part in parts))
