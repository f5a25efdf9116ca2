"""Parts that don't add up to the stated whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.base.patterns import pattern
from checker.facts.figures.numbers import COUNT, FIGURE, in_magnitude, like, magnitude_of, read_number
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
_REVENUE = pattern(r"of the (?P<noun>revenue|budget|cost|total|money|damage|sum|spending|sales)\b")
_NUMBER = pattern(
    rf"(?P<sign>[$€£]?)(?<![\w.,])(?P<n>{COUNT})(?! ?(?:%|percent|per cent|years?|days?|months?|hours?|times)\b)(?!-)"
)
_NEAR = 600
_BESIDE = 90


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A complete list of parts must equal its total; other parts may be less, but not more."""
    yield from _broken_down(facts)
    for match in _OF_WHICH.finditer(facts.spaced):
        yield from _closed(match, match["sign"], least=2)
    if _SEATED.search(facts.spaced):
        for match in _SEATS.finditer(facts.spaced):
            if " and " in match["list"]:
                yield from _closed(match, "", least=3)
    yield from _too_much(facts)


def _broken_down(facts: Facts) -> Iterator[Mark]:
    """Silent if another count near is the sum: the parts may belong to that one."""
    if not facts.breakdowns:
        return
    nouns = PartNouns.read(facts.resources.words("whole_nouns"), facts.resources.lines("exclusive_parts"))
    for breakdown in facts.breakdowns:
        if not is_complete(facts.text, breakdown, nouns):
            continue
        whole, parts = breakdown.whole.counted, [(part.counted.span, part.counted.text) for part in breakdown.parts]
        total = sum((part.counted.number.value for part in breakdown.parts), Decimal(0))
        near = starting_in(facts.counts, whole.start - _BESIDE, breakdown.parts[-1].counted.span.end + _BESIDE)
        mark = (
            None
            if any(count.number.value == total for count in near)
            else _mark(parts, whole.span, whole.text, exact=True)
        )
        if mark is not None:
            yield mark


def _closed(match: re.Match[str], sign: str, *, least: int) -> Iterator[Mark]:
    words = match["list"]
    if _OPEN.search(words.lower()) or _OPEN.search(match.string[max(0, match.start() - 24) : match.start()].lower()):
        return
    offset = match.start("list")
    parts = [
        (Span(offset + n.start("n"), offset + n.end("n")), n["n"]) for n in _NUMBER.finditer(words) if n["sign"] == sign
    ]
    if len(parts) < least or (least == 2 and " and " not in words):
        return
    mark = _mark(parts, Span(*match.span("whole")), match["whole"], exact=True)
    if mark is not None:
        yield mark


def _too_much(facts: Facts) -> Iterator[Mark]:
    for match in _REVENUE.finditer(facts.spaced):
        segment = facts.segments.at(match.start())
        if segment is None:
            continue
        start, end = segment.span
        parts = [(Span(*n.span("n")), n["n"]) for n in _NUMBER.finditer(facts.spaced, start, end) if n["sign"]]
        before = facts.spaced[max(0, start - _NEAR) : start]
        wholes = list(re.finditer(rf"\b(?i:{match['noun']})\b[^.;:]{{0,40}}? [$€£](?P<whole>{FIGURE})", before))
        if len(parts) >= 3 and wholes and not _OPEN.search(facts.folded[start:end].replace("part of", "")):
            at = max(0, start - _NEAR)
            whole = wholes[-1]
            mark = _mark(parts, Span(at + whole.start("whole"), at + whole.end("whole")), whole["whole"], exact=False)
            if mark is not None:
                yield mark


def _mark(parts: Sequence[tuple[Span, str]], whole_span: Span, whole_text: str, *, exact: bool) -> Mark | None:
    numbers, whole = [read_number(text) for _, text in parts], read_number(whole_text)
    total = sum((number.value for number in numbers), Decimal(0))
    slack = sum((_slack(text) for _, text in parts), _slack(whole_text))
    if total - whole.value <= slack and (not exact or whole.value - total <= slack):
        return None
    magnitude = magnitude_of(whole_text)
    shown = " + ".join(text.removesuffix(f" {magnitude}") if magnitude else text for _, text in parts)
    fields = {"sum": f"{shown} = {in_magnitude(total, magnitude)}", "whole": whole_text}
    last_span, last_text = parts[-1]
    right = numbers[-1].value - (total - whole.value)
    fixes = (
        replacement(last_span, like(right, last_text)),
        replacement(whole_span, in_magnitude(total, magnitude)),
    )
    return Mark(
        _all_of(parts) if exact else _largest(parts),
        fields=fields,
        suggestions=fixes if right > 0 else fixes[1:],
        related=(Related(whole_span, "the total"),),
    )


def _slack(text: str) -> Decimal:
    """By how much a figure with decimals may be off; others are taken as exact."""
    number = read_number(text)
    return number.high - number.value if "." in text else Decimal(0)


def _all_of(parts: Sequence[tuple[Span, str]]) -> Span:
    return Span(min(span.start for span, _ in parts), max(span.end for span, _ in parts))


def _largest(parts: Sequence[tuple[Span, str]]) -> Span:
    return max(parts, key=lambda part: read_number(part[1]).value)[0]
