"""A number of things, the price of each and the price of all that don't agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.figures.numbers import HEDGE
from checker.facts.text.segments import Segments
from checker.facts.text.spans import starting_in

_FOR = pattern(rf" [^,;.\d\n]{{1,40}}? ?(?:for|at|worth|costing) {HEDGE}")
_EACH = pattern(r"(?: [a-z]{2,12})? (?:each|apiece|per [a-z]{2,14})\b")
_TOTAL = pattern(
    rf"(?:,? or|,? (?:for |at |making )?an? (?:total|overall )?(?:cost|bill|price|sum|value|total) of|,? totall?ing|,? (?:that|which) (?:will |would |is to |has )?(?:makes?|is|brings?|brought|costs?|comes? to|came to|adds? up to|earns?|earned)(?: in)?) {HEDGE}"
)
# “$3.1 billion for 12 flights, or $258 million for each”
_TO_BUY = pattern(rf" (?:for|on|to buy|to build|in exchange for|among|between) {HEDGE}(?:the |all |its |their )?")
_OR = pattern(rf" [^.;$€£\n]{{1,70}}?(?:,| [—–])? (?:or|that is,?|which is|i\.e\.,?) {HEDGE}")
_FOR_EACH = pattern(r"(?: [a-z]{2,12})? (?:each|apiece|for each|for every|per (?P<per>[a-z]{2,14}))\b")
_BESIDE = pattern(r" (?:[a-z]{2,14} ){1,3}(?:for|of|with|at|holding|carrying|worth|costing|seating) (?:up to )?")
_IN_ALL = pattern(r"(?: [a-z]{2,14}){0,2} (?:in all|in total|altogether|all told)\b")
_ROOM = pattern(
    rf"(?:,| and|,? or| [—–]| \()(?: (?:room|space|places|seats|beds|enough|capacity|work|food|meals) for)? ?{HEDGE}"
)
_OPEN = pattern(r" (?:to|and|plus|with|including|before|after|excluding|without|more|extra)\b|-|–| in (?:fees|taxes)")
_SUM = pattern(
    rf"(?:,| and|,? or)(?: (?:an?|the) (?:total|overall|combined) (?:of|capacity of|cost of|price of|sum of)| in total,?| altogether,?| in all,?) {HEDGE}"
)
_EACH_OF = pattern(r"\b[Ee](?:ach|very one) of (?:the |its |their |his |her |our |those |these )?\Z")
_GETS = pattern(rf" [^,;.\d\n]{{2,60}} {HEDGE}")
_EACH_GET = pattern(
    rf" [^,;.\d\n]{{2,50}} each [^,;.\d\n]{{2,30}} {HEDGE}|[^,;.\d\n]{{2,50}} will each [a-z]{{2,12}} {HEDGE}"
)
_AMOUNT_IN_ALL = pattern(
    rf"(?: [a-z]{{3,12}})?(?:,| [—–]| \(|,? or|,? for)? (?:an? )?(?:(?:total|overall|combined) (?:cost |sum |amount |bill |payout |value )?(?:of|is|comes to|was)|totall?ing|in total,?|in all,?|altogether,?) {HEDGE}"
)
_SHORT = 24
_JUST = pattern(rf" [^,;:.\d\n]{{2,60}} {HEDGE}")
_POWERS = tuple(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))
# A slip changes a digit or two, not the order of the number.
_FAR = 3000
_FEWER, _MORE = Decimal("0.6"), Decimal("1.6")
_SLACK = Decimal("0.04")


class Product(NamedTuple):
    """A number of things, what one of them costs or holds, and what all of them do, which is something else."""

    number: Figure
    price: Figure
    total: Figure


def find_wrong_products(text: str, figures: Sequence[Figure], segments: Segments) -> Iterator[Product]:
    """Find three figures in a row, of which one is a number and one the price of each; or a price and a total, where the number stands before."""
    for segment in segments:
        here = [one for one in starting_in(figures, *segment.span) if one.type is not FigureType.YEAR]
        for at in range(len(here) - 2):
            yield from _product(text, here[at : at + 3])
            yield from _divided(text, here[at : at + 3])
            yield from _each_of(text, here[at : at + 3])
        for one, other in pairwise(here):
            yield from _total(text, figures, one, other)


def _product(text: str, three: Sequence[Figure]) -> Iterator[Product]:
    count, one, other = three
    if count.type is not FigureType.COUNT or any(figure.type is not FigureType.MONEY or figure.unit != one.unit for figure in (one, other)):  # fmt: skip
        return
    if any(figure.is_one_sided or figure.value <= 0 for figure in three) or not _FOR.fullmatch(text, count.span.end, one.span.start):  # fmt: skip
        return
    each, last = _EACH.match(text, one.span.end), _EACH.match(text, other.span.end)
    joint = _TOTAL.fullmatch(text, each.end() if each else one.span.end, other.span.start)
    if (each is None) == (last is None) or joint is None or _OPEN.match(text, last.end() if last else other.span.end):
        return
    price, total = (one, other) if each else (other, one)
    low, high = count.number.low * price.number.low, count.number.high * price.number.high
    slack = (high + low) / 2 * _SLACK
    if total.number.high < low - slack or total.number.low > high + slack:
        yield Product(count, price, total)


def _divided(text: str, three: Sequence[Figure]) -> Iterator[Product]:
    """“$3.1 billion for 12 flights, or $258,000 for each”."""
    total, count, price = three
    money = total.type is price.type is FigureType.MONEY and total.unit == price.unit and count.type is FigureType.COUNT
    if not money or not count.noun or any(figure.is_one_sided or figure.value <= 0 for figure in three):
        return
    each = _FOR_EACH.match(text, price.span.end)
    if each is None or (each["per"] and not count.noun.startswith(each["per"][:-1])):
        return
    if not (_TO_BUY.fullmatch(text, total.span.end, count.span.start) and _OR.fullmatch(text, count.span.end, price.span.start)):  # fmt: skip
        return
    low, high = count.number.low * price.number.low, count.number.high * price.number.high
    slack = (high + low) / 2 * _SLACK
    if total.number.high < low - slack or total.number.low > high + slack:
        yield Product(count, price, total)


def _each_of(text: str, three: Sequence[Figure]) -> Iterator[Product]:
    """“Each of the 160 families gets 50,000 dinars, a total of 80 million dinars”."""
    count, price, total = three
    unit = price.unit or price.noun
    if (
        not unit
        or (total.unit or total.noun) != unit
        or price.type is not total.type
        or count.type is not FigureType.COUNT
    ):
        return
    if any(figure.is_one_sided or figure.value <= 0 for figure in three) or _OPEN.match(text, total.span.end):
        return
    between = text[count.span.end : price.span.start]
    before = _EACH_OF.search(text, max(0, count.span.start - _SHORT), count.span.start)
    gets = _GETS.fullmatch(between) if before else _EACH_GET.fullmatch(between)
    joint = _AMOUNT_IN_ALL.fullmatch(text, price.span.end, total.span.start)
    if gets is None or joint is None:
        return
    low, high = count.number.low * price.number.low, count.number.high * price.number.high
    slack = (high + low) / 2 * _SLACK
    if total.number.high < low - slack or total.number.low > high + slack:
        yield Product(count, price, total)


def _total(text: str, figures: Sequence[Figure], price: Figure, total: Figure) -> Iterator[Product]:
    """“15 megawatts each, a total of 1,530”: the number of them stands in an earlier sentence, or is the count before."""
    each = _EACH.match(text, price.span.end)
    unit = price.unit or price.noun
    closed = not (total.unit or total.noun) and _IN_ALL.match(text, total.span.end) is not None
    alike = bool(unit) and (closed or (total.unit or total.noun) == unit) and price.type is total.type
    if each is None or not alike or price.is_one_sided or total.is_one_sided or price.value <= 0:
        return
    sums = (_SUM, _ROOM) if _IN_ALL.match(text, total.span.end) else (_SUM,)
    if not any(one.fullmatch(text, each.end(), total.span.start) for one in sums) or _OPEN.match(text, total.span.end):
        return
    here = starting_in(figures, max(0, price.span.start - _FAR), total.span.end + _FAR)
    earlier = [one for one in here if one.type is FigureType.COUNT and one.span.end <= price.span.start and one.noun]
    if any(_makes(one, price, total) for one in here):
        return
    beside = [one for one in earlier if _BESIDE.fullmatch(text, one.span.end, price.span.start)]
    near = [one for one in beside or earlier if _FEWER < one.value * price.value / total.value < _MORE]
    near = near or [one for one in earlier[-1:] if _is_shifted(text, one, price, total)]
    if len({one.value for one in near}) == 1:
        yield Product(near[-1], price, total)


def _is_shifted(text: str, count: Figure, price: Figure, total: Figure) -> bool:
    """Whether the number stands just before, and only noughts are missing or too many: “25 people get $400 each, or $100,000 in all”."""
    ratio = count.value * price.value / total.value
    beside = _JUST.fullmatch(text, count.span.end, price.span.start) is not None
    return beside and any(abs(ratio * power - 1) <= _SLACK for power in _POWERS)


def _makes(count: Figure, price: Figure, total: Figure) -> bool:
    return count is not price and abs(count.value * price.value - total.value) <= total.value * _SLACK
