"""A figure and its conversion that don't agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.base.patterns import pattern
from checker.facts.figures.numbers import COUNT, FIGURE, WORDS, Number, plain, read_number
from checker.facts.figures.units import Temperature, read_temperature, temperature_pattern, unit_named, units_of
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, Suggestion, replacement
from checker.model.span import Span

NEEDS = ("(", ", or ")
_UNIT = r"[a-zA-Z°²/]{1,14}(?: (?:per|an) hour| [a-z]{4,10})?"
_ABOUT = r"(?:about |around |roughly |some |nearly |approximately |almost )?"
_BRACKET = pattern(r"(?:\(|, or )(?:[a-z]{4,13} )?[-−–‑]?(?:minus )?\d")  # few texts have one, and this is found fast
_PAIR = pattern(
    rf"(?<![\w.,$€£-])(?P<a>(?i:{COUNT}))(?P<joint1>[ -]?)(?P<unit_a>{_UNIT})(?: ?\((?P<bracket>)|, or ){_ABOUT}(?P<b>{FIGURE})(?P<joint2>[ -]?)(?P<unit_b>{_UNIT})(?(bracket)\)|(?=[.,;]|\Z| (?:of|a|per|high|long|wide|deep|away)\b))"
)
_TEMPERATURES = pattern(rf"(?<![\w.,$€£])(?:{temperature_pattern('a')}) ?\({_ABOUT}(?:{temperature_pattern('b')})\)")
# Round figures are converted roughly: a smaller difference isn't an error.
_TOLERANCE = Decimal("0.12")
_NEARLY = 3
_METRIC = pattern(
    r"(?i:(?:square |sq |cubic |metric )?(?:(?:kilo|centi|milli)?(?:met(?:er|re)|lit(?:er|re)|gram)|kilo|hectare|tonne|tons|k?m|cm|mm|k?g|ha)s?(?!\w))"
)
# “six hundred and five feet”
_NUMBER_BEFORE = pattern(r"(?P<word>[a-z]{2,9}) \Z", re.IGNORECASE)
_NOT_BEFORE = frozenset({*WORDS, "hundred", "thousand", "million", "billion", "and", "point"})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Marks a difference of more than a tenth that rounding doesn't explain."""
    if not _BRACKET.search(facts.spaced):
        return
    units = units_of(facts.resources.rows("units"))
    for match in _PAIR.finditer(facts.spaced):
        one, other = (unit_named(units, match[name]) for name in ("unit_a", "unit_b"))
        if one is None or other is None or one.kind != other.kind or one.name == other.name or _is_no_pair(match):
            continue
        expected = one.to(other, read_number(match["a"]))
        if not _agree(read_number(match["b"]), expected):
            yield _mark(match, expected.value)
    for match in _TEMPERATURES.finditer(facts.spaced):
        if (mark := _of_temperatures(match)) is not None:
            yield mark


def _is_no_pair(match: re.Match[str]) -> bool:
    """The end of a longer number, or two alternatives: only “or” between a metric and another unit stands before a conversion."""
    before = _NUMBER_BEFORE.search(match.string, max(0, match.start() - 11), match.start())
    if before and not match["a"][0].isdigit() and before["word"].lower() in _NOT_BEFORE:
        return True
    units = (_METRIC.match(match["unit_a"]), _METRIC.match(match["unit_b"]))
    return match["bracket"] is None and bool(units[0]) == bool(units[1])


def _agree(stated: Number, expected: Number) -> bool:
    overlap = stated.low <= expected.high and stated.high >= expected.low
    return overlap or abs(stated.value - expected.value) <= abs(expected.value) * _TOLERANCE


def _mark(match: re.Match[str], expected: Decimal) -> Mark:
    right = plain(expected, "0.0" if abs(expected) < 10 else "")
    fields = {
        "one": f"{match['a']}{match['joint1']}{match['unit_a']}",
        "other": f"{match['b']}{match['joint2']}{match['unit_b']}",
        "right": f"{right} {match['unit_b']}",
    }
    return Mark(
        Span(*match.span()),
        fields=fields,
        suggestions=(replacement(Span(*match.span("b")), right),),
        related=(Related(Span(*match.span("a")), "the original figure"),),
    )


def _of_temperatures(match: re.Match[str]) -> Mark | None:
    """The mark for two temperatures that match neither as readings nor as differences: “warming of 1.5°C (2.7°F)”."""
    a, b = read_temperature(match, "a"), read_temperature(match, "b")
    if a is None or b is None or not a.scale or not b.scale or a.scale == b.scale:
        return None
    # A dash may be a minus sign or a dash between two words.
    unsigned = [a._replace(number=read_number(match["figure_a"]))] if a.sign == "–" else []
    if any(_fits(one, b) for one in (a, *unsigned)):
        return None
    written = match[0]
    right, other = _written(a, b, match["figure_b"]), _written(b, a, match["figure_a"])
    unit = f"{match['joint_b'] or ''}{match['unit_b'] or ''}"
    fields = {"one": written.partition("(")[0].rstrip(), "other": written.partition("(")[2][:-1], "right": right + unit}
    answers = [
        _answer(match, place, text) for place, text, one in ((b.place, right, b), (a.place, other, a)) if not one.worded
    ]
    return Mark(
        Span(*match.span()),
        fields=fields,
        suggestions=tuple(answers),
        related=(Related(a.place, "the original figure"),),
    )


def _fits(a: Temperature, b: Temperature) -> bool:
    reading = a.on(b.scale)
    if abs(b.number.value - reading.value) <= _NEARLY or _agree(b.number, a.on(b.scale, difference=True)):
        return True
    return b.number.low <= reading.high and b.number.high >= reading.low


def _written(one: Temperature, other: Temperature, like: str) -> str:
    """``one`` on the scale of the other, with the text's minus sign and the decimals of ``like``."""
    text = plain(one.on(other.scale).value, "0.0" if "." in like else "")
    sign = other.sign or one.sign or "-"
    return f"{sign}{text[1:]}" if text.startswith("-") and text != "-0" else text.removeprefix("-")


def _answer(match: re.Match[str], place: Span, text: str) -> Suggestion:
    start, end = place.start - match.start(), place.end - match.start()
    return replacement(place, text, f"{match[0][:start]}{text}{match[0][end:]}")
