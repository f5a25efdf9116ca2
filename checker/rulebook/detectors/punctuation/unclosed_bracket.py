"""A round or square bracket without a partner in its paragraph or the next ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

NEEDS = ("(", ")", "（", "）", "[", "]")
# A wide bracket may be the partner: another rule corrects it.
_ROUND, _SQUARE = pattern(r"[()（）]"), pattern(r"[\[\]]")
# “a)” and “12)” number items; “:-)” and “:(” are faces.
_ITEM = pattern(r"(?:\A|[\s(,;])(?:[A-Za-z]{1,2}|[ivxlc]{1,5}|\d{1,3})\Z")
# “Ronan Tully, 19), who came on”: no item begins with a mark.
_GOES_ON = pattern(r"[,.;:]")
_FACE = pattern(r"(?:[:;=][-'’^o\"]?|[8xX][-'^])\Z")
_WORDS = pattern(r"[\w$€£][^\s]{0,40}(?: [^\s]{1,40}){1,8}|[$€£]?\d[\d.,]{0,12}(?:m|bn|k|%|km|kg|ft)?[.,;](?!\S)")
# “[0, 1)”, “a[0”: intervals and programs.
_INTERVAL = pattern(r"\[ ?[-−\d.∞]{1,12}, ?[-−\d.∞]{1,12} ?[\])]|\( ?[-−\d.∞]{1,12}, ?[-−\d.∞]{1,12} ?\]")
_IN_PROSE = pattern(r"(?:(?<![^\s(“\"])\[(?=[A-Za-z“\"])|(?<=[a-z.!?”\"])\](?![^\s,.;:!?)”\"]))")
# A text that was cut isn't closed.
_CUT = pattern(r"(?:…|\.\.\.|chars\]|\w)\s{0,3}\Z")
_MOST_PARAGRAPHS = 6
_SHOWN = 40


_OPENING = "(（["


class _Lone(NamedTuple):
    at: int
    paragraph: int
    block: Span

    def opens(self, text: str) -> bool:
        return text[self.at] in _OPENING


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A remark in brackets may run over some paragraphs, and a paragraph with several lone ones is code or a formula."""
    for shape in (_ROUND, _SQUARE):
        yield from _of_shape(facts, shape)


def _of_shape(facts: Facts, shape: re.Pattern[str]) -> Iterator[Mark]:
    lone = [one for number, block in enumerate(facts.paragraphs) for one in _lone(facts, shape, number, block.span)]
    for before, one, after in zip([None, *lone], lone, [*lone[1:], None], strict=False):
        partner = after if one.opens(facts.text) else before
        if partner is None or not _belong(facts.text, one, partner):
            mark = _opened(facts.text, one) if one.opens(facts.text) else _closed(facts.text, one)
            if mark is not None:
                yield mark


def _lone(facts: Facts, shape: re.Pattern[str], number: int, block: Span) -> list[_Lone]:
    """The bracket without a partner in a paragraph, if that has just one."""
    opened: list[int] = []
    closed: list[int] = []
    face = -1
    for match in shape.finditer(facts.text, *block):
        at = match.start()
        before = (facts.text, max(block.start, at - 8), at)
        if _FACE.search(*before):
            face = at
        elif facts.protected.touching(Span(at, at + 1)) or _INTERVAL.match(facts.text, at):
            continue
        elif match[0] in _OPENING:
            opened.append(at)
        elif opened:
            opened.pop()
        elif not _ITEM.search(*before) or (match[0] == ")" and _GOES_ON.match(facts.text, at + 1)):
            closed.append(at)
    found = [*opened, *closed]
    if found and facts.text[found[0]] in "[]" and not _IN_PROSE.match(facts.text, found[0]):
        return []
    # A face may close a remark, too.
    return [_Lone(found[0], number, block)] if len(found) == 1 and face < found[0] else []


def _belong(text: str, one: _Lone, other: _Lone) -> bool:
    return one.opens(text) != other.opens(text) and abs(one.paragraph - other.paragraph) < _MOST_PARAGRAPHS


def _opened(text: str, one: _Lone) -> Mark | None:
    found = _WORDS.match(text, one.at + 1, one.block.end)
    if found is None or _CUT.search(text, max(one.at, one.block.end - 9), one.block.end):
        return None
    return Mark(Span(one.at, found.end()), fields={"around": found[0]})


def _closed(text: str, one: _Lone) -> Mark | None:
    start = text.rfind(" ", one.block.start, max(one.block.start, one.at - _SHOWN)) + 1 or one.block.start
    around = text[start : one.at]
    return Mark(Span(start, one.at + 1), "unopened", {"around": around}) if " " in around.strip() else None
