"""What a page puts around its stories: calls to click, subscribe, follow. One table knows the phrases; segments are matched against it."""

from __future__ import annotations

import re
from functools import cache

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.span import Span

_LINE_END = r"[ .:>»…]{0,4}(?=[\r\n]|\Z)"
# Emoji and arrows that pages set before a call.
_ORNAMENT = pattern(r"[^\w\s.,;:!?“”\"'()–—-]{1,4}\s?\Z")


@cache
def promo_pattern(rows: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """The phrases of the table as one pattern over folded text. A row has alternatives of a beginning and of an end."""
    return re.compile("|".join(rf"\b(?:{_either(start)})(?:{_either(rest)})" for start, rest in rows))


def _either(cell: str) -> str:
    gap = r"(?:[\w'’,&-]{1,20} ){0,6}"
    escaped = (re.escape(part.replace("_", " ")) for part in cell.split("|"))
    return "|".join(part.replace(r"\*\ ", gap).replace(r"\$", _LINE_END) for part in escaped)


def is_promo(facts: Facts, span: Span) -> bool:
    """Whether a segment is a call to do something on the page."""
    promo = promo_pattern(facts.resources.rows("promo_phrases"))
    match = promo.search(facts.folded, *span)
    return match is not None and _words(facts.text[span.start : match.start()]) <= 3


def _words(text: str) -> int:
    return len(re.findall(r"\w+", text))


def with_ornament(facts: Facts, span: Span) -> Span:
    """The span with an emoji that stands before it."""
    before = _ORNAMENT.search(facts.text, max(0, span.start - 6), span.start)
    return Span(before.start(), span.end) if before else span
