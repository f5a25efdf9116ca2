"""An amount of money that lost its million or billion."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from checker.base.patterns import pattern
from checker.facts.figures.notation import CURRENCIES, OTHER_CURRENCIES
from checker.facts.figures.numbers import read_number
from checker.facts.figures.quantities import Quantity
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, Suggestion, replacement
from checker.model.span import Span

# People are counted in whole numbers: “2.4 inhabitants” lost its million.
_PEOPLE = "people|inhabitants|residents|citizens|voters|refugees|migrants|tourists|visitors|passengers|employees|workers|jobs|pupils|students|patients|soldiers|troops|subscribers|customers|users|viewers|households|homes|babies|deaths|cases|votes|tickets|vehicles|cars"
_MONEY = sorted(CURRENCIES | OTHER_CURRENCIES)
_MONEY_NAMES = "|".join(_MONEY)
NEEDS = (
    *"$€£₦₹",
    *(f"{name}{sign}" for name in ("rp", "rs", "ksh", "tk", "fcfa") for sign in (" ", ".")),
    *(f" n{digit}" for digit in "123456789"),
    *(f" {name}" for name in _MONEY),
    *(f" {name}" for name in _PEOPLE.split("|")),
)
_OF_PEOPLE = pattern(
    rf"(?<![\w.,$€£₦-])(?P<figure>\d{{1,3}}\.\d) (?:(?!per\b|times\b|million\b|billion\b|trillion\b|thousand\b)(?:[a-z]{{4,14}}|new|EU) ){{0,1}}(?:{_PEOPLE})\b(?! (?:per|for (?:each|every)|an?|to (?:one|each|every))\b)"
)
_WEAK = pattern(
    r"(?<![\w.$€£-])(?:(?:Rp|Rs|KSh|Ksh|Tk|FCFA)\.? ?|₦ ?|₹ ?|N(?!9[59]\b))[1-9]\d{0,2}(?:\.\d{1,2})?(?![\d.,]*\d|\w| ?(?:lakh|crore|million|billion|trillion|thousand|bn|mn|m|cr|tn|k|hundred|per|each|an?|for each|apiece|-|–|to [\dRN])\b| ?[-–])"
)
# “3.2 of reais”
_OF_MONEY = pattern(rf"(?<![\w.,$€£-])(?P<figure>\d{{1,3}}(?:\.\d{{1,2}})?) of (?=(?:US )?(?:{_MONEY_NAMES})\b)")
# “18.4 lei ($4 million)”
_CONVERTED = pattern(
    rf"(?<![\w.,$€£₹₦¥-])(?P<figure>\d{{1,3}}(?:\.\d{{1,2}})?) (?P<unit>{_MONEY_NAMES}) \((?:about |some |around |roughly |nearly )?(?:US)?[$€£]\d[\d.,]{{0,8}} (?P<magnitude>m|b|tr)illion\)"
)
# Sums that no body of the size that has them counts in units.
_WHOLE_BODY = pattern(
    r"\b(?:assets|market (?:value|capitali[sz]ation)|gdp|gross domestic product|trade (?:deficit|surplus)|budget (?:deficit|surplus)|national debt|public debt|foreign debt|reserves) (?:of|at|to) (?:about |some |around |nearly |over |more than )?\Z"
)
_GRANTED = pattern(
    r"\b(?:budgets?|aid|relief|compensation|ex gratia|rebuild\w*|reconstruct\w*|grants?|funds?|funding|loans?|debts?|contract|project|revenue|profit|investment|damage|losses|allocat\w+|approved|sanctioned|treasury|subsid\w+|exports|imports|victims?|kin)\b"
)
# “Leap 15.5 users”
_NUMBERED = pattern(
    r"\b(?!(?:About|Some|Around|Over|Nearly|Almost|Roughly|The|Its|Another|Only|Just)\b)[A-Z][\w-]{1,20} \Z"
)
_BESIDE = 40
_ON_AVERAGE = pattern(
    r"\b(?:averag\w*|per|each|every|ratio|rates?|mean|median|rank\w*|equivalent|full-time|density|statistic\w*|expected|projected|odds|percent\w*|%|square|for every|\d+ out of)\b|%"
)
# An amount that may lack a million: few digits, and at most one decimal.
_SHORT = pattern(r"\d{1,3}(?:\.\d)?")
_ONE_DECIMAL = pattern(r"\d{1,3}\.\d")
_JOINED = pattern(r"[\w%-]")
_JOINED_BEFORE = pattern(r"[\w.,$€£]")
_RAISED = pattern(r"\b(?:rais|bring|increas|lift|tak|add)\w{0,6} .{0,90}\bto\s?\Z", re.IGNORECASE | re.DOTALL)
# A magnitude after all, or a price for one item.
_WHOLE = pattern(
    r"\s{0,3}(?:an?(?! (?:year|month|quarter|decade) (?:earlier|ago|before)\b)|per|each|for each|apiece|billed|tickets?|coins?|notes?|bills?|fee|entry|cents?|million|billion|trillion|thousand|m|bn|tn|k|hundred)\b|\s?[-–/]",
    re.IGNORECASE,
)
# A share price or a wage may be small, unless a blank follows the sign or the amount is the total of others.
_SMALL = pattern(r"\s?(?:at|from|to|and|or|more|less|off)\b", re.IGNORECASE)
_EACH = pattern(r" (?:an?|per|each|apiece)\b")
_SMALL_OR_RANGE = pattern(
    r"\s?(?:(?:to|and|or|plus) [$€£]?\d|(?:per|x|k|off|more|less|extra|back|right)\b)|\s?[-–—/+]", re.IGNORECASE
)
# “$2, against $900 million a year earlier”.
_COMPARED = pattern(
    r"(?! (?:a|an|per|each)\b)(?: [a-z]{2,14}){0,5},? (?:up from|down from|against|compared (?:with|to)|after|from|versus) (?:about |some |just |only )?[$€£][\d.,]{1,9} (?:m|b|tr)illion\b"
)
# “$358, or 12 billion lira”, “$8, or 16 percent of the cost”: the same amount again.
_AGAIN = pattern(
    r"(?:,? or|,? that is,?|,? equal to| \() ?(?:about |some |around |nearly |roughly )?(?:(?:[A-Z]{2,3} ?)?[$€£]?\d[\d.,]{0,9} (?:m|b|tr)illion\b|\d{1,3} ?(?:percent|per cent|%) of (?:the|its|that|their|all) (?:total |whole |estimated )?(?:costs?|budget|investment|funding|debt|damage|aid|loan)\b)"
)
# In a sentence with one of these, an amount with one decimal may be a price or a rate.
_PRICED = pattern(
    r"\b(?:pric(?:e[sd]?|ing|ey|y)|shares?|stocks?|fares?|tickets?|wages?|hour|hourly|lit(?:re|er)s?|barrels?|gallons?|kilos?|kilograms?|kg|tonnes?|tons?|ounces?|bushels?|each|apiece|per|a head|subscriptions?"
    r"|monthly|cents?|pence|coffee|beer|bread|milk|eggs?|meals?|menu|tolls?|tips?|bets?|rates?|dividends?|eps|a (?:day|week|month|person|pack|pound|piece|bottle|cup|pint|mile|kilomet(?:re|er)|minute|unit|copy|go|time|night|ride|trip|square)"
    r"|cheap\w*|cost only|coins?|notes?|crude|brent|oil|gas|fuel|petrol|diesel|gasoline|gold|silver|copper|pounds? of|currency|exchange|yen|odds|stamp|postage|parking|passes|daily|minimum|charges?|charged|surcharge|discount)\b"
)
# Sums that are never this small.
_STATE_MONEY = pattern(
    r"\b(?:billions?|budgets?|exports?|imports?|trade|treasury|parliament|ministry|government|central bank|revenues?|profits?|loss(?:es)?|debts?|aid|packages?|deficit|surplus|turnover|stake|contract|investors?|investments?|damage)\b"
)
_NEAR = 160
_AFTER = 24
_SIGNS = frozenset("$€£")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Requires a second sign: a blank or one decimal, and an amount in millions nearby. A total below one of its parts gives the magnitude."""
    large = [quantity for quantity in facts.quantities if quantity.is_large and (quantity.sign or quantity.unit)]
    for quantity in facts.quantities:
        if not quantity.magnitude and _SHORT.fullmatch(quantity.figure):
            near = _near(large, quantity.span)
            mark = _of_sign(facts, quantity, near) if quantity.sign else _of_word(facts, quantity, near)
            if mark is not None:
                yield mark
    yield from _of_weak(facts)
    for match in _OF_MONEY.finditer(facts.spaced) if " of " in facts.text else ():
        span = Span(match.start(), match.end() - 1)
        answers = (f"{match['figure']} {magnitude}" for magnitude in ("million", "billion"))
        yield Mark(span, suggestions=tuple(replacement(span, answer) for answer in answers))
    for match in _CONVERTED.finditer(facts.spaced) if "illion)" in facts.text else ():
        yield _open(Span(match.start(), match.end("unit")), match["figure"], f" {match['unit']}")
    for match in _OF_PEOPLE.finditer(facts.spaced) if "." in facts.text else ():
        span = Span(*match.span("figure"))
        numbered = _NUMBERED.search(facts.spaced, max(0, span.start - _BESIDE), span.start)
        if not (numbered or _ON_AVERAGE.search(_sentence(facts, span).lower())):
            yield _open(span, match["figure"])


