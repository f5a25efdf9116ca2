"""The ledger of figures: what each stands for, what it counts, and how it is qualified."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.company import Qualifier, Setting, cues_of, qualifier_of, words_after, words_before
from checker.facts.figures.kinds import FigureType, type_of
from checker.facts.figures.numbers import SHORT_MAGNITUDES, Number, power_of
from checker.facts.figures.quantities import Quantity
from checker.facts.figures.spelled import Spelled, find_spelled
from checker.facts.figures.units import units_of
from checker.facts.text.spans import SpanSet
from checker.model.span import Span
from checker.words.resources import Resources

_UNIT = pattern(
    r"(?P<joint>[ -]?)(?P<unit>%|per ?cent\b|pct\b|(?:percentage|basis)[ -]points?\b|[°º˚] ?[CF]?\b|degrees?(?: (?:Celsius|Fahrenheit|centigrade))?\b|[CF]\b)"
)
_MINUTES = pattern(r":[0-5]\d(?!\d)")


_ONE_SIDED = frozenset({"under", "over", "at least", "at most"})
_AMOUNTS = (FigureType.COUNT, FigureType.MONEY, FigureType.MEASURE)


class Figure(NamedTuple):
    """A figure. ``form`` is “digits” or “words”, ``unit`` a currency, a unit of measure or “%”, ``noun`` what it counts.

    ``span`` has the figure with its currency sign and its magnitude. ``direction`` of a change is “up” or “down”. Texts may be "".
    """

    span: Span
    number: Number
    form: str
    type: FigureType
    magnitude: str
    unit: str
    noun: str
    qualifier: str
    bound: str
    direction: str

    @property
    def value(self) -> Decimal:
        """The exact value as written, negative after a minus sign."""
        return self.number.value

    @property
    def is_one_sided(self) -> bool:
        """Whether it is a bound on one side alone: “under 40”, “at least 40”."""
        return self.bound in _ONE_SIDED

    @property
    def is_amount(self) -> bool:
        """Whether it is so much of something, which may be part of more of it."""
        return self.type in _AMOUNTS

    @property
    def counted(self) -> str:
        """What it counts: people, days; "" if it counts nothing, or in a unit of measure."""
        return self.noun or self.unit if self.type is FigureType.COUNT else ""


_JOINT = pattern(r" ?[-–] ?| to | or |(?P<and> and )")
_BETWEEN = pattern(r"(?<!difference )(?<!gap )(?<!contrast )\b[Bb]etween (?:[a-z]{1,12} ){0,2}\Z")
_AFTERNOON = pattern(r" ?[pP]\.? ?[mM]\b")
_REACH, _BEHIND, _AHEAD = 36, 7, 6
_HOUR, _NOON = 2, 12
_SHARED = frozenset(
    {FigureType.COUNT, FigureType.MEASURE, FigureType.AGE, FigureType.TEMPERATURE, FigureType.DIFFERENCE, FigureType.SHARE, FigureType.CHANGE, FigureType.SCORE, FigureType.MONEY}
)  # fmt: skip
_ABBREVIATED = frozenset({"mln", "bln", "tln", "mn"})
_EXACT = frozenset({FigureType.RANK, FigureType.AGE, FigureType.YEAR, FigureType.SCORE, FigureType.IDENTIFIER})


def _exact(number: Number, written: str, kind: FigureType, behind: str) -> Number:
    """The number without an interval where it isn't rounded; a time of day in hours, those after noon from 12."""
    if kind in _EXACT:
        return Number(*[number.value] * 3)
    if kind is not FigureType.CLOCK or not written.replace(":", "").replace(".", "").isdigit():
        return number
    digits = (
        written.replace(".", ":")
        if not written.isdigit() or len(written) <= _HOUR
        else f"{written[:-2]}:{written[-2:]}"
    )
    hours, _, minutes = digits.partition(":")
    half = _NOON if _AFTERNOON.match(behind) and int(hours) < _NOON else 0
    return Number(*[Decimal(int(hours) + half) + Decimal(int(minutes or 0)) / 60] * 3)


