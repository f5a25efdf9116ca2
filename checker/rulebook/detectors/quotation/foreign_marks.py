"""Quotation marks of another language, in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = (",,", "„", "«", "»", "“", "‹", "‚")
_MARK = pattern(r"[„“”«»‹›‚\"]")
_FOREIGN = frozenset("„«»‹›‚“")
# The marks that may close each opening mark: pages mix the marks of two languages.
_CLOSERS = {"„": '“”"', "«": '»”"', "»": "«", "“": "“”", "‹": "›", "›": "‹", "‚": "‘’", '"': '"“»'}
_ENGLISH = {"„": "“”", "«": "“”", "»": "“”", "“": "“”", "‹": "‘’", "›": "‘’", "‚": "‘’"}
# Quotations don't nest deeper: an older mark was never closed.
_DEEPEST = 4
_FIRST_IN = "“‘«‹\"'$€£¥([…—–#@*_"
_BLANKS = " \u00a0\u202f\u2009"
_SINGLE_CLOSER = pattern(r"‚[^‚‘’\n]{1,200}[‘’](?![\w])")
# “« Previous story  Next story »”: arrows of links, on a separate line without a full stop.
_ARROWS = pattern(
    r"[«‹] [^«»‹›\n]{0,200}[^.!?…«»‹›\n] [»›]\s?|[«‹] ?(?:prev|older|back)[^.!?…\n]{0,150}[»›]\s?", re.IGNORECASE
)
# An English opening mark after a word and before a blank: it closes a quotation, wherever that began.
_LONE_CLOSER = pattern(r"(?<=[a-zà-ÿ.,!?…])“(?=[ .,;:)\n]|\Z)")
_WORD = pattern(r"\w")
# “,,We stay”: the low mark of a keyboard that has none.
_COMMAS = pattern(r"(?<![\w,]),,(?![^“”\"\n]{1,400}(?:''|’’))(?:(?=[A-ZÀ-Þ])|(?=[a-zà-ÿ][^“„«\n]{1,400}[”“\"]))")
# The last Latin letter; those of other alphabets follow.
_LAST_LATIN = "\u024f"


class _Opened(NamedTuple):
    at: int
    mark: str


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A mark without a partner in its paragraph is an arrow or other damage, and is left alone."""
    for match in _COMMAS.finditer(facts.text):
        yield Mark(Span(*match.span()), suggestions=(replacement(Span(*match.span()), "“"),))
    for block in facts.document.blocks:
        if _FOREIGN.isdisjoint(block.span.text(facts.text)) or _ARROWS.fullmatch(facts.spaced, *block.span):
            continue
        pairs = sorted(_pairs(facts, block.span))
        for opening, closing in pairs:
            yield from _of_pair(facts.text, opening, closing)
        closed = {closing for _, closing in pairs}
        for match in _LONE_CLOSER.finditer(facts.text, *block.span):
            if match.start() not in closed and not facts.mojibake.touching(Span(*match.span())):
                yield Mark(Span(*match.span()), "lone", suggestions=(replacement(Span(*match.span()), "”"),))


def _of_pair(text: str, opening: int, closing: int) -> Iterator[Mark]:
    english = _ENGLISH.get(text[opening], "“”")
    if _is_foreign(text[opening + 1 : opening + 3].strip()[:1]) or not _WORD.search(text, opening, closing):
        return
    if text[opening] in _ENGLISH and text[opening] != "“":
        yield _opening(text, opening, english[0])
    if text[closing] in _FOREIGN:
        yield _closing(text, closing, english[1])


def _is_foreign(character: str) -> bool:
    """Whether a quotation is in another alphabet: it must be translated first."""
    return character.isalpha() and character > _LAST_LATIN


def _pairs(facts: Facts, block: Span) -> Iterator[tuple[int, int]]:
    """The offsets of the pairs in a paragraph."""
    text = facts.text
    opened: list[_Opened] = []
    for match in _MARK.finditer(text, *block):
        at, mark = match.start(), match[0]
        if mark in (text[at - 1 : at], text[at + 1 : at + 2]) or facts.mojibake.touching(Span(at, at + 1)):
            continue
        if mark == "‚":
            single = _SINGLE_CLOSER.match(text, at, block.end)
            if single and _opens(text, at, block):
                yield at, single.end() - 1
            continue
        partner = next((n for n in range(len(opened) - 1, -1, -1) if mark in _CLOSERS[opened[n].mark]), None)
        if partner is not None and _closes(text, at, block):
            yield opened[partner].at, at
            del opened[partner:]
        elif mark in _CLOSERS and _opens(text, at, block):
            opened = [*opened[1 - _DEEPEST :], _Opened(at, mark)]


def _opens(text: str, at: int, block: Span) -> bool:
    """Whether a mark may open: no word directly before it, and words after it."""
    before = text[at - 1] if at > block.start else " "
    if text[at] == '"':
        return before.isspace() or before in "([—–"
    following = text[at + 1 : at + 3].lstrip("\u00a0\u202f\u2009" if text[at] not in "«‹" else _BLANKS)
    starts = following[:1].isalnum() or following[:1] in _FIRST_IN
    return not before.isalnum() and before not in ".,!?;:)" and following != "" and starts


def _closes(text: str, at: int, block: Span) -> bool:
    """Whether a mark may close: no blank before it, except a French one, and no word directly after it."""
    after = text[at + 1] if at + 1 < block.end else " "
    before = text[at - 1].isspace() and text[at] not in "»›"
    return not before and not after.isalnum()


def _opening(text: str, at: int, better: str) -> Mark:
    span = Span(at, at + 2 if text[at] in "«‹" and text[at + 1] in _BLANKS else at + 1)
    return Mark(span, suggestions=(replacement(span, better),))


def _closing(text: str, at: int, better: str) -> Mark:
    span = Span(at - 1 if text[at] in "»›" and text[at - 1] in _BLANKS else at, at + 1)
    return Mark(span, suggestions=(replacement(span, better),))