def _of_weak(facts: Facts) -> Iterator[Mark]:
    """“Rp 90 in emergency aid”: of such currencies a few hundred buy a meal."""
    for match in _WEAK.finditer(facts.spaced):
        sentence = _sentence(facts, Span(*match.span()))
        near = facts.folded[max(0, match.start() - _BESIDE) : match.end() + _BESIDE]
        if _GRANTED.search(sentence) and not _PRICED.search(near):
            yield _open(Span(*match.span()), match[0])


def _of_sign(facts: Facts, quantity: Quantity, near: Sequence[Quantity]) -> Mark | None:
    """The mark for an amount after its sign ("$ 2.5")."""
    text, span = facts.spaced, quantity.span
    odd = bool(quantity.gap) or "." in quantity.figure
    compared = any(shape.match(text, span.end) for shape in (_COMPARED, _AGAIN))
    if quantity.sign.removeprefix("US") not in _SIGNS or _JOINED.match(text, span.end):
        return None
    after = text[span.end : span.end + _AFTER].partition("\n")[0]
    if _JOINED_BEFORE.match(text[max(0, span.start - 1) : span.start]) or _WHOLE.match(after):
        return None
    part = _part_of(facts, span, near) if odd else None
    if part is not None:
        return _deduced(facts, quantity, part)
    if _WHOLE_BODY.search(facts.folded, max(0, span.start - _BESIDE), span.start):
        return _open(span, f"{quantity.sign}{quantity.figure}")
    if near and odd:
        sure = not _SMALL.match(after) or (bool(quantity.gap) and "." in quantity.figure) or compared
    else:
        sure = compared or (_ONE_DECIMAL.fullmatch(quantity.figure) is not None and not _is_a_price(facts, span, after))
    return _open(span, f"{quantity.sign}{quantity.figure}") if sure else None