class _Raw(NamedTuple):
    span: Span
    number: Number
    magnitude: str
    written: str
    sign: str
    unit: str
    is_word: bool
    is_share: bool


def find_figures(
    text: str, folded: str, quantities: Sequence[Quantity], taken: SpanSet, resources: Resources
) -> list[Figure]:
    """Find the figures of a text, which is given ``folded`` too, outside of dates and addresses (``taken``), in order."""
    reader = _Reader(text, folded, resources)
    found: list[Figure] = []
    end = -1
    for raw in _raws(text, quantities):
        if raw.span.start < end or taken.touching(raw.span):
            continue
        figure = reader.figure(raw)
        end = figure.span.end
        if found:
            found[-1], figure = _completed(text, found[-1], figure), _completed_age(text, found[-1], figure)
        found.append(figure)
    return found


def _completed(text: str, one: Figure, other: Figure) -> Figure:
    """The first figure of a range, with the type, the unit and the noun that only the second has: “36-37C”, “two to three years old”."""
    joint = _JOINT.fullmatch(text, one.span.end, other.span.start)
    bare = one.type is FigureType.COUNT and not (one.unit or one.noun)
    if not (joint and bare and other.type in _SHARED):
        return one
    if joint["and"] and not _BETWEEN.search(text, max(0, one.span.start - _REACH), one.span.start):
        return one
    number = Number(*[one.value] * 3) if other.type in _EXACT else one.number
    return one._replace(type=other.type, unit=other.unit, noun=other.noun, number=number, direction=other.direction)


def _completed_age(text: str, one: Figure, other: Figure) -> Figure:
    """The second figure of “aged 6 to 12”."""
    bare = other.type is FigureType.COUNT and not (other.unit or other.noun)
    if one.type is FigureType.AGE and bare and _JOINT.fullmatch(text, one.span.end, other.span.start):
        return other._replace(type=FigureType.AGE, number=Number(*[other.value] * 3))
    return other


def _raws(text: str, quantities: Sequence[Quantity]) -> list[_Raw]:
    return sorted(
        [*(_of_digits(one) for one in quantities), *(_of_words(text, one) for one in find_spelled(text))],
        key=lambda raw: raw.span,
    )


def _of_digits(one: Quantity) -> _Raw:
    """A figure in digits, with a short magnitude that is glued to it, “£3.5bn”, or abbreviated, “1.7 mln”; “m” means metres without a currency."""
    unit = one.unit.lower()
    glued = one.unit_span.start == one.span.end
    if unit in SHORT_MAGNITUDES and (one.sign or unit not in ("m", "b", "k")) and (glued or unit in _ABBREVIATED):
        magnitude = SHORT_MAGNITUDES[unit]
        number = Number(*(value.scaleb(power_of(magnitude)) for value in one.number))
        span = Span(one.span.start, one.unit_span.end)
        return _Raw(span, number, magnitude, one.figure, one.sign, "", is_word=False, is_share=False)
    return _Raw(one.span, one.number, one.magnitude, one.figure, one.sign, one.unit, is_word=False, is_share=False)


def _of_words(text: str, one: Spelled) -> _Raw:
    written = one.span.text(text)
    return _Raw(one.span, one.number, one.magnitude, written, "", "", is_word=True, is_share=one.is_share)


