"""A comma for a decimal point, or a comma behind which a figure is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion, replacement
from checker.model.span import Span

_MAGNITUDE = r"(?:thousand|million|billion|trillion)\b"
_PERCENT = r"(?:%|°|degrees?\b|percent\b|per cent\b|percentage points?\b)"
_MEASURE = r"(?:km\b|kilomet(?:er|re)s?\b|met(?:er|re)s?\b|tons?\b|tonnes?\b|points?\b|hectares?\b|euros?\b|dollars\b|pounds\b|kg\b|kilograms?\b|lit(?:er|re)s?\b)"
_COMMA = pattern(r",\d{1,2}(?!\d)")  # few texts have one, and this is found fast
_FIGURE = pattern(
    rf"(?<![\w.,$€£])(?P<sign>(?:US|A|C|NZ|HK)?[$€£¥]?)(?P<whole>\d{{1,3}}),(?P<part>\d{{1,2}})(?![\d\w]|[.,]\d)"
    rf"(?:[ -]?(?P<certain>{_MAGNITUDE}|{_PERCENT})|[ -]?(?P<measure>{_MEASURE}))?"
)
_BOTH = pattern(
    r"(?<![\w.,])(?P<sign>(?:US|A|C|NZ|HK)?[$€£¥]?)(?P<whole>[1-9]\d{0,2}(?:\.\d{3}){1,4}),(?P<part>\d{1,2})(?![\d\w]|[.,]\d)"
)
# The same sum in another currency, in brackets behind it or before it.
_IN_BRACKETS = pattern(
    r" ?\((?:about |around |or |some )?(?:US|A|C|NZ|HK)?[$€£¥](?P<other>[\d,]{1,15}(?:\.\d{1,2})?)(?![\d,.]*\d)(?: (?P<large>thousand|million|billion))?\)"
)
_BEFORE_BRACKET = pattern(
    r"[$€£¥](?P<other>[\d,]{1,15}(?:\.\d{1,2})?)(?: (?P<large>thousand|million|billion))? ?\((?:about |around |or |some )?\Z"
)
# Two sums of one worth in two of these currencies lie closer than this.
_FARTHEST = 20
_AROUND = 40


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Certain before a magnitude or a share, and where both marks stand; in an amount of money it asks, unless the text writes decimals with commas."""
    text = facts.spaced
    if not _COMMA.search(text):
        return
    for match in _BOTH.finditer(text):
        span = Span(*match.span())
        better = f"{match['sign']}{match['whole'].replace('.', ',')}.{match['part']}"
        yield Mark(span, suggestions=(replacement(span, better),))
    for match in _FIGURE.finditer(text):
        if not (match["sign"] or match["certain"] or match["measure"]):
            continue
        span = Span(match.start(), match.end("part"))
        decimal = f"{match['sign']}{match['whole']}.{match['part']}"
        if match["certain"] or _is_continental(facts, match):
            yield Mark(span, suggestions=(replacement(span, decimal),))
        else:
            yield Mark(span, "lost", suggestions=tuple(_readings(text, match, span)))


def _is_continental(facts: Facts, match: re.Match[str]) -> bool:
    """Whether a comma before one or two figures is a decimal comma in this text: it has others, or nothing English; a sum in $ or £ needs the others."""
    style = facts.number_style
    if style.english_thousands:
        return False
    if style.decimal_commas or style.point_thousands:
        return True
    english_sum = match["sign"].endswith(("$", "£")) or (match["part"] == "00" and not match["sign"])
    return not style.english and not english_sum


def _readings(text: str, match: re.Match[str], span: Span) -> Iterator[Suggestion]:
    """The decimal, and the thousands with a nought for each lost figure; without the one that the sum in brackets rules out."""
    whole, part = match["whole"], match["part"]
    for amount in (f"{whole}.{part}", f"{whole},{part:0<3}"):
        if not _is_ruled_out(text, match, Decimal(amount.replace(",", ""))):
            yield replacement(span, f"{match['sign']}{amount}")


def _is_ruled_out(text: str, match: re.Match[str], value: Decimal) -> bool:
    if not match["sign"]:
        return False
    end = match.end("part")
    found = _IN_BRACKETS.match(text, end) or _BEFORE_BRACKET.search(
        text, max(0, match.start() - _AROUND), match.start()
    )
    if found is None or not (other := found["other"].replace(",", "")).strip("."):
        return False
    scale = {"thousand": 3, "million": 6, "billion": 9}.get(found["large"] or "", 0)
    sum_of_other = Decimal(other).scaleb(scale)
    return min(value, sum_of_other) * _FARTHEST < max(value, sum_of_other)
