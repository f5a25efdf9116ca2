"""A comma for a decimal point, or a comma with a digit lost after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import digits

from checker.base.patterns import pattern
from checker.facts.figures.notation import english_thousands, restored_thousands
from checker.facts.figures.numbers import MAGNITUDE, read_number
from checker.facts.figures.quantities import Quantity
from checker.facts.text.spans import starting_in
from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion, replacement
from checker.model.span import Span

NEEDS = tuple(f"{before},{after}" for before in digits for after in digits)
_PERCENT = r"(?:%|°|degrees?\b|percent\b|per cent\b|percentage points?\b)"
_MEASURE = r"(?:(?:square|cubic) (?:k?m\b|kilomet(?:er|re)s?\b|met(?:er|re)s?\b|miles?\b|feet\b|inches\b)|km\b|kilomet(?:er|re)s?\b|met(?:er|re)s?\b|tons?\b|tonnes?\b|points?\b|hectares?\b|euros?\b|dollars\b|pounds\b|kg\b|kilograms?\b|lit(?:er|re)s?\b|hours\b|years\b|months\b|weeks\b|minutes\b|seconds\b|times\b|miles\b|inches\b|feet\b|acres\b|stars\b|goals\b|[kMGT]W\b|[GMT]B\b|[cm]m\b)"
# “A magnitude of 6,1”: figures that have decimals.
_SCALED = pattern(
    r"\b(?P<scale>(?:magnitude|average|rating|score|index|factor|grade|mean|birth rate|jobless rate|rate|pH|reading)(?: (?:of|was|is|reached|at|to|stood at|rose to|fell to))?(?: (?:about|around|nearly|almost|only|just))? )(?P<whole>\d{1,3}),(?P<part>\d{1,2})(?![\d\w-]|[.,]\d)"
    r"|(?<![\w.,$€£])(?P<low>\d),(?P<tenth>\d)(?=-magnitude| on the Richter| magnitude| on the moment)"
)
_COMMA = pattern(r",\d{1,2}(?!\d)")  # few texts have one, and this is found fast
_FIGURE = pattern(
    rf"(?<![\w.,$€£])(?P<sign>(?:US|A|C|NZ|HK)?[$€£¥]?)(?P<whole>\d{{1,3}}),(?P<part>\d{{1,2}})(?![\d\w]|[.,]\d)"
    rf"(?:[ -]?(?P<certain>{MAGNITUDE}\b|{_PERCENT})|[ -]?(?P<measure>{_MEASURE}))?"
)
_BOTH = pattern(
    r"(?<![\w.,])(?P<sign>(?:US|A|C|NZ|HK)?[$€£¥]?)(?P<whole>[1-9]\d{0,2}(?:\.\d{3}){1,4}),(?P<part>\d{1,2})(?![\d\w]|[.,]\d)"
)
# Between an amount and the same sum in another currency, one of them in brackets.
_BRACKET = pattern(r" ?\((?:about |around |or |some )?")
# Equal sums in two of these currencies differ by less than this factor.
_FARTHEST = 20
_AROUND = 60
# Amounts that are compared differ by less than this factor.
_ALIKE = 5
_BESIDE = 100


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Certain before a magnitude or a percentage, and with both marks; asks about an amount of money, unless the text uses decimal commas."""
    text = facts.spaced
    if not _COMMA.search(text):
        return
    for match in _BOTH.finditer(text):
        span = Span(*match.span())
        better = f"{match['sign']}{english_thousands(match['whole'])}.{match['part']}"
        yield Mark(span, suggestions=(replacement(span, better),))
    for match in _SCALED.finditer(text):
        span = Span(match.end("scale") if match["scale"] else match.start(), match.end())
        yield Mark(span, suggestions=(replacement(span, span.text(text).replace(",", ".")),))
    for match in _FIGURE.finditer(text):
        if not (match["sign"] or match["certain"] or match["measure"]):
            continue
        span = Span(match.start(), match.end("part"))
        decimal = f"{match['sign']}{match['whole']}.{match['part']}"
        if match["certain"] or _is_continental(facts, match):
            yield Mark(span, suggestions=(replacement(span, decimal),))
        else:
            yield Mark(span, "lost", suggestions=tuple(_readings(facts, match, span)))


def _is_continental(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the text uses decimal commas: it has others, or no English figures; for a sum in $ or £ it must have others."""
    style = facts.number_style
    if style.english_thousands:
        return False
    if style.decimal_commas or style.point_thousands:
        return True
    english_sum = match["sign"].endswith(("$", "£")) or (match["part"] == "00" and not match["sign"])
    return not style.english and not english_sum


def _readings(facts: Facts, match: re.Match[str], span: Span) -> Iterator[Suggestion]:
    """The decimal, and the thousands with zeros for lost digits; without one that the same sum in another currency or the amount it is compared with rules out."""
    other = _other_sum(facts, match) if match["sign"] else None
    decimal, thousands = f"{match['whole']}.{match['part']}", restored_thousands(match["whole"], match["part"])
    for amount in (thousands,) if _is_like_another(facts, match, thousands) else (decimal, thousands):
        values = sorted((read_number(amount).value, abs(other.number.value))) if other else ()
        if not values or values[0] * _FARTHEST >= values[1]:
            yield replacement(span, f"{match['sign']}{amount}")


def _other_sum(facts: Facts, match: re.Match[str]) -> Quantity | None:
    """The same sum in another currency: in brackets after the amount, or before an amount in brackets."""
    text, end = facts.spaced, match.end("part")
    for other in starting_in(facts.quantities, match.start() - _AROUND, end + _AROUND):
        behind = _BRACKET.fullmatch(text, end, other.span.start) and text[other.span.end : other.span.end + 1] == ")"
        if other.sign and not other.gap and (behind or _BRACKET.fullmatch(text, other.span.end, match.start())):
            return other
    return None


def _is_like_another(facts: Facts, match: re.Match[str], thousands: str) -> bool:
    """“from £1,75 to £1,950”: whether an amount in the same currency or unit beside it is in thousands too."""
    value, sign, measure = read_number(thousands).value, match["sign"], match["measure"]
    return any(
        (other.sign == sign if sign else other.unit == measure)
        and not other.magnitude
        and value < abs(other.number.value) * _ALIKE
        and abs(other.number.value) < value * _ALIKE
        for other in starting_in(facts.quantities, match.start() - _BESIDE, match.end("part") + _BESIDE)
    )
