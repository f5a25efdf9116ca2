"""The tags of a page by their places, and which of them belong together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.html.elements import ELEMENTS, UNKNOWN
from checker.reading.html.tokens import BLANKS, Token, TokenKind, tokens

_IMAGES = frozenset({"img", "embed", "input"})
_KINDS = frozenset({TokenKind.START, TokenKind.END, TokenKind.COMMENT})


class PageTags:
    """The tags and comments of a page from ``start`` on, in order."""

    def __init__(self, shown: str, start: int, *, xml: bool) -> None:
        self.shown, self._xml = shown, xml
        self.all = [token for token in tokens(shown, start, xml=xml) if token.kind in _KINDS]
        self._starts = [token.start for token in self.all]
        self._ends = [token.end for token in self.all]

    def within(self, start: int, end: int) -> Iterator[Token]:
        """Those that begin in a range."""
        for index in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield self.all[index]

    def showing(self, span: Span) -> Iterator[Span]:
        """The ranges of tags of elements that a page shows without words: images, buttons, drawings."""
        for tag in self.within(*span):
            element = ELEMENTS.get(tag.name, UNKNOWN)
            if tag.kind is not TokenKind.COMMENT and (element.hidden or element.raw or tag.name in _IMAGES):
                yield Span(tag.start, tag.end)

    def unpaired(self, span: Span) -> tuple[list[str], list[str]]:
        """The names of the elements that only begin in a range, and of those that only end there.

        Raises EditRefusedError where tags within it don't belong together.
        """
        opened: list[str] = []
        closed: list[str] = []
        for tag in self.within(*span):
            if tag.kind is TokenKind.START and not self.is_void(tag):
                opened.append(tag.name)
            elif tag.kind is TokenKind.END and opened:
                if opened.pop() != tag.name:
                    raise left_open(tag.name)
            elif tag.kind is TokenKind.END:
                closed.append(tag.name)
        return opened, closed

    def is_void(self, tag: Token) -> bool:
        """Whether a tag has no other that ends it."""
        return ELEMENTS.get(tag.name, UNKNOWN).void or (self._xml and self.shown[tag.end - 2] == "/")

    def pair(self, span: Span, free: Span) -> tuple[Token, Token] | None:
        """The tags of an element that holds nothing else."""
        left, right = self.left(span.start, free), self.right(span.end, free)
        if left is None or right is None or left.kind is not TokenKind.START or right.kind is not TokenKind.END:
            return None
        return (left, right) if left.name == right.name and not self.is_void(left) else None

    def left(self, at: int, free: Span) -> Token | None:
        """The tag that ends before an offset, with nothing but blanks between."""
        index = bisect_left(self._ends, at + 1) - 1
        tag = self.all[index] if index >= 0 else None
        return tag if tag is not None and tag.start >= free.start and self.is_blank(tag.end, at) else None

    def right(self, at: int, free: Span) -> Token | None:
        """The tag that begins after an offset, with nothing but blanks between."""
        index = bisect_left(self._starts, at)
        tag = self.all[index] if index < len(self.all) else None
        return tag if tag is not None and tag.end <= free.end and self.is_blank(at, tag.start) else None

    def is_blank(self, start: int, end: int) -> bool:
        """Whether a range holds nothing but blanks."""
        return not self.shown[start:end].strip(BLANKS)


def left_open(name: str) -> EditRefusedError:
    """That a cut would part the tags of an element."""
    shown = f"the element <{name}>" if name in ELEMENTS else "a tag"
    return EditRefusedError(f"the cut would leave {shown} open")
