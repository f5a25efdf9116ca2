"""Cuts of whole blocks in LaTeX: a title goes with its command, an item with its mark, a paragraph with its lines."""

from __future__ import annotations

import re

from checker.model.document import BlockKind
from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.markup.pairs import COMMAND
from checker.reading.source_lines import SourceLines

_REACH = 400
_NEEDED = re.compile(r"\\(?:title|author)\*?(?:\[[^\[\]]{0,300}\])?[ \t]{0,9}\{\Z")
_BLOCK = re.compile(r"\\[a-zA-Z]{1,60}\*?(?:\[[^\[\]]{0,300}\])?[ \t]{0,9}\{\Z")
_ITEM = re.compile(r"\\item(?:\[[^\[\]]{0,200}\])?\s{0,99}\Z")
_EDGES = ("\\begin", "\\end", "\\item", "\\section", "\\subsection", "\\chapter")
_JOINS = re.compile(r"-\0-|'\0'|`\0`|\\\0.")
_OF_COMMANDS = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.BYLINE})


def tex_block(lines: SourceLines, shown: str, words: Span, kind: BlockKind) -> Span:
    """The range of a block. Raises EditRefusedError where what is left would read differently, or be an error."""
    span = _with_command(shown, words, kind)
    source = lines.source
    first, last = lines.number(span.start), lines.number(span.end - 1)
    start, end = lines.written(first).start, lines.written(last).end
    if source[start : span.start].strip() or source[span.end : end].strip():
        if kind is BlockKind.HEADLINE:
            raise EditRefusedError("the words around it would be one paragraph")
        return span
    if lines.parts(first - 1) and lines.parts(last + 1):
        return lines.cut(span)
    edge = any(lines.parts(number) or lines.words(number).startswith(_EDGES) for number in (first - 1, last + 1))
    return Span(start, lines.full(last).end if edge else end)


def joins_tex(shown: str, cut: Span) -> bool:
    """Whether the characters on both sides of a cut would be a command, or another character, together."""
    before, after = shown[max(cut.start - 1, 0) : cut.start], shown[cut.end : cut.end + 1]
    if _JOINS.fullmatch(f"{before}\0{after}"):
        return True
    return after.isalpha() and COMMAND.search(shown[max(cut.start - 80, 0) : cut.start]) is not None


def _with_command(shown: str, span: Span, kind: BlockKind) -> Span:
    before = shown[max(span.start - _REACH, 0) : span.start]
    if kind in _OF_COMMANDS:
        command = _BLOCK.search(before)
        if command is None or _NEEDED.search(before) or not shown.startswith("}", span.end):
            raise EditRefusedError("the command that holds it needs its words")
        return Span(span.start - len(command[0]), span.end + 1)
    if item := _ITEM.search(before):
        start = span.start - len(item[0])
        rest = shown[span.end : span.end + _REACH].lstrip()
        is_only = not rest.startswith(r"\item") and shown[max(start - _REACH, 0) : start].rstrip().endswith("}")
        if not rest.startswith((r"\item", r"\end")) or is_only:
            raise EditRefusedError("a list without an item is an error")
        return Span(start, span.end)
    return span