def _of_word(facts: Facts, quantity: Quantity, near: Sequence[Quantity]) -> Mark | None:
    """The mark for an amount before its currency ("2.5 euros")."""
    text, unit = facts.spaced, quantity.unit
    if unit not in CURRENCIES or not _ONE_DECIMAL.fullmatch(quantity.figure):
        return None
    apart = text[quantity.span.end : quantity.unit_span.start] == " "
    if not apart or _EACH.match(text, quantity.unit_span.end):
        return None
    after = text[quantity.unit_span.end : quantity.unit_span.end + _AFTER].partition("\n")[0]
    large = any(other.unit == unit for other in near) or _STATE_MONEY.search(_sentence(facts, quantity.span))
    if not large or (_is_a_price(facts, quantity.span, after) and not near):
        return None
    return _open(Span(quantity.span.start, quantity.unit_span.end), quantity.figure, f" {unit}")


def _is_a_price(facts: Facts, span: Span, after: str) -> bool:
    """Whether an amount with one decimal may be small after all: a price or a rate, or the first end of a range."""
    return _SMALL_OR_RANGE.match(after) is not None or _PRICED.search(_sentence(facts, span).lower()) is not None


def _sentence(facts: Facts, span: Span) -> str:
    segment = facts.segments.at(span.start)
    return segment.span.text(facts.text) if segment else ""


def _near(quantities: Sequence[Quantity], span: Span) -> list[Quantity]:
    """The other quantities around a span."""
    first = bisect_left(quantities, span.start - _NEAR, key=_start)
    last = bisect_left(quantities, span.end + _NEAR, key=_start)
    return [other for other in quantities[first:last] if not other.span.overlaps(span)]


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _part_of(facts: Facts, span: Span, near: Sequence[Quantity]) -> Quantity | None:
    """The amount that was added, if this one is the resulting total."""
    parts = [other for other in near if other.sign and other.span.end <= span.start]
    raised = _RAISED.search(facts.spaced, max(0, span.start - _NEAR), span.start)
    return parts[-1] if parts and raised else None


def _deduced(facts: Facts, quantity: Quantity, part: Quantity) -> Mark:
    span, amount = quantity.span, f"{quantity.sign}{quantity.figure}"
    if part.magnitude != "million" or abs(read_number(f"{quantity.figure} million").value) >= abs(part.number.value):
        return _open(span, amount)
    shout = part.span.text(facts.spaced).isupper()
    guess, other = f"{amount} billion", "million"
    fields = {"guess": guess, "other": other, "part": f"{part.sign}{part.figure} million"}
    answers = (replacement(span, guess.upper() if shout else guess), Suggestion("another amount", ()))
    return Mark(span, "deduced", fields, answers, (Related(part.span, "part of this amount"),))


def _open(span: Span, amount: str, unit: str = "") -> Mark:
    answers = (f"{amount} {magnitude}{unit}" for magnitude in ("million", "billion"))
    return Mark(span, suggestions=tuple(replacement(span, answer) for answer in answers))
