"""A blank between a currency sign and its amount, or the sign after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import digits

from checker.base.patterns import pattern
from checker.facts.figures.notation import CURRENCY, Notation, english_thousands, notation_of, restored_thousands
from checker.facts.figures.numbers import MAGNITUDE
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = (
    *(f"{sign} " for sign in "$€£¥"),
    *(f"{before}{sign}" for sign in "$€£" for before in (" ", *digits, "million", "billion", "trillion")),
)
_SPACED = pattern(
    rf"(?<![\w$€£])(?P<sign>{CURRENCY}) {{1,2}}(?P<amount>\d[\d,.]{{0,20}}(?<![.,]))(?!\d|[.,]\d)"
    rf"(?P<magnitude>[ -]?(?:(?i:{MAGNITUDE})|crores?|lakhs?|mn?|bn?|tn?|k)(?!\w))?"
)
_AFTER = pattern(
    r"(?<![\w.,$€£^_{-])(?P<amount>\d[\d,.]{0,20}(?<![.,]))(?P<magnitude>(?: (?:million|billion|trillion))?) ?(?P<sign>[$€£])(?![\d\w{])(?! [\d{])"
)
_WORD_BEFORE, _WORD_AFTER = pattern(r"\b[a-z’'-]{2,20} \Z"), pattern(r"[,;:]? [a-z]{2,20}\b|\.(?!\w)")
# Placeholders for values: “% 1 $ s”.
_PLACEHOLDER_BEFORE = pattern(r"[%{] {0,2}\Z")
_PLACEHOLDER_AFTER = pattern(r" ?[sdifu@](?!\w)")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Moves the sign to its amount, and asks if the amount is doubtful: without the blank, nobody would notice it."""
    text = facts.spaced
    for match in _SPACED.finditer(text):
        better = f"{match['sign']}{match['amount']}"
        if _is_shouted_alone(text, match):
            yield from _marks(match, "shouted", Span(*match.span()), f"{better}{match['magnitude'].lower()}")
        else:
            yield from _marks(match, "main", Span(match.start(), match.end("amount")), better)
    for match in _AFTER.finditer(text):
        span = Span(*match.span())
        before = _PLACEHOLDER_BEFORE.search(text, max(0, span.start - 3), span.start)
        if not before and not _PLACEHOLDER_AFTER.match(text, span.end):
            yield from _marks(match, "after", span, f"{match['sign']}{match['amount']}{match['magnitude']}")


def _is_shouted_alone(text: str, match: re.Match[str]) -> bool:
    """“brought in US$ 2.2 BILLION, most of it”: capitals between words that have none."""
    magnitude = (match["magnitude"] or "").strip()
    words = (_WORD_BEFORE.search(text, max(0, match.start() - 24), match.start()), _WORD_AFTER.match(text, match.end()))
    return len(magnitude) > 2 and magnitude.isupper() and all(word is not None for word in words)


def _marks(match: re.Match[str], case: str, span: Span, better: str) -> Iterator[Mark]:
    """A correction for a sound amount, a question about a doubtful one; nothing if another rule corrects the amount first."""
    notation = notation_of(match["amount"], large=bool(match["magnitude"]))
    if notation is Notation.ENGLISH:
        yield Mark(span, case, suggestions=(replacement(span, better),))
    elif notation is not Notation.CONTINENTAL and not (match["magnitude"] and notation is Notation.COMMA_DECIMALS):
        readings = (f"{match['sign']}{reading}" for reading in _readings(match["amount"], notation))
        yield Mark(span, "doubtful", suggestions=tuple(replacement(span, reading) for reading in readings))


def _readings(amount: str, notation: Notation) -> Iterator[str]:
    """What an amount with one decimal, or with a comma before two figures, may be."""
    if notation is Notation.ONE_DECIMAL:
        yield from (f"{amount}0", f"{amount} million", f"{amount} billion")
    elif notation is Notation.COMMA_DECIMALS:
        whole, _, part = amount.partition(",")
        yield from (f"{whole}.{part:0<2}", restored_thousands(whole, part))
    elif notation is Notation.POINT_THOUSANDS:
        yield english_thousands(amount)
