"""A figure with its conversion: “200 metres (656 feet)”, “30C (86F)”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from checker.base.patterns import pattern
from checker.facts.figures.numbers import COUNT, FIGURE, WORDS, Number, read_number
from checker.facts.figures.units import Temperature, Unit, read_temperature, temperature_pattern, unit_named, units_of
from checker.model.span import Span

Rows = tuple[tuple[str, ...], ...]

UNIT = r"[a-zA-Z°²/]{1,14}(?: (?:per|an) hour| [a-z]{4,10})?"
ABOUT = r"(?:about |around |roughly |some |nearly |approximately |almost )?"
_BRACKET = pattern(r"(?:\(|, or )(?:[a-z]{4,13} )?[-−–‑]?(?:minus )?\d")  # few texts have one, and this is found fast
_PAIR = pattern(
    rf"(?<![\w.,$€£-])(?P<a>(?i:{COUNT}))(?P<joint1>[ -]?)(?P<unit_a>{UNIT})(?: ?\((?P<bracket>)|, or ){ABOUT}(?P<b>{FIGURE})(?P<joint2>[ -]?)(?P<unit_b>{UNIT})(?(bracket)\)|(?=[.,;]|\Z| (?:of|a|per|high|long|wide|deep|away)\b))"
)
_TEMPERATURES = pattern(rf"(?<![\w.,$€£])(?:{temperature_pattern('a')}) ?\({ABOUT}(?:{temperature_pattern('b')})\)")
_METRIC = pattern(
    r"(?i:(?:square |sq |cubic |metric )?(?:(?:kilo|centi|milli)?(?:met(?:er|re)|lit(?:er|re)|gram)|kilo|hectare|tonne|tons|k?m|cm|mm|k?g|ha)s?(?!\w))"
)
# “six hundred and five feet”
_NUMBER_BEFORE = pattern(r"(?P<word>[a-z]{2,9}) \Z", re.IGNORECASE)
_NOT_BEFORE = frozenset({*WORDS, "hundred", "thousand", "million", "billion", "and", "point"})


# “risen by 2C (35.6F)”, “2C (35.6F) warmer”: a difference, not a reading.
_HEDGE = r"(?:(?:about|around|nearly|almost|roughly|only|just|some|an?|average|further|another|up|to|as|much|more|less|than|over|under|at|least|most|further|extra|estimated|or) ){0,4}"
_CHANGED = pattern(
    rf"\b(?:(?:ris|rose|rais|climb|warm|heat|cool|fell|fall|drop|increas|decreas|declin|gone (?:up|down)|went (?:up|down)|go (?:up|down)|vari|differ|chang|exceed|higher|lower|above|below|reduc|hotter|colder|warmer|cooler|dip|soar|shift|grow|grew|swing|swung|beaten|broken|broke|beat)\w{{0,4}}(?: \w{{1,15}}){{0,4}}? by"
    rf"|(?:rise|increase|warming|drop|fall|decrease|difference|gap|anomaly|swing|change|jump|decline) of"
    rf"|(?:limit|keep|hold|cap|restrict)\w{{0,5}}(?: \w{{1,15}}){{0,3}} (?:warming|rise|increase)(?: well)? (?:to|at|below|under|within)) {_HEDGE}\Z"
)
_MORE = pattern(
    r" (?:warmer|cooler|colder|hotter|milder|higher|lower|above (?:the |its |their )?(?:[\w-]{1,12} )?(?:average|normal|mean|norm|usual|pre-industrial|baseline)|below (?:the |its |their )?(?:[\w-]{1,12} )?(?:average|normal|mean|norm|usual)|of (?:global )?warming)\b"
)
_HEAT = pattern(r" (?:heat|weather|temperatures?|conditions|water|days?|air|sunshine)\b")
_BEFORE = 100
_SHORT_NAME, _NEAR = 3, Decimal("0.02")


class Measure(NamedTuple):
    """A figure with a unit: its place, that of the figure alone, and the unit as written."""

    span: Span
    place: Span
    number: Number
    unit: Unit
    unit_words: str


class Measures(NamedTuple):
    """Two measures of one kind in different units. If they are of two kinds, ``due`` is the unit that makes the second figure right."""

    span: Span
    one: Measure
    other: Measure
    due: str = ""

    @property
    def places(self) -> tuple[Span, Span]:
        """The places of both figures."""
        return self.one.place, self.other.place


class Temperatures(NamedTuple):
    """Two temperatures on different scales. ``figures`` are their figures without signs, ``unit_words`` the unit of the second, as written."""

    span: Span
    one: Temperature
    other: Temperature
    figures: tuple[str, str]
    unit_words: str
    is_difference: bool
    """Whether the words around say that one temperature is so much above another."""

    @property
    def places(self) -> tuple[Span, Span]:
        """The places of both figures, signs included."""
        return self.one.place, self.other.place


Conversion: TypeAlias = Measures | Temperatures


def find_conversions(text: str, rows: Rows) -> list[Conversion]:
    """Find the converted measures, then the converted temperatures. ``rows`` is the table of units."""
    if not _BRACKET.search(text):
        return []
    return [*_measures(text, rows), *_temperatures(text)]


def _measures(text: str, rows: Rows) -> Iterator[Measures]:
    """The pairs of one kind, and those of two kinds if a unit of the first one's kind makes the second figure right."""
    units = units_of(rows)
    for match in _PAIR.finditer(text):
        one, other = (unit_named(units, match[name]) for name in ("unit_a", "unit_b"))
        if one is None or other is None or one.name == other.name or _is_no_pair(match):
            continue
        due = "" if one.kind == other.kind else _due(match, one, units)
        if one.kind == other.kind or due:
            yield Measures(Span(*match.span()), _measure(match, "a", one), _measure(match, "b", other), due)


