"""A figure and its conversion that don't agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.facts.figures.numbers import Number, plain, read_number
from checker.facts.figures.units import Temperature
from checker.facts.relations.conversions import Measures, Temperatures
from checker.facts.relations.converted_ranges import ConvertedEnd
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, Suggestion, replacement
from checker.model.span import Span

NEEDS = ("(", ", or ")
# Round figures are converted roughly: a smaller difference isn't an error.
_TOLERANCE = Decimal("0.12")
# “152 kilometres (84 miles)”: figures that are not round were converted exactly; “32 tons (29 metric tons)” are short ones.
_EXACT, _LEAST_EXACT, _ROUND = Decimal("0.07"), 20, 5
_NEARLY = 3


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Marks a difference of more than a tenth that rounding doesn't explain."""
    for pair in facts.conversions:
        if isinstance(pair, Temperatures):
            yield from _of_temperatures(facts, pair)
            continue
        if pair.due:
            yield _of_kinds(facts, pair)
            continue
        expected = pair.one.unit.to(pair.other.unit, pair.one.number)
        exact = "ton" not in pair.one.unit_words and _is_exact(pair.one.number) and _is_exact(pair.other.number)
        tolerance = _EXACT if exact else _TOLERANCE
        if not _agree(pair.other.number, expected, tolerance):
            yield _mark(facts, pair, expected.value)
    for end in facts.converted_ranges:
        agree = _agree if len(end.expected) == 1 else _are_near
        if not any(agree(end.stated, expected) for expected in end.expected):
            yield _of_range(facts, end)


def _is_exact(number: Number) -> bool:
    return abs(number.value) >= _LEAST_EXACT and number.value % _ROUND != 0


def _agree(stated: Number, expected: Number, tolerance: Decimal = _TOLERANCE) -> bool:
    overlap = stated.low <= expected.high and stated.high >= expected.low
    return overlap or abs(stated.value - expected.value) <= abs(expected.value) * tolerance


def _are_near(stated: Number, expected: Number) -> bool:
    """Whether two temperatures agree, which are rounded to degrees, whatever their size."""
    return abs(stated.value - expected.value) <= _NEARLY or (
        stated.low <= expected.high and stated.high >= expected.low
    )


def _of_range(facts: Facts, end: ConvertedEnd) -> Mark:
    right = plain(end.expected[0].value, "0.0" if len(end.expected) == 1 and abs(end.expected[0].value) < 10 else "")
    fields = {
        "one": f"{end.one.text(facts.text)}{end.units[0]}",
        "other": f"{end.other.text(facts.text)}{end.units[1]}",
        "right": f"{right}{end.units[1]}",
    }
    related = (Related(end.one, "the original figure"),)
    return Mark(end.span, fields=fields, suggestions=(replacement(end.other, right),), related=related)


def _mark(facts: Facts, pair: Measures, expected: Decimal) -> Mark:
    right = plain(expected, "0.0" if abs(expected) < 10 else "")
    fields = {
        "one": pair.one.span.text(facts.text),
        "other": pair.other.span.text(facts.text),
        "right": f"{right} {pair.other.unit_words}",
    }
    return Mark(
        pair.span,
        fields=fields,
        suggestions=(replacement(pair.other.place, right),),
        related=(Related(pair.one.place, "the original figure"),),
    )


def _of_kinds(facts: Facts, pair: Measures) -> Mark:
    """A length as a mass, where another unit makes the figure right."""
    words = pair.other.unit_words
    place = Span(pair.other.span.end - len(words), pair.other.span.end)
    fields = {
        "one": pair.one.span.text(facts.text),
        "other": pair.other.span.text(facts.text),
        "right": f"{pair.other.place.text(facts.text)} {pair.due}",
    }
    related = (Related(pair.one.place, "the original figure"),)
    return Mark(pair.span, "kind", fields, (replacement(place, pair.due),), related=related)


def _of_temperatures(facts: Facts, pair: Temperatures) -> Iterator[Mark]:
    """The mark for two temperatures that match neither as readings nor as differences: “warming of 1.5°C (2.7°F)”."""
    a, b = pair.one, pair.other
    # A dash may be a minus sign or a dash between two words.
    unsigned = [a._replace(number=read_number(pair.figures[0]))] if a.sign == "–" else []
    difference = pair.is_difference
    if any(_fits(one, b, readings=not difference) for one in (a, *unsigned)):
        return
    written = pair.span.text(facts.text)
    right, other = (
        _written(a, b, pair.figures[1], difference=difference),
        _written(b, a, pair.figures[0], difference=difference),
    )
    answers = [
        _answer(pair.span, written, place, text)
        for place, text, one in ((b.place, right, b), (a.place, other, a))
        if not one.worded and not (difference and one is a)
    ]
    fields = {
        "one": written.partition("(")[0].rstrip(),
        "other": written.partition("(")[2][:-1],
        "right": right + pair.unit_words,
    }
    related = (Related(a.place, "the original figure"),)
    yield Mark(pair.span, fields=fields, suggestions=tuple(answers), related=related)


def _fits(a: Temperature, b: Temperature, *, readings: bool) -> bool:
    # A difference is hardly ever rounded, and a tenth of it may be all that a wrong reading is off.
    possible = (a.on(b.scale, difference=True), *((a.on(b.scale),) if readings else ()))
    return any(_are_near(b.number, reading) for reading in possible)


def _written(one: Temperature, other: Temperature, like: str, *, difference: bool) -> str:
    """``one`` on the scale of the other, with the text's minus sign and the decimals of ``like``."""
    text = plain(one.on(other.scale, difference=difference).value, "0.0" if "." in like else "")
    sign = other.sign or one.sign or "-"
    return f"{sign}{text[1:]}" if text.startswith("-") and text != "-0" else text.removeprefix("-")


def _answer(span: Span, written: str, place: Span, text: str) -> Suggestion:
    start, end = place.start - span.start, place.end - span.start
    return replacement(place, text, f"{written[:start]}{text}{written[end:]}")