class _Reader:
    """Reads the words beside the figures of one text."""

    def __init__(self, text: str, folded: str, resources: Resources) -> None:
        self._text, self._folded = text, folded
        self._cues = cues_of(resources.rows("figure_cues"))
        self._qualifiers = resources.rows("figure_qualifiers")
        self._units = units_of(resources.rows("units"))
        self._counted = resources.words("counted_units")

    def figure(self, raw: _Raw) -> Figure:
        """The figure with all that is known of it."""
        text, span = self._text, raw.span
        after = tuple(words_after(text, span.end, _BEHIND))
        large = raw.magnitude in ("thousand", "million", "billion", "trillion")
        setting = Setting(text, span, raw.written, raw.sign, raw.unit, after, tuple(words_before(text, span.start)), large, raw.is_word)  # fmt: skip
        kind = FigureType.SHARE if raw.is_share else type_of(setting, self._cues)
        unit = self._unit(setting, kind)
        if kind is FigureType.COUNT and unit in self._units:
            kind = FigureType.MEASURE
        if kind is FigureType.CLOCK and (minutes := _MINUTES.match(text, span.end)):
            span = Span(span.start, minutes.end())
        number = _exact(raw.number, span.text(text), kind, text[span.end : span.end + _AHEAD])
        qualifier = qualifier_of(self._folded, span, self._qualifiers) or Qualifier("", "")
        noun = self._noun(setting, kind, unit)
        direction = self._direction(setting) if kind in (FigureType.CHANGE, FigureType.DIFFERENCE) else ""
        return Figure(span, number, "words" if raw.is_word else "digits", kind, raw.magnitude, unit, noun, *qualifier, direction)  # fmt: skip

    def _currency(self, one: Setting) -> str:
        if one.sign:
            return one.sign
        if one.text.startswith("p", one.span.end):
            return "p"
        codes = [code for code in (one.last.upper(), one.unit) if code in self._cues["money-code"]]
        words = [word.folded for word in one.after if word.folded in self._cues["money-after"]]
        return next(iter((*codes, *words)), "")

    def _unit(self, one: Setting, kind: FigureType) -> str:
        if kind is FigureType.MONEY:
            return self._currency(one)
        if kind in (FigureType.SHARE, FigureType.CHANGE, FigureType.TEMPERATURE, FigureType.DIFFERENCE):
            match = _UNIT.match(one.text, one.span.end)
            return str(match["unit"]) if match else ""
        if kind is not FigureType.COUNT:
            return ""
        words = [word.folded for word in one.after]
        for name in (" ".join(words[:2]), *words[:1], one.unit):
            if name in self._units or (name and name in self._counted and name != "people"):
                return name
        return one.unit if one.unit in self._units else ""

    def _noun(self, one: Setting, kind: FigureType, unit: str) -> str:
        """The last of the words behind the figure that belong together: “12 wounded soldiers” has soldiers."""
        if unit or kind is not FigureType.COUNT:
            return ""
        words = list(one.after)
        if words and words[0].folded == "of":
            words = [word for word in words[1:] if word.folded not in self._cues["determiner"]]
        elif words and words[0].folded == "more":
            words = words[1:]
        noun = ""
        for word in words:
            if self._is_part_of_name(word.span):
                continue  # “two Harbour Board officers”, “the last eight of the Corvey League”
            if word.folded in self._cues["participle"]:
                continue  # “12 wounded soldiers”, but “12 wounded”
            if word.folded in self._cues["noun-stop"]:
                break
            noun = word.folded
            if self._is_plural(noun):
                return noun
        return noun if one.written.lower() in ("1", "one") else ""

    def _is_part_of_name(self, span: Span) -> bool:
        behind = self._text[span.end : span.end + 2]
        return self._text[span.start].isupper() and behind[:1] == " " and behind[1:].isupper()

    def _is_plural(self, word: str) -> bool:
        return (
            word in self._cues["plural"]
            or word.endswith(("men", "folk"))
            or (word.endswith("s") and not word.endswith(("ss", "us", "’s", "'s")))
        )

    def _direction(self, one: Setting) -> str:
        words = [*(word.lower() for word in one.before[:4]), *(word.folded for word in one.after[:4])]
        ups, downs = self._cues["rise"], self._cues["fall"]
        return next(("up" if word in ups else "down" for word in words if word in ups or word in downs), "")
