"""HTML entities shown as text."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.own_marks import apostrophe
from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion, replacement
from checker.model.span import Span

_ENTITY = pattern(r"&(?:amp;){0,3}(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8});")
_DEPTH = 4
# Characters that older systems printed for a mark they didn't know. Each has a right place of its own.
_STAND_INS = frozenset("¿¡·\ufffd")
_BLANKS = frozenset("\u00a0\u2002\u2003\u2009\u202f")
_JOINERS = "\u200c\u200d"
_LETTER_BEFORE = pattern(r"(?:[^\W\d_]|&#?\w{2,8};)\Z")
_LETTER_AFTER = pattern(r"[^\W\d_]|&#?\w{2,8};")
_CONTRACTED = pattern(r"(?:s|t|d|m|re|ve|ll)(?![\w&])", re.IGNORECASE)
_ASKED = {"¿": pattern(r"[^.!\n¿]{1,200}\?"), "¡": pattern(r"[^.?\n¡]{1,200}!")}
_FARTHEST = 10


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Decodes an entity as often as it was encoded, unless its character makes no sense in its place."""
    for match in _ENTITY.finditer(facts.text):
        decoded = match[0]
        for _ in range(_DEPTH):
            decoded = html.unescape(decoded)
        span = Span(*match.span())
        if decoded == match[0] or len(decoded) != 1 or facts.mojibake.touching(span):
            continue
        if _is_lost(facts.text, span, decoded):
            yield _lost(facts, span)
        else:
            yield Mark(span, suggestions=(replacement(span, _shown(decoded)),))


def _shown(character: str) -> str:
    """What a reader sees of a character: a plain blank, or nothing for one that is invisible. Joiners hold an emoji together."""
    if character in _BLANKS:
        return " "
    return "" if unicodedata.category(character) == "Cf" and character not in _JOINERS else character


def _is_lost(text: str, span: Span, decoded: str) -> bool:
    """Whether an entity stands for a character that its maker didn't know."""
    if decoded in _STAND_INS:
        return not _is_in_place(text, span, decoded)
    return unicodedata.category(decoded) == "Cc" and not decoded.isspace()


def _is_in_place(text: str, span: Span, character: str) -> bool:
    """Whether Spanish, Catalan, or a list has the character there."""
    inside = _has_letter_before(text, span)
    if character == "·":
        return not inside or (text[span.start - 1 : span.start] in "lL" and text[span.end : span.end + 1] in "lL")
    return character in _ASKED and not inside and _ASKED[character].match(text, span.end) is not None


def _has_letter_before(text: str, span: Span) -> bool:
    return _LETTER_BEFORE.search(text, max(0, span.start - _FARTHEST), span.start) is not None


def _lost(facts: Facts, span: Span) -> Mark:
    """An apostrophe in a contraction or before a possessive “s”; elsewhere a question."""
    mark = apostrophe(facts)
    if not _has_letter_before(facts.text, span):
        return Mark(span, "lost", suggestions=tuple(_marks(facts.text, span)))
    if _CONTRACTED.match(facts.text, span.end):
        return Mark(span, "apostrophe", suggestions=(replacement(span, mark),))
    if _LETTER_AFTER.match(facts.text, span.end):
        return Mark(
            span, "lost", suggestions=(replacement(span, mark, "an apostrophe"), replacement(span, "–", "a dash"))
        )
    return Mark(
        span, "lost", suggestions=(replacement(span, "”", "a closing mark"), replacement(span, mark, "an apostrophe"))
    )


def _marks(text: str, span: Span) -> Iterator[Suggestion]:
    after = text[span.end : span.end + 1]
    if after.isspace():
        yield replacement(span, "–", "a dash")
    elif after:
        yield replacement(span, "“", "an opening mark")
        yield replacement(span, "‘", "a single opening mark")
