"""Quotation marks of another language, where both of a pair are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_MARK = pattern(r"[„“”«»‹›‚\"]")
_FOREIGN = frozenset("„«»‹›‚“")
# What closes a quotation that each mark opens: pages mix the marks of two languages.
_CLOSERS = {"„": '“”"', "«": '»”"', "»": "«", "“": "“”", "‹": "›", "›": "‹", "‚": "‘’", '"': '"“»'}
_ENGLISH = {"„": "“”", "«": "“”", "»": "“”", "“": "“”", "‹": "‘’", "›": "‘’", "‚": "‘’"}
# Quotations inside quotations go no deeper: an older mark was never closed.
_DEEPEST = 4
_FIRST_IN = "“‘«‹\"'$€£¥([…—–#@*_"
_BLANKS = " \u00a0\u202f\u2009"
_SINGLE_CLOSER = pattern(r"‚[^‚‘’\n]{1,200}[‘’](?![\w])")
# “« Previous story  Next story »”: arrows of links, which stand on a line of their own without any stop.
_ARROWS = pattern(
    r"[«‹] [^«»‹›\n]{0,200}[^.!?…«»‹›\n] [»›]\s?|[«‹] ?(?:prev|older|back)[^.!?…\n]{0,150}[»›]\s?", re.IGNORECASE
)
# A mark that opens in English, behind a word and before a blank: it closes, wherever the speech began.
_LONE_CLOSER = pattern(r"(?<=[a-zà-ÿ.,!?…])“(?=[ .,;:)\n]|\Z)")
_WORD = pattern(r"\w")
# The letters of other alphabets begin here.
_LAST_LATIN = "\u024f"


class _Opened(NamedTuple):
    at: int
    mark: str


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A mark without its partner in the paragraph is an arrow, or damage of another kind: it is left alone."""
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
    """Whether a quotation is of another alphabet: its passage is to be translated, marks and all."""
    return character.isalpha() and character > _LAST_LATIN


def _pairs(facts: Facts, block: Span) -> Iterator[tuple[int, int]]:
    """Where the pairs of a paragraph open and close."""
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
    """Whether a mark may open: nothing of a word before it, and words after it."""
    before = text[at - 1] if at > block.start else " "
    if text[at] == '"':
        return before.isspace() or before in "([—–"
    following = text[at + 1 : at + 3].lstrip("\u00a0\u202f\u2009" if text[at] not in "«‹" else _BLANKS)
    starts = following[:1].isalnum() or following[:1] in _FIRST_IN
    return not before.isalnum() and before not in ".,!?;:)" and following != "" and starts


def _closes(text: str, at: int, block: Span) -> bool:
    """Whether a mark may close: no blank before it but the one that French sets, and no word after it."""
    after = text[at + 1] if at + 1 < block.end else " "
    before = text[at - 1].isspace() and text[at] not in "»›"
    return not before and not after.isalnum()


def _opening(text: str, at: int, better: str) -> Mark:
    span = Span(at, at + 2 if text[at] in "«‹" and text[at + 1] in _BLANKS else at + 1)
    return Mark(span, suggestions=(replacement(span, better),))


def _closing(text: str, at: int, better: str) -> Mark:
    span = Span(at - 1 if text[at] in "»›" and text[at - 1] in _BLANKS else at, at + 1)
    return Mark(span, suggestions=(replacement(span, better),))
