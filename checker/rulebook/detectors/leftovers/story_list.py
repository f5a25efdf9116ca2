"""A list of other stories, or a box of the page, between the lines that frame it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import Block
from checker.model.mark import Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut

NEEDS = ("list of ", "list ", "skip ", "start of ", "beginning of ", "begin list", "end of ")
_LONGEST, _MOST_BLOCKS = 90, 40
_STOP = pattern(r"[.…][”\"’')\]]{0,2}\Z")
_LABEL = pattern(r"[^.!?…\n]{3,40}\Z")
_MOST_LABEL_WORDS = 4


@cache
def _frames(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((pattern(rf"{_shape(first)}[.:]?\Z"), last) for first, last in rows)


def _shape(words: str) -> str:
    escaped = re.escape(words).replace(r"\*", r"(?P<name>[^\n]{2,60}?)")
    return escaped.replace(r"\#", r"(?P<number>\d{1,2})", 1).replace(r"\#", r"\d{1,2}")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """To the last line of the frame; without one, as many headlines as the first line counts."""
    blocks, at = facts.document.blocks, 0
    while at < len(blocks):
        end = _end(facts, blocks, at)
        if end > at:
            start = at - 1 if at and _is_label(facts, blocks, at - 1) else at
            span = Span(blocks[start].span.start, blocks[end - 1].span.end)
            yield Mark(span, suggestions=(_cut(facts, span, blocks[start:end]),))
        at = max(end, at + 1)


def _cut(facts: Facts, span: Span, blocks: Sequence[Block]) -> Suggestion:
    """In one piece; where markup stands between the blocks, each by itself."""
    if facts.document.offsets.markup is None:
        return cut(facts.text, span, "cut the list")
    edits = (edit for block in blocks for edit in cut(facts.text, block.span).edits)
    return Suggestion("cut the list", tuple(edits))


def _end(facts: Facts, blocks: Sequence[Block], at: int) -> int:
    """The number of the block after the list that begins with a block; 0 if none begins."""
    words = blocks[at].span.text(facts.folded) if len(blocks[at].span.text(facts.text)) <= _LONGEST else ""
    for shape, last in _frames(facts.resources.rows("page_frames")) if words else ():
        if match := shape.match(words):
            named = match.groupdict()
            wanted = last.replace("*", named.get("name") or "")
            end = _closing(facts, blocks, at + 1, wanted)
            end = end or _counted(facts, blocks, at + 1, int(named.get("number") or 0))
            if end:
                return end
    return 0


def _closing(facts: Facts, blocks: Sequence[Block], at: int, wanted: str) -> int:
    for number in range(at, min(at + _MOST_BLOCKS, len(blocks))):
        if blocks[number].span.text(facts.folded).rstrip(" .") == wanted:
            return number + 1
    return 0


def _counted(facts: Facts, blocks: Sequence[Block], at: int, count: int) -> int:
    """After the headlines that the first line counts, if they are all there and none is a sentence."""
    listed = [block.span.text(facts.text) for block in blocks[at : at + count]]
    whole = len(listed) == count > 1 and not any(_STOP.search(line) or len(line) > 2 * _LONGEST for line in listed)
    return at + count if whole else 0


def _is_label(facts: Facts, blocks: Sequence[Block], at: int) -> bool:
    """Whether the line above the frame is its title: “Recommended stories”."""
    words = blocks[at].span.text(facts.folded).rstrip(" :")
    known = {row[1].rstrip(":") for row in facts.resources.rows("page_lines") if row[0] == "label"}
    return words in known or (
        len(words.split()) <= _MOST_LABEL_WORDS
        and _LABEL.match(words) is not None
        and words.endswith((" stories", " read", " popular", " news"))
    )