def _due(match: re.Match[str], one: Unit, units: Mapping[str, Unit]) -> str:
    """The unit, metric for one that isn't and the reverse, that makes the second figure a conversion of the first."""
    if match["bracket"] is None:
        return ""
    number, stated = read_number(match["a"]), read_number(match["b"])
    metric = _METRIC.match(match["unit_a"]) is not None
    for name, unit in units.items():
        written_out = len(name) > _SHORT_NAME and (name.endswith("s") or name == "feet")
        if unit.kind == one.kind and written_out and bool(_METRIC.match(name)) is not metric:
            expected = one.to(unit, number).value
            if abs(expected - stated.value) <= abs(expected) * _NEAR:
                return name
    return ""


def _measure(match: re.Match[str], name: str, unit: Unit) -> Measure:
    span = Span(match.start(name), match.end(f"unit_{name}"))
    return Measure(span, Span(*match.span(name)), read_number(match[name]), unit, match[f"unit_{name}"])


def _is_no_pair(match: re.Match[str]) -> bool:
    """The end of a longer number, or two alternatives: only “or” between a metric and another unit stands before a conversion."""
    before = _NUMBER_BEFORE.search(match.string, max(0, match.start() - 11), match.start())
    if before and not match["a"][0].isdigit() and before["word"].lower() in _NOT_BEFORE:
        return True
    units = (_METRIC.match(match["unit_a"]), _METRIC.match(match["unit_b"]))
    return match["bracket"] is None and bool(units[0]) == bool(units[1])


def _temperatures(text: str) -> Iterator[Temperatures]:
    for match in _TEMPERATURES.finditer(text):
        one, other = read_temperature(match, "a"), read_temperature(match, "b")
        if one is None or other is None or not one.scale or not other.scale or one.scale == other.scale:
            continue
        unit = f"{match['joint_b'] or ''}{match['unit_b'] or ''}"
        yield Temperatures(
            Span(*match.span()), one, other, (match["figure_a"], match["figure_b"]), unit, _is_difference(text, match)
        )


def _is_difference(text: str, match: re.Match[str]) -> bool:
    if _HEAT.match(text, match.end()):
        return False
    before = text[max(0, match.start() - _BEFORE) : match.start()].lower()
    return _CHANGED.search(before) is not None or _MORE.match(text, match.end()) is not None
