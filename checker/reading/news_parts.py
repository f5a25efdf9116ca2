"""Bylines, datelines and headlines: how a news story tells them apart in any format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model.document import Block, BlockKind
from checker.model.span import Span

_STOPPED = re.compile(r"[.!?…:][”\"’')\]]*\s*\Z")
_BYLINE = re.compile(r"(?:By|Text by|Story by) [A-Z][^.!?]{2,60}\Z")
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ’' .-]{2,30}(?:, [A-Z][\w. ]{2,20})?(?:, [^–—\n]{0,60})? ?(?:\([^)\n]{2,30}\) ?)?[–—-]+ "
)


class Opening:
    """Tells the parts of a story apart as its paragraphs come."""

    def __init__(self) -> None:
        self._seen = 0
        self._told = False

    def headline(self, text: str, span: Span) -> Block | None:
        """The block of a first paragraph that is a headline by its looks; None for any other."""
        words = span.text(text)
        if self._seen or _BYLINE.match(words) or len(words.split()) > 24 or _STOPPED.search(words):
            return None
        self._seen = 1
        return Block(BlockKind.HEADLINE, span)

    def paragraph(self, text: str, span: Span) -> Iterator[Block]:
        """The blocks of the next paragraph: a byline among the first two, a dateline once, up to the first that ends in a stop."""
        words = span.text(text)
        self._seen += 1
        if self._seen <= 2 and _BYLINE.match(words):
            yield Block(BlockKind.BYLINE, span)
        elif not self._told and (dateline := _DATELINE.match(words)):
            self._told = True
            start = span.start + dateline.end()
            yield Block(BlockKind.DATELINE, Span(span.start, start))
            yield Block(BlockKind.PARAGRAPH, Span(start, span.end))
        else:
            self._told = self._told or _STOPPED.search(words) is not None
            yield Block(BlockKind.PARAGRAPH, span)
