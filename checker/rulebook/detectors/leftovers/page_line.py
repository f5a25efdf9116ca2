"""Whole lines that belong to the web page a story was taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from checker.base.patterns import pattern
from checker.facts.text.segments import SegmentKind
from checker.facts.text.spans import SpanSet, merged
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut
from checker.rulebook.furniture.agent_lines import writer_of
from checker.rulebook.furniture.page_lines import PageLine, label_of_caption, page_lines
from checker.rulebook.furniture.site_echoes import is_name_of_site, site_of_page

_LONGEST, _LONGEST_HEADLINE = 260, 28
_STOP = pattern(r"[.…:][”\"’')\]]{0,2}\Z")
_END = pattern(r"[.!?…][”\"’')\]]{0,2}\Z")
# What an outlet says of its story stands below the credits.
_NOTE = pattern(r"[(\[]?(?:editor's note|correction|clarification|update|this (?:story|article|report|version))\b")
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.BYLINE, BlockKind.DATELINE})
_HANDLE = pattern(
    r"(?P<name>[A-ZÀ-Þ][\w’'.-]{1,20}(?: [A-ZÀ-Þ][\w’'.-]{0,20}){1,3}),? ?[|/–-]? ?@\w{2,20}"
    r"(?: ?[/|·•–-] ?(?:\d{1,2} ?(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|years?|[mhdwy])(?: ago)?|yesterday))?\Z"
)
_SECTIONS = pattern(
    r"(?:[A-Z][\w&-]{1,20}(?: [A-Z&][\w&-]{0,20}){0,4} , ){2,12}[A-Z][\w&-]{1,20}(?: [A-Z&][\w&-]{0,20}){0,3}\Z"
)


# “--------”: where a page drew a line.
_RULE = pattern(r"(?:-{8,200}|_{8,200}|={8,200}|~{8,200}|[–—]{8,200}|(?:[-=_] ){6,100}[-=_])\Z")


@cache
def _labels(rows: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(row[1] for row in rows if row[0] == "label")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Looks at whole blocks: a list of a table or a menu is somebody's markup."""
    if len(facts.document.blocks) < 2:
        return
    labels = _labels(facts.resources.rows("page_lines"))
    opaque = SpanSet(merged(facts.document.opaque))
    blocks = [block for block in facts.document.blocks if not _is_left_out(facts, block, opaque)]
    of_page = dict(page_lines(facts, blocks))
    ending = _end_of_story(facts, of_page)
    site = site_of_page(facts) if facts.document.offsets.markup is None else ""
    for number, block in enumerate(blocks):
        handle = _HANDLE.match(facts.text, *block.span) if block.kind in _READ else None
        if match := handle or writer_of(facts, blocks, number):
            yield Mark(block.span, "byline", suggestions=(_by_line(block, match),))
        elif block.kind in _READ and block.span.text(facts.folded) in labels:
            yield from _related(facts, block)
        elif facts.document.offsets.markup is None and _RULE.match(facts.text, *block.span):
            yield _line(facts, block.span, "rule")
        elif block in of_page:
            yield _of_page(facts, block, _case(of_page[block], after_story=block.span.start > ending))
        elif site and number and is_name_of_site(block.span.text(facts.folded).strip(), site):
            yield _line(facts, block.span, "main")
        elif block.kind in _READ | {BlockKind.HEADLINE} and _SECTIONS.match(facts.text, *block.span):
            yield _line(facts, block.span, "sections")


def _of_page(facts: Facts, block: Block, case: str) -> Mark:
    if label := label_of_caption(facts, block.span):
        return _caption(facts, block.span, label)
    line = cut(facts.text, block.span, "cut the line")
    if block.kind is BlockKind.HEADLINE:
        return Mark(block.span, "related", suggestions=(line, Suggestion("keep it", ())))
    return Mark(block.span, case, suggestions=(line,))


def _end_of_story(facts: Facts, of_page: Mapping[Block, PageLine]) -> int:
    """Where the last paragraph that ends with a stop begins."""
    for block in reversed(facts.document.blocks):
        is_note = block in of_page or _NOTE.match(facts.folded, *block.span)
        if not is_note and _END.search(facts.text, *block.span):
            return block.span.start
    return -1


def _case(kind: PageLine, *, after_story: bool) -> str:
    if kind is PageLine.CREDIT and after_story:
        return "credit"
    return "ask" if kind in (PageLine.ASK, PageLine.CREDIT) else "main"


def _line(facts: Facts, span: Span, case: str) -> Mark:
    return Mark(span, case, suggestions=(cut(facts.text, span, "cut the line"),))


def _caption(facts: Facts, span: Span, words: Span) -> Mark:
    """Where the picture is there, its caption stays without the label; a plain text has lost the picture."""
    line = cut(facts.text, span, "cut the line")
    label = Suggestion("cut the label", (Edit(words, ""),))
    with_picture = facts.document.offsets.markup is not None
    return Mark(span, "caption", suggestions=(label, line) if with_picture else (line, label))


def _is_left_out(facts: Facts, block: Block, opaque: SpanSet) -> bool:
    """Whether the block is long, has code or a link that a format has put into words, or is a promotional line."""
    if block.span.end - block.span.start > _LONGEST:
        return True
    segment = facts.segments.at(block.span.start)
    if segment is not None and segment.kind is SegmentKind.PROMO:
        return True
    return opaque.touching(block.span) is not None


def _related(facts: Facts, block: Block) -> Iterator[Mark]:
    """The label with the headline of another story under it; nothing where a sentence follows."""
    headline = facts.block_after(block.span.start)
    words = headline.text(facts.text) if headline else ""
    if headline is None or not 2 < len(words.split()) < _LONGEST_HEADLINE or _STOP.search(words):
        return
    span = Span(block.span.start, headline.end)
    yield Mark(span, "related", suggestions=(cut(facts.text, span, "cut both lines"), Suggestion("keep them", ())))


def _by_line(block: Block, match: re.Match[str]) -> Suggestion:
    by, rest = Span(block.span.start, block.span.start), Span(match.end("name"), block.span.end)
    return Suggestion(f"By {match['name']}", (Edit(by, "By "), Edit(rest, "")))
