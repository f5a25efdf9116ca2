"""HTML entities shown as text."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.text.spans import SpanSet
from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion, replacement
from checker.model.span import Span
from checker.rulebook.cutting import cut

NEEDS = ("&",)
_ENTITY = pattern(r"&(?:amp;){0,3}(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8});")
# “&#233” before a blank or a letter, without its end; an element whose brackets are entities.
_UNENDED = pattern(r"&(?:amp;)?#(?:3[49]|1[3-9]\d|2[0-5]\d|8[12]\d\d)(?![\d;])")
_ELEMENT = pattern(
    r"&(?:amp;)?lt;/?(?:br|p|b|i|em|strong|u|span|div|a|li|ul|ol|h[1-6]|blockquote|img|hr|sup|sub)(?: [^&<>\n]{0,200})? ?/?&(?:amp;)?gt;"
)
_DEPTH = 4
# Characters that older systems printed for unknown marks. Each can also be right.
_STAND_INS = frozenset("¿¡·\ufffd")
_BLANKS = frozenset("\u00a0\u2002\u2003\u2009\u202f")
_JOINERS = "\u200c\u200d"
_LETTER_BEFORE = pattern(r"(?:[^\W\d_]|&#?\w{2,8};)\Z")
_LETTER_AFTER = pattern(r"[^\W\d_]|&#?\w{2,8};")
_CONTRACTED = pattern(r"(?:s|t|d|m|re|ve|ll)(?![\w&])", re.IGNORECASE)
_SPANISH_SENTENCE = {"¿": pattern(r"[^.!\n¿]{1,200}\?"), "¡": pattern(r"[^.?\n¡]{1,200}!")}
_FARTHEST = 10


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Decodes an entity as often as it was encoded, unless the character makes no sense there."""
    elements = SpanSet([Span(*match.span()) for match in _ELEMENT.finditer(facts.folded)])
    for span in elements:
        if not _is_in_front_matter(facts, span):
            yield Mark(span, "element", suggestions=(cut(facts.text, span),))
    yield from _unended(facts.text)
    for match in _ENTITY.finditer(facts.text):
        span, decoded = Span(*match.span()), _decoded(match[0])
        if len(decoded) != 1 or elements.touching(span) or facts.mojibake.touching(span):
            continue
        if _is_in_front_matter(facts, span):
            continue
        if _is_lost(facts.text, span, decoded):
            yield _lost(facts, span)
        else:
            yield Mark(span, suggestions=(replacement(span, _shown(decoded)),))


def _unended(text: str) -> Iterator[Mark]:
    for match in _UNENDED.finditer(text):
        character = _shown(html.unescape(f"{match[0].replace('amp;', '')};"))
        if len(character) == 1 and character not in _STAND_INS:
            yield Mark(Span(*match.span()), suggestions=(replacement(Span(*match.span()), character),))


def _decoded(entity: str) -> str:
    for _ in range(_DEPTH):
        entity = html.unescape(entity)
    return entity


def _is_in_front_matter(facts: Facts, span: Span) -> bool:
    """Whether it stands in front matter, which site generators print as HTML: only there does the reader not decode entities."""
    place = facts.document.offsets.place(span)
    return facts.document.offsets.markup is not None and place.end - place.start == span.end - span.start


def _shown(character: str) -> str:
    """The visible form of a character: a plain blank for any blank, "" for an invisible one. Joiners stay: they hold emoji together."""
    if character in _BLANKS:
        return " "
    return "" if unicodedata.category(character) == "Cf" and character not in _JOINERS else character


def _is_lost(text: str, span: Span, decoded: str) -> bool:
    """Whether the entity replaced a character that its author's system didn't know."""
    if decoded in _STAND_INS:
        return not _is_in_place(text, span, decoded)
    return unicodedata.category(decoded) == "Cc" and not decoded.isspace()


def _is_in_place(text: str, span: Span, character: str) -> bool:
    """Whether the character is right there, in Spanish, in Catalan or in a list."""
    inside = _has_letter_before(text, span)
    if character == "·":
        return not inside or (text[span.start - 1 : span.start] in "lL" and text[span.end : span.end + 1] in "lL")
    return (
        character in _SPANISH_SENTENCE and not inside and _SPANISH_SENTENCE[character].match(text, span.end) is not None
    )


def _has_letter_before(text: str, span: Span) -> bool:
    return _LETTER_BEFORE.search(text, max(0, span.start - _FARTHEST), span.start) is not None


def _lost(facts: Facts, span: Span) -> Mark:
    """An apostrophe in a contraction or before a possessive “s”; elsewhere a question."""
    # No system loses a straight apostrophe: only a text that has some is made to agree with them.
    mark = facts.apostrophe if "'" in facts.characters else "’"
    if not _has_letter_before(facts.text, span):
        return Mark(span, "lost", suggestions=tuple(_marks(facts.text, span)))
    if _CONTRACTED.match(facts.text, span.end):
        return Mark(span, "apostrophe", suggestions=(replacement(span, mark),))
    if _LETTER_AFTER.match(facts.text, span.end):
        return Mark(
            span, "lost", suggestions=(replacement(span, mark, "an apostrophe"), replacement(span, "–", "a dash"))
        )
    return Mark(
        span,
        "lost",
        suggestions=(replacement(span, "”", "a closing quotation mark"), replacement(span, mark, "an apostrophe")),
    )


def _marks(text: str, span: Span) -> Iterator[Suggestion]:
    after = text[span.end : span.end + 1]
    if after.isspace():
        yield replacement(span, "–", "a dash")
    elif after:
        yield replacement(span, "“", "an opening quotation mark")
        yield replacement(span, "‘", "a single opening quotation mark")
