"""A blank between a currency sign and its amount, or the sign behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion, replacement
from checker.model.span import Span

_SPACED = pattern(
    r"(?<![\w$€£])(?P<sign>(?:US|A|C|NZ|HK)?[$€£¥]) {1,2}(?P<amount>\d[\d,.]{0,20}(?<![.,]))(?!\d|[.,]\d)"
    r"(?P<magnitude>[ -]?(?:thousand|million|billion|trillion|crores?|lakhs?|mn?|bn?|tn?|k)(?!\w))?"
)
_AFTER = pattern(
    r"(?<![\w.,$€£-])(?P<amount>\d[\d,.]{0,20}(?<![.,]))(?P<magnitude>(?: (?:million|billion|trillion))?) ?(?P<sign>[$€£])(?![\d\w{])(?! [\d{])"
)
# Thousands in threes, or as India sets them; decimals are cents, or any where a magnitude follows.
_WHOLE = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,2}(?:,\d{2}){1,5},\d{3}|\d{1,15})"
_SOUND = pattern(rf"{_WHOLE}(?:\.\d\d)?")
_SOUND_LARGE = pattern(rf"{_WHOLE}(?:\.\d{{1,3}})?")
_ONE_DECIMAL = pattern(rf"{_WHOLE}\.\d")
_COMMA_DECIMALS = pattern(r"\d{1,3},\d\d?")
_POINT_THOUSANDS = pattern(r"[1-9]\d{0,2}(?:\.\d{3}){1,4}")
_CONTINENTAL = pattern(r"[1-9]\d{0,2}(?:(?:\.\d{3}){1,4},\d{1,2}|(?:\.\d{3}){2,4})")
# What software puts a value into: “% 1 $ s”.
_PLACEHOLDER_BEFORE = pattern(r"[%{] {0,2}\Z")
_PLACEHOLDER_AFTER = pattern(r" ?[sdifu@](?!\w)")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Moves the sign to its amount, and asks where the amount itself is in doubt: closed up, nobody would look at it again."""
    text = facts.spaced
    for match in _SPACED.finditer(text):
        span = Span(match.start(), match.end("amount"))
        if _is_sound(match):
            yield Mark(span, suggestions=(replacement(span, f"{match['sign']}{match['amount']}"),))
        elif not _is_left(match):
            yield _asked(match, span)
    for match in _AFTER.finditer(text):
        span = Span(*match.span())
        if _PLACEHOLDER_BEFORE.search(text, max(0, span.start - 3), span.start) or _PLACEHOLDER_AFTER.match(
            text, span.end
        ):
            continue
        if _is_sound(match):
            better = f"{match['sign']}{match['amount']}{match['magnitude']}"
            yield Mark(span, "after", suggestions=(replacement(span, better),))
        elif not _is_left(match):
            yield _asked(match, span)


def _is_sound(match: re.Match[str]) -> bool:
    return (_SOUND_LARGE if match["magnitude"] else _SOUND).fullmatch(match["amount"]) is not None


def _is_left(match: re.Match[str]) -> bool:
    """Whether another rule of figures corrects the amount first: “3,5 million”, “1.234,56”, “1.250.000”."""
    return _CONTINENTAL.fullmatch(match["amount"]) is not None or (
        bool(match["magnitude"]) and _COMMA_DECIMALS.fullmatch(match["amount"]) is not None
    )


def _asked(match: re.Match[str], span: Span) -> Mark:
    return Mark(span, "doubtful", suggestions=tuple(_readings(match, span)))


def _readings(match: re.Match[str], span: Span) -> Iterator[Suggestion]:
    """What an amount with one decimal, or with a comma before two figures, may be."""
    sign, amount = match["sign"], match["amount"]
    if _ONE_DECIMAL.fullmatch(amount):
        yield replacement(span, f"{sign}{amount}0")
        yield from (replacement(span, f"{sign}{amount} {magnitude}") for magnitude in ("million", "billion"))
    elif _COMMA_DECIMALS.fullmatch(amount):
        whole, _, part = amount.partition(",")
        yield replacement(span, f"{sign}{whole}.{part:0<2}")
        yield replacement(span, f"{sign}{whole},{part:0<3}")
    elif _POINT_THOUSANDS.fullmatch(amount):
        yield replacement(span, f"{sign}{amount.replace('.', ',')}")
