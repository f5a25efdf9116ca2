"""Cuts in Markdown: blocks go with their lines and bullets, words with their links, emphases and tags."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from checker.model.document import Markup
from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.cutting import SourceLines, refuse_beside, refuse_indented
from checker.reading.markdown.cut_checks import (
    Blocks,
    can_stand,
    refuse_address,
    refuse_joined,
    refuse_line_start,
    refuse_masks,
)
from checker.reading.markdown.dialects import Mask
from checker.reading.markdown.escaping import Prose
from checker.reading.markdown.outline import Inline, Inlines, Outline

_PREFIX = re.compile(r"[ \t>]*")
_FRONT = re.compile(r"---|\+\+\+|\{")
_NEARLY_FRONT = re.compile(r"(?:---|\+\+\+)[ \t]*[\r\n]")
_RULER = re.compile(r"[\r\n](?:---|\+\+\+)[ \t]*(?:[\r\n]|\Z)")


class HtmlPart(NamedTuple):
    """A block of HTML: its range, and the markup of its own."""

    span: Span
    markup: Markup


class MarkdownMarkup:
    """The markup of the lines of a Markdown file; what is masked in it, and the blocks of HTML, are known."""

    def __init__(self, lines: SourceLines, outline: Outline, masks: Sequence[Mask], parts: Sequence[HtmlPart]) -> None:
        self._source, self._lines, self._outline, self._masks = lines.source, lines, outline, masks
        self._blocks, self._inlines = Blocks(outline.containers), Inlines(outline)
        self._leaf_starts = [leaf.start for leaf in outline.leaves]
        self._parts = parts
        self._part_starts = [part.span.start for part in parts]

    def block(self, words: Span, free: Span) -> Span:
        """The lines of the block, or of the list or quotation that holds nothing else; of a table the words of the cell."""
        if part := self._part(words.start):
            return self._html(part, part.markup.block(words, free))
        number = self._outline.leaves[bisect_right(self._leaf_starts, words.start) - 1].container
        if self._blocks[number].name == "TableCell":
            return self._cell(words, free, number)
        number = self._blocks.outermost(number)
        unit = self._blocks[number]
        span = Span(unit.start, unit.start + len(self._source[unit.start : unit.end].rstrip(" \t\r\n>")))
        line = self._lines.full(self._lines.number(span.start))
        if _PREFIX.fullmatch(self._source, line.start, span.start) is None:
            raise self._blocks.holds_more(unit.parent)
        refuse_masks(self._source, self._masks, span, whole=True)
        return self._cut_lines(self._with_attributes(span), number)

    def inline(self, words: Span, free: Span) -> Span:
        """The words with the marks that hold nothing else."""
        if part := self._part(words.start):
            return part.markup.inline(words, free)
        free = Span(free.start, min(free.end, len(self._source)))
        span = self._grown(words, free)
        self._refuse_open(span)
        refuse_masks(self._source, self._masks, span, whole=False)
        refuse_beside(self._source, span, self._shown(span))
        refuse_joined(self._source, span, self._inlines)
        if any(mask.end == span.start and mask.name == "address" for mask in self._masks_before(span.start)):
            refuse_address(self._source[span.end : span.end + 20])
        self._refuse_front(span)
        refuse_line_start(self._source, self._lines.written(self._lines.number(span.start)), span)
        return span

    def between(self, gap: Span, text: str) -> tuple[int, str]:
        """After what ends there, before what begins there: outside of emphases and links."""
        if part := self._part(gap.start):
            return part.markup.between(gap, text)
        opening = (mark.start for mark in self._inlines.within(gap.start, gap.end) if mark.end > gap.end)
        at = min(opening, default=gap.end)
        if any(mark.fixed and mark.start < at < mark.end for mark in self._inlines.around(at)):
            raise EditRefusedError("the words are also the label of a link reference")
        if not can_stand(self._source, at, text):
            raise EditRefusedError("emphasis next to the words would be lost")
        return at, Prose()(text)

    def _part(self, at: int) -> HtmlPart | None:
        index = bisect_right(self._part_starts, at) - 1
        return self._parts[index] if index >= 0 and at < self._parts[index].span.end else None

    def _html(self, part: HtmlPart, span: Span) -> Span:
        """A block of HTML goes with its lines; within it, its first line decides how the rest is read."""
        start, end = part.span.start, part.span.start + len(part.span.text(self._source).rstrip())
        start += len(self._source[start:end]) - len(self._source[start:end].lstrip())
        if span.start <= start and span.end >= end:
            return self._cut_lines(Span(start, end), -1)
        if span.start <= start:
            raise EditRefusedError("the HTML after it would be read as Markdown")
        first, last = self._lines.number(span.start), self._lines.number(span.end - 1)
        before = self._source[self._lines.written(first).start : span.start]
        after = self._source[span.end : self._lines.written(last).end]
        if not before.strip(" \t>") and not after.strip() and span.end > self._lines.full(first).start:
            return Span(self._lines.full(first).start, self._lines.full(last).end)
        return span

    def _cell(self, words: Span, free: Span, number: int) -> Span:
        cell = self._blocks[number]
        if not self._source.startswith("|", max(cell.start - 1, 0)) or not self._source.startswith("|", cell.end):
            raise EditRefusedError("an empty table cell needs a bar on each side")
        return self.inline(words, Span(max(free.start, cell.start), min(free.end, cell.end)))

    def _with_attributes(self, span: Span) -> Span:
        """With the line of attributes under it (``{: .lead}``), which would be another block's."""
        line = self._lines.number(span.end - 1) + 1
        if self._lines.exists(line) and not self._lines.blank(line):
            start, end = self._lines.written(line)
            if any(
                mask.name == "kramdown" and mask.alone and start <= mask.start < end for mask in self._masks_before(end)
            ):
                return Span(span.start, end)
        return span

    def _cut_lines(self, span: Span, number: int) -> Span:
        lines = self._lines
        first, last = lines.number(span.start), lines.number(span.end - 1)
        if number < 0 or self._blocks.follows_list(number):
            refuse_indented(lines, first, last)
        following = lines.following(last + 1)
        if following >= 0 and lines.words(following).startswith(":"):
            raise EditRefusedError("the definition after it would be attached to another term")
        after = lines.words(last + 1) if lines.exists(last + 1) else ""
        cut = lines.cut(span, joined=self._blocks.stays_list(number, after))
        self._refuse_front(cut)
        return cut

    def _refuse_front(self, cut: Span) -> None:
        """A ruler at the start of a file opens front matter where another follows it in time."""
        if self._lines.start:
            return
        follows = cut.start == 0 and _FRONT.match(self._source, cut.end)
        begun = _NEARLY_FRONT.match(self._source)
        if follows or (begun and self._last_ruler >= cut.end):
            raise EditRefusedError("the start of the file would be taken for front matter")

    @cached_property
    def _last_ruler(self) -> int:
        return max((ruler.start() for ruler in _RULER.finditer(self._source)), default=-1)

    def _grown(self, words: Span, free: Span) -> Span:
        start, end = words
        for mark in self._inlines.within(free.start, free.end):
            if mark.end <= free.end and mark.start < end and mark.end > start:
                start, end = min(start, mark.start), max(end, mark.end)
        # The mark of a footnote belongs to the words before it.
        while (after := self._outline.notes.get(end, 0)) and after <= free.end:
            end = after
        return Span(start, end)

    def _refuse_open(self, span: Span) -> None:
        if self._inlines.has_unpaired_tag(*span):
            raise EditRefusedError("the cut would leave a tag without its partner")
        for mark in (*self._inlines.around(span.start), *self._inlines.within(*span)):
            self._refuse_part(mark, span)

    @staticmethod
    def _refuse_part(mark: Inline, span: Span) -> None:
        if mark.end <= span.start or mark.start >= span.end or (span.start <= mark.start and mark.end <= span.end):
            return
        if not mark.inner.contains(span):
            raise EditRefusedError(f"the cut would leave {mark.name} unclosed")
        if mark.fixed:
            raise EditRefusedError("the words are also the label of a link reference")

    def _shown(self, span: Span) -> Sequence[Span]:
        shown = self._outline.shown
        return shown[bisect_left(shown, span) : bisect_left(shown, Span(span.end, span.end))]

    def _masks_before(self, at: int) -> Sequence[Mask]:
        index = bisect_right(self._masks, at, key=lambda mask: mask.start)
        return self._masks[max(index - 1, 0) : index]
