"""The blocks of reStructuredText. Method: the reStructuredText Markup Specification."""

from __future__ import annotations

import re

from checker.model.document import BlockKind
from checker.reading.markup.inline import named
from checker.reading.markup.structure import Line, Remark, Structure, block_end, lines_of, paragraph_end

_RULE = re.compile(r"([!-/:-@\[-`{-~])\1+")
_ITEM = re.compile(r"(?:[-*+•]|\(?(?:\d{1,4}|[a-zA-Z#]|[ivxlcIVXLC]{1,6})[.)])[ \t]+(?=\S)")
_EXPLICIT = re.compile(r"\.\.(?:[ \t]+|\Z)")
_DIRECTIVE = re.compile(r"(?:\|[^|]{1,100}\|[ \t]+)?([\w.:+-]{1,60}?)::(?:[ \t]+|\Z)")
_NOTE = re.compile(r"\[[\w#*.-]{1,60}\][ \t]+")
_FIELD = re.compile(r":([\w -]{1,40}):(?:[ \t]+(.*)|\Z)")
_DEEPEST = 50
_TABLE = re.compile(r"\+[-=+]{3,}|={2,}(?: +={2,})+\Z")


def structure(source: str) -> Structure:
    """The blocks and the comments of a source."""
    reader = _Reader(source)
    reader.blocks(0, len(reader.lines), BlockKind.PARAGRAPH)
    return reader.found


def _is_item(line: Line) -> bool:
    return _ITEM.match(line.text) is not None


class _Reader:
    def __init__(self, source: str) -> None:
        self.lines = lines_of(source)
        self._depth = 0
        self.found = Structure(source)
        self._prose, self._captions = named("rst", "prose"), named("rst", "caption")

    def blocks(self, number: int, stop: int, kind: BlockKind) -> None:
        """Reads the lines from ``number`` to ``stop``; ``kind`` is what their paragraphs are. What lies deeper than anybody writes is left out."""
        self._depth += 1
        while number < stop and self._depth < _DEEPEST:
            line = self.lines[number]
            if not line.text:
                number += 1
            elif _EXPLICIT.match(line.text):
                number = self._explicit(number)
            else:
                number = self._block(number, stop, kind)
        self._depth -= 1

    def _block(self, number: int, stop: int, kind: BlockKind) -> int:
        line = self.lines[number]
        if _TABLE.match(line.text) or line.text.startswith(">>> "):
            return self._table(number)
        if heading := self._heading(number):
            return heading
        if line.text.startswith("| "):
            self.found.take(kind, line.start + 2, line.end)
            return number + 1
        if field := _FIELD.match(line.text):
            self.found.fields.setdefault(field[1].lower(), field[2] or "")
            return block_end(self.lines, number + 1, line.indent)
        item = _ITEM.match(line.text)
        end = min(paragraph_end(self.lines, number + 1, _is_item if item is not None else None), stop)
        if item is not None:
            kind = BlockKind.LIST_ITEM
        elif line.indent and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.QUOTE
        last = self.lines[end - 1]
        self.found.take(kind, line.start + (item.end() if item else 0), last.end)
        return block_end(self.lines, end, line.indent) if last.text.endswith("::") else end

    def _heading(self, number: int) -> int:
        """The number of the line after a section title; 0 where there is none. A rule by itself is a transition."""
        texts = [line.text for line in self.lines[number : number + 3]] + ["", ""]
        ruled = [_RULE.fullmatch(text) is not None for text in texts]
        if ruled[0] and ruled[2] and not ruled[1] and texts[1] and texts[0][0] == texts[2][0]:
            title = self.lines[number + 1]
            self.found.take(BlockKind.HEADLINE, title.start, title.end)
            return number + 3
        if ruled[0]:
            return number + 1 if len(texts[0]) > 3 or not texts[1] else 0
        if ruled[1] and len(texts[1]) >= min(4, len(texts[0])):
            self.found.take(BlockKind.HEADLINE, self.lines[number].start, self.lines[number].end)
            return number + 2
        return 0

    def _table(self, number: int) -> int:
        """After a table: a simple one may hold blank lines, and ends with the rule that a blank line follows."""
        end = paragraph_end(self.lines, number)
        if self.lines[number].text.startswith("="):
            while end < len(self.lines) and not _TABLE.match(self.lines[end - 1].text):
                following = paragraph_end(self.lines, end + 1)
                end = following if following > end + 1 or following < len(self.lines) else len(self.lines)
        return end

    def _explicit(self, number: int) -> int:
        line = self.lines[number]
        marked = _EXPLICIT.match(line.text)
        start = marked.end() if marked else 0
        end = block_end(self.lines, number + 1, line.indent)
        rest = line.text[start:]
        if directive := _DIRECTIVE.match(rest):
            self._directive(directive, number, line.start + start, end)
        elif note := _NOTE.match(rest):
            self.found.take(BlockKind.PARAGRAPH, line.start + start + note.end(), line.end)
            self.blocks(number + 1, end, BlockKind.PARAGRAPH)
        elif not rest.startswith(("_", "|")):
            last = next((n for n in range(end - 1, number, -1) if self.lines[n].text), number)
            comment = " ".join(part.text for part in self.lines[number : last + 1])
            self.found.remarks.append(Remark(comment[start:].strip(), line.start, self.lines[last].end))
        return end

    def _directive(self, directive: re.Match[str], number: int, start: int, end: int) -> None:
        name = directive[1]
        if name not in self._prose and name not in self._captions:
            return
        kind = BlockKind.CAPTION if name in self._captions else BlockKind.PARAGRAPH
        line = self.lines[number]
        following = number + 1
        if name in self._prose and name != "image":
            argument = start + directive.end()
            joined = following < end and self.lines[following].text and not _FIELD.match(self.lines[following].text)
            stop = min(paragraph_end(self.lines, following), end) if joined else following
            self.found.take(kind, argument, self.lines[stop - 1].end if argument < line.end else argument)
            following = stop if argument < line.end else following
        while following < end and _FIELD.match(self.lines[following].text):
            following += 1
        self._inner(following, end, kind)

    def _inner(self, number: int, end: int, kind: BlockKind) -> None:
        """The content of a directive, indented as it is: no quotation."""
        before = len(self.found.stretches)
        self.blocks(number, end, kind)
        if kind is BlockKind.PARAGRAPH:
            self.found.stretches[before:] = [
                stretch._replace(kind=BlockKind.PARAGRAPH) if stretch.kind is BlockKind.QUOTE else stretch
                for stretch in self.found.stretches[before:]
            ]
