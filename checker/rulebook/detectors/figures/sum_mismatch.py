"""Parts that don't add up to the stated whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.base.patterns import pattern
from checker.facts.figures.numbers import COUNT, FIGURE, in_magnitude, like, magnitude_of, read_number
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

_FATES = "dead|killed|injured|wounded|hurt|died|people|victims|deaths|arrests|arrested|detained|missing|rescued"
_SEATS_COUNTED = "seats|members|votes|places"
NEEDS = (
    *(f"{fate}{mark}" for fate in (*_FATES.split("|"), "in all", "in total") for mark in (": ", ", ")),
    *"$€£",
    *_SEATS_COUNTED.split("|"),
)
_OPEN = pattern(
    r"\b(?:including|at least|among|about|some|more than|nearly|almost|over|up to|around|such as|roughly|rest|others?|part of|less than|mostly)\b"
)
_PEOPLE = r"(?:people|persons|passengers|civilians|soldiers|men|women|children|students|workers|miners|migrants|tourists|residents)"
_FATE = rf"(?:{_FATES})"
_PART = rf"{COUNT}(?: [a-z-]{{2,15}}){{1,3}}?"
# The rare parts of the patterns below, which most texts don't have.
_COUNTED = pattern(rf"{_FATE}(?: in (?:all|total))?(?:: |, (?:{COUNT}))")
_SEAT = rf"(?:{_SEATS_COUNTED})"
_SEATED = pattern(rf"[0-9] {_SEAT}\b")
_DEAD = pattern(
    rf"(?<![\w.,$€£])(?P<whole>(?i:{COUNT})) (?:{_PEOPLE} )?(?:(?:were|are|have been|of them) )?{_FATE}(?: in (?:all|total))?: (?P<list>[^.:;]{{8,140}})"
)
_DEAD_LISTED = pattern(
    rf"(?<![\w.,$€£])(?P<whole>(?i:{COUNT})) (?:{_PEOPLE} )?(?:(?:were|are|have been) )?{_FATE}, (?P<list>{_PART}(?:, {_PART}){{0,3}},? and {_PART})(?=[.;])"
)
_MONEY_LISTED = pattern(rf"(?P<sign>[$€£])(?P<whole>{FIGURE})(?: in (?:all|total))?: (?P<list>[^.:;]{{12,160}})")
_OF_WHICH = pattern(rf"(?P<sign>[$€£])(?P<whole>{FIGURE}), of which (?P<list>[^.;]{{8,160}})")
_SEATS = pattern(rf"\b(?:of|has|with|the) (?P<whole>\d{{1,4}}) {_SEAT}\b(?P<list>[^.;:]{{8,160}})")
_REVENUE = pattern(r"of the (?P<noun>revenue|budget|cost|total|money|damage|sum|spending|sales)\b")
_NUMBER = pattern(
    rf"(?P<sign>[$€£]?)(?<![\w.,])(?P<n>{COUNT})(?! ?(?:%|percent|per cent|years?|days?|months?|hours?|times)\b)(?!-)"
)
_NEAR = 600


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A complete list after a total must equal it; other parts may be less, but not more."""
    if not facts.vocabulary.isdisjoint(_FATES.split("|")) and _COUNTED.search(facts.spaced):
        for shape in (_DEAD, _DEAD_LISTED):
            for match in shape.finditer(facts.spaced):
                yield from _closed(match, "", least=2)
    for match in _MONEY_LISTED.finditer(facts.spaced):
        yield from _closed(match, _sign_of_parts(match), least=3)
    for match in _OF_WHICH.finditer(facts.spaced):
        yield from _closed(match, match["sign"], least=2)
    if _SEATED.search(facts.spaced):
        for match in _SEATS.finditer(facts.spaced):
            if " and " in match["list"]:
                yield from _closed(match, "", least=3)
    yield from _too_much(facts)


def _sign_of_parts(match: re.Match[str]) -> str:
    """The currency sign of the parts, which may lack that of the whole."""
    return match["sign"] if match["sign"] in match["list"] else ""


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
