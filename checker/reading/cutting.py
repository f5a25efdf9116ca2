"""Cuts from a source: which lines go with a block, and what must not be cut with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from checker.model.errors import EditRefusedError
from checker.model.span import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_QUOTE = re.compile(r"[ \t>]*+")
_DIRECTIVE = re.compile(r"<!--\s{0,20}checker:")
_MARKUP = re.compile(r"<[^<>]{0,2000}>|[*_~\[\]]")


class SourceLines:
    """The lines from ``start`` on. ``shown`` is the source as its parser sees it: what is hidden there is blank."""

    def __init__(self, source: str, shown: str, start: int = 0) -> None:
        self.source, self.shown, self.start = source, shown, start

    @cached_property
    def _starts(self) -> list[int]:
        starts = [self.start, *(end.end() for end in _LINE_END.finditer(self.source, self.start))]
        return starts if starts[-1] < len(self.source) or len(starts) == 1 else starts[:-1]

    def number(self, at: int) -> int:
        """The number of the line at an offset, from 0."""
        return bisect_right(self._starts, at) - 1

    def full(self, number: int) -> Span:
        """A line with its line end."""
        following = number + 1
        return Span(
            self._starts[number], self._starts[following] if following < len(self._starts) else len(self.source)
        )

    def written(self, number: int) -> Span:
        """A line without its line end."""
        start, end = self.full(number)
        return Span(start, start + len(self.source[start:end].rstrip("\r\n")))

    def exists(self, number: int) -> bool:
        """Whether there is such a line."""
        return 0 <= number < len(self._starts)

    def separates(self, number: int) -> bool:
        """Whether a line separates paragraphs: a blank one, or none."""
        return not self.exists(number) or not self.written(number).text(self.shown).strip(" \t>")

    def blank(self, number: int) -> bool:
        """Whether a line holds nothing but the signs of a quotation."""
        return self.exists(number) and not self.written(number).text(self.source).strip(" \t>")

    def depth(self, number: int) -> int:
        """How many quotations a line is in by its signs."""
        return self._before(number).count(">")

    def indent(self, number: int) -> int:
        """How far the words of a line are indented, after the signs of a quotation."""
        return len(self._before(number).rpartition(">")[2].expandtabs(4))

    def words(self, number: int) -> str:
        """A line after its indent."""
        start, end = self.written(number)
        return self.shown[start + len(self._before(number)) : end]

    def following(self, number: int) -> int:
        """The next line that doesn't separate paragraphs; -1 where there is none."""
        while self.exists(number) and self.separates(number):
            number += 1
        return number if self.exists(number) else -1

    def _before(self, number: int) -> str:
        match = _QUOTE.match(self.shown, *self.written(number))
        return match[0] if match else ""

    def cut(self, span: Span, *, joined: bool = False) -> Span:
        """The lines of a block, with one of the blank lines around them. ``joined``: the lines around them may follow on each other."""
        first, last = self.number(span.start), self.number(span.end - 1)
        start, end = self.full(first).start, self.full(last).end
        before, after = self.separates(first - 1), self.separates(last + 1)
        if before and after:
            return self._with_blank(first, last, self.source[start : span.start].count(">"))
        if before or after or joined:
            return Span(start, end)
        # Without a line between them, the lines around the block would be one paragraph.
        start += self.source[start : span.start].rfind(">") + 1
        return Span(start, self.written(last).end)

    def _with_blank(self, first: int, last: int, depth: int) -> Span:
        """With the blank line after a block, or the one before it; only where both are of the same quotation, or the file ends there."""
        start, end = self.full(first).start, self.full(last).end
        before, after = (self.blank(number) and self.depth(number) == depth for number in (first - 1, last + 1))
        if after and (before or first == 0):
            return Span(start, self.full(last + 1).end)
        if before and not self.exists(last + 1):
            return Span(self.full(first - 1).start, end)
        return Span(start, end)


def refuse_indented(lines: SourceLines, first: int, last: int) -> None:
    """Raises EditRefusedError where lines after a block are indented further, and so would become a part of what precedes it."""
    following = lines.following(last + 1)
    if following >= 0 and lines.indent(following) > lines.indent(first):
        raise EditRefusedError("the indented lines after it would become part of what precedes it")


def refuse_beside(source: str, cut: Span, shown: Iterable[Span]) -> None:
    """Raises EditRefusedError where something visible, such as an image, is at the edge of a cut: between the words and those that stay."""
    for span in shown:
        before, after = source[cut.start : span.start], source[span.end : cut.end]
        if not (_MARKUP.sub("", before).strip() and _MARKUP.sub("", after).strip()):
            raise EditRefusedError("an image or a similar element is next to the words")


def refuse_directives(source: str, cut: Span) -> None:
    """Raises EditRefusedError where a comment for the program would be cut with the words."""
    if _DIRECTIVE.search(source, *cut):
        raise EditRefusedError("the words contain a comment for checker")
