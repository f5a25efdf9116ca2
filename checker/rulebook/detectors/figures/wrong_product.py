"""A number of things, the price of each and the price of all that don't agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.figures.numbers import in_magnitude
from checker.facts.text.spans import starting_in
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

NEEDS = (" each", " apiece", " per ")
_HEDGE = r"(?:about |some |nearly |almost |around |roughly |just (?:over|under) )?"
_FOR = pattern(rf" [^,;.\d\n]{{1,40}}? ?(?:for|at|worth|costing) {_HEDGE}")
_EACH = pattern(r"(?: [a-z]{2,12})? (?:each|apiece|per [a-z]{2,14})\b")
_TOTAL = pattern(
    rf"(?:,? or|,? (?:for |at |making )?an? (?:total|overall )?(?:cost|bill|price|sum|value|total) of|,? totall?ing|,? (?:that|which) (?:will |would |is to |has )?(?:makes?|is|brings?|brought|costs?|comes? to|came to|adds? up to|earns?|earned)(?: in)?) {_HEDGE}"
)
_OPEN = pattern(r" (?:to|and|plus|with|including|before|after|excluding|without|more|extra)\b|-|–| in (?:fees|taxes)")
_MAGNITUDES = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_SUM = pattern(
    rf"(?:,| and|,? or)(?: (?:an?|the) (?:total|overall|combined) (?:of|capacity of|cost of|price of|sum of)| in total,?| altogether,?| in all,?) {_HEDGE}"
)
# A slip changes a digit or two, not the order of the number.
_FAR = 3000
_FEWER, _MORE = Decimal("0.6"), Decimal("1.6")
_SLACK = Decimal("0.04")
_ONE_SIDED = frozenset({"under", "over", "at least", "at most"})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Three figures in a row, of which one is a number and one the price of each."""
    for segment in facts.segments:
        here = starting_in(facts.figures, *segment.span)
        for at in range(len(here) - 2):
            yield from _product(facts, here[at : at + 3])
        for one, other in pairwise(here):
            yield from _total(facts, one, other)


def _product(facts: Facts, three: Sequence[Figure]) -> Iterator[Mark]:
    count, one, other = three
    text = facts.text
    if count.type is not FigureType.COUNT or any(figure.type is not FigureType.MONEY or figure.unit != one.unit for figure in (one, other)):  # fmt: skip
        return
    if any(figure.bound in _ONE_SIDED or figure.value <= 0 for figure in three) or not _FOR.fullmatch(text, count.span.end, one.span.start):  # fmt: skip
        return
    each, last = _EACH.match(text, one.span.end), _EACH.match(text, other.span.end)
    joint = _TOTAL.fullmatch(text, each.end() if each else one.span.end, other.span.start)
    if (each is None) == (last is None) or joint is None or _OPEN.match(text, last.end() if last else other.span.end):
        return
    price, total = (one, other) if each else (other, one)
    low, high = count.number.low * price.number.low, count.number.high * price.number.high
    slack = (high + low) / 2 * _SLACK
    if total.number.high < low - slack or total.number.low > high + slack:
        yield _mark(facts, count, price, total)


def _total(facts: Facts, price: Figure, total: Figure) -> Iterator[Mark]:
    """“15 megawatts each, a total of 1,530”: the number of them stands in an earlier sentence, or is the count before."""
    text = facts.text
    each = _EACH.match(text, price.span.end)
    unit = price.unit or price.noun
    alike = bool(unit) and (total.unit or total.noun) == unit and price.type is total.type
    if each is None or not alike or price.bound in _ONE_SIDED or total.bound in _ONE_SIDED or price.value <= 0:
        return
    if _SUM.fullmatch(text, each.end(), total.span.start) is None or _OPEN.match(text, total.span.end):
        return
    here = starting_in(facts.figures, max(0, price.span.start - _FAR), total.span.end + _FAR)
    earlier = [one for one in here if one.type is FigureType.COUNT and one.span.end <= price.span.start and one.noun]
    if any(_makes(one, price, total) for one in here):
        return
    near = [one for one in earlier if _FEWER < one.value * price.value / total.value < _MORE]
    if len({one.value for one in near}) == 1:
        yield _mark(facts, near[-1], price, total)


def _makes(count: Figure, price: Figure, total: Figure) -> bool:
    return count is not price and abs(count.value * price.value - total.value) <= total.value * _SLACK


def _mark(facts: Facts, count: Figure, price: Figure, total: Figure) -> Mark:
    words, stated, number = (figure.span.text(facts.text) for figure in (price, total, count))
    sign = stated[0] if not stated[0].isdigit() else ""
    value = count.value * price.value
    magnitude = next((name for least, name in _MAGNITUDES if value >= least), "")
    right = f"{sign}{in_magnitude(value, magnitude)}"
    beside = facts.segments.at(count.span.start) == facts.segments.at(total.span.start)
    places = [price.span, total.span, *([count.span] if beside else [])]
    return Mark(
        Span(min(place.start for place in places), max(place.end for place in places)),
        fields={"count": number, "price": words, "right": right, "total": stated},
        suggestions=(replacement(total.span, right),),
        related=(Related(count.span, "the number"), Related(price.span, "the price of one")),
    )
