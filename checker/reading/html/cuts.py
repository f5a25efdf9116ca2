"""Cuts in HTML: words go with the elements that hold nothing else."""

from __future__ import annotations

import re
from functools import cached_property

from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.block_builder import OBJECT
from checker.reading.cutting import SourceLines, refuse_beside, refuse_directives
from checker.reading.html.attributes import in_text
from checker.reading.html.elements import ELEMENTS, UNKNOWN
from checker.reading.html.tokens import PageTags, Token, TokenKind, left_open
from checker.reading.templates import SILENT

_HELD = frozenset(
    {"p", "li", "dt", "dd", "ul", "ol", "dl", "menu", "blockquote", "figcaption", "caption", "address", "center"}
    | {f"h{level}" for level in range(1, 7)}
)
_MAY_STAY_OPEN = frozenset({"p", "li", "dt", "dd"})
_SIGNS = re.compile(r"&#?\w{0,10}\0[\w;#]|<\0[A-Za-z/!?]|[{<]\0[{%#?]")
_MOST_BREAKS = 2


class HtmlMarkup:
    """The markup of a page whose text begins at ``start``. ``shown`` is the source with the commands of templates hidden, as long as it.

    ``offset`` is where ``shown`` begins in the source.
    """

    def __init__(self, shown: str, start: int = 0, *, xml: bool = False, offset: int = 0) -> None:
        self._shown, self._start, self._xml, self._offset = shown, start, xml, offset

    def block(self, words: Span, free: Span) -> Span:
        """The element of the block, with those around it that hold nothing else, and its lines where nothing else is on them."""
        words, free = self._moved(words, free)
        span = self._holding(self._with_images(self._inline(words, free), free), free)
        self._refuse_commands(span, values=False)
        span = self._with_breaks(span, free)
        if not self._parted(span, free):
            raise EditRefusedError("the text before and after it would merge into one paragraph")
        return self._back(self._with_lines(span))

    def inline(self, words: Span, free: Span) -> Span:
        """The words with the elements that hold nothing else."""
        words, free = self._moved(words, free)
        span = self._inline(words, free)
        self._refuse_commands(span, values=True)
        refuse_beside(self._shown, span, self._tags.showing(span))
        around = f"{self._shown[max(span.start - 12, 0) : span.start]}\0{self._shown[span.end : span.end + 2]}"
        if _SIGNS.search(around):
            raise EditRefusedError("the text before and after the cut would form a character reference or a tag")
        return self._back(span)

    def between(self, gap: Span, text: str) -> tuple[int, str]:
        """After the tags that end there, before those that begin there."""
        gap, _ = self._moved(gap, gap)
        tags = list(self._tags.within(*gap))
        ends = [tag.end for tag in tags if tag.kind is TokenKind.END]
        starts = [tag.start for tag in tags if tag.kind is TokenKind.START]
        at = min((start for start in starts if start >= max(ends, default=gap.start)), default=gap.end)
        return at + self._offset, in_text(text)

    @cached_property
    def _tags(self) -> PageTags:
        return PageTags(self._shown, self._start, xml=self._xml)

    @cached_property
    def _lines(self) -> SourceLines:
        return SourceLines(self._shown, self._shown, self._start)

    def _moved(self, *spans: Span) -> tuple[Span, ...]:
        length = len(self._shown)
        return tuple(Span(max(s - self._offset, self._start), min(e - self._offset, length)) for s, e in spans)

    def _back(self, span: Span) -> Span:
        return Span(span.start + self._offset, span.end + self._offset)

    def _inline(self, words: Span, free: Span) -> Span:
        """Widened until every tag is with the one that belongs to it."""
        span = words
        opened, closed = self._tags.unpaired(span)
        for name in closed:
            span = self._before(span, free, name)
        for name in reversed(opened):
            span = self._after(span, free, name)
        while pair := self._tags.pair(span, free):
            if ELEMENTS.get(pair[0].name, UNKNOWN).block:
                break
            span = Span(pair[0].start, pair[1].end)
        return span

    def _before(self, span: Span, free: Span, name: str) -> Span:
        tag = self._tags.left(span.start, free)
        if tag is None or tag.kind is not TokenKind.START or tag.name != name:
            raise left_open(name)
        return Span(tag.start, span.end)

    def _after(self, span: Span, free: Span, name: str) -> Span:
        tag = self._tags.right(span.end, free)
        if tag is None or tag.kind is not TokenKind.END or tag.name != name:
            raise left_open(name)
        return Span(span.start, tag.end)

    def _holding(self, span: Span, free: Span) -> Span:
        """The outermost element that exists for these words alone."""
        while True:
            pair = self._tags.pair(span, free)
            left = self._tags.left(span.start, free)
            if pair and (pair[0].name in _HELD or not ELEMENTS.get(pair[0].name, UNKNOWN).block):
                span = Span(pair[0].start, pair[1].end)
            elif (
                left
                and left.kind is TokenKind.START
                and left.name in _MAY_STAY_OPEN
                and self._ends(left.name, span, free)
            ):
                span = Span(left.start, span.end)
            else:
                return span

    def _ends(self, name: str, span: Span, free: Span) -> bool:
        """Whether an element without an end tag ends there: before another, or with what it is in."""
        tag = self._tags.right(span.end, free)
        if tag is None:
            return self._tags.is_blank(span.end, len(self._shown))
        if tag.kind is TokenKind.END:
            return tag.name != name and ELEMENTS.get(tag.name, UNKNOWN).block
        return tag.kind is TokenKind.START and name in ELEMENTS.get(tag.name, UNKNOWN).closes

    def _with_images(self, span: Span, free: Span) -> Span:
        """With the images and line breaks beside the words where an element holds both and nothing else."""
        wide = span
        while (tag := self._tags.left(wide.start, free)) is not None and self._is_mere(tag):
            wide = Span(tag.start, wide.end)
        while (tag := self._tags.right(wide.end, free)) is not None and self._is_mere(tag):
            wide = Span(wide.start, tag.end)
        pair = self._tags.pair(wide, free)
        return wide if pair and pair[0].name in _HELD else span

    def _is_mere(self, tag: Token) -> bool:
        element = ELEMENTS.get(tag.name, UNKNOWN)
        return tag.kind is TokenKind.START and element.void and not element.block

    def _with_breaks(self, span: Span, free: Span) -> Span:
        """With the line breaks after it where those before it are left."""
        left, right = self._tags.left(span.start, free), self._tags.right(span.end, free)
        if left is None or right is None or left.name != "br" or right.name != "br":
            return span
        while (tag := self._tags.right(span.end, free)) is not None and tag.name == "br":
            span = Span(span.start, tag.end)
        return span

    def _parted(self, span: Span, free: Span) -> bool:
        """Whether something else still parts the words before the block from those after it."""
        if free.start <= self._start or free.end >= len(self._shown):
            return True
        breaks = 0
        for tag in (*self._tags.within(free.start, span.start), *self._tags.within(span.end, free.end)):
            if tag.kind is not TokenKind.COMMENT and ELEMENTS.get(tag.name, UNKNOWN).block:
                return True
            breaks += tag.name == "br"
        return breaks >= _MOST_BREAKS

    def _with_lines(self, span: Span) -> Span:
        lines = self._lines
        first, last = lines.number(span.start), lines.number(span.end - 1)
        start, end = lines.full(first).start, lines.written(last).end
        if not self._tags.is_blank(start, span.start) or not self._tags.is_blank(span.end, end):
            return span
        end = lines.full(last).end
        if lines.blank(last + 1) and (first == 0 or lines.blank(first - 1)):
            end = lines.full(last + 1).end
        return Span(start, end)

    def _refuse_commands(self, span: Span, *, values: bool) -> None:
        refuse_directives(self._shown, span)
        words = span.text(self._shown)
        if SILENT in words:
            raise EditRefusedError("the words contain a template command")
        if values and OBJECT in words:
            raise EditRefusedError("the words contain the output of a template")
