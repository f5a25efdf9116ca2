"""The nested blocks of a Markdown file and the marks within them, which tell what holds the words of a cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model.span import Span
from checker.reading.markdown.events import Event

NAMES: Mapping[str, str] = {
    "Emphasis": "emphasis",
    "Strong": "emphasis",
    "Strikethrough": "strikethrough",
    "Link": "a link",
    "Image": "an image",
}
_SIGNS = {"Emphasis": 1, "Strong": 2, "Link": 1, "Image": 2}
_LEAVES = frozenset({"Paragraph", "Heading", "TableCell"})


@dataclass
class Container:
    """A block with its range; ``parent`` is the number of the one that it is in, ``children`` how many are in it."""

    name: str
    start: int
    end: int
    parent: int
    children: int = 0


class Leaf(NamedTuple):
    """A block of prose: where its words begin, and the number of the block that holds them."""

    start: int
    container: int


@dataclass
class Inline:
    """Markup within a block: its range, that of what it holds, and the number of the one that it is in. ``fixed``: its words can't be changed."""

    name: str
    start: int
    end: int
    inner: Span
    parent: int
    fixed: bool = False


@dataclass
class Outline:
    """Takes the blocks and the marks of a text in their order.

    ``unpaired_tags`` are tags without a partner, ``notes`` where each reference to a footnote starts and ends,
    ``shown`` are tags of images and the like.
    """

    containers: list[Container] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)
    unpaired_tags: list[Span] = field(default_factory=list)
    notes: dict[int, int] = field(default_factory=dict)
    shown: list[Span] = field(default_factory=list)
    _stack: list[int] = field(default_factory=list)
    _open: list[int] = field(default_factory=list)
    _tags: list[tuple[str, int]] = field(default_factory=list)
    _reached: int = 0

    def block(self, event: Event) -> None:
        """Takes the start or the end of a block, or a block without content."""
        if event.kind == "End":
            if self._stack:
                self._stack.pop()
            return
        self.child()
        if event.kind:
            end = max(event.end, event.start)
            self._stack.append(len(self.containers))
            self.containers.append(
                Container(event.name, event.start, end, self._stack[-2] if len(self._stack) > 1 else -1)
            )

    def child(self) -> None:
        """Counts one more child of the open block."""
        if self._stack:
            self.containers[self._stack[-1]].children += 1

    def leaf(self, start: int) -> None:
        """Notes where the words of the open block begin."""
        if self._stack:
            self.leaves.append(Leaf(start, self._stack[-1]))

    @property
    def in_leaf(self) -> bool:
        """Whether the open block holds nothing but words."""
        return bool(self._stack) and self.containers[self._stack[-1]].name in _LEAVES

    def inline(self, event: Event, source: str, *, fixed: bool = False) -> None:
        """Takes the start or the end of a mark."""
        if event.kind == "Start":
            sign = _SIGNS.get(event.name, 2 if source.startswith("~~", event.start) else 1)
            inner = Span(event.start + sign, event.end - sign)
            self._open_mark(Inline(NAMES.get(event.name, "markup"), event.start, event.end, inner, -1, fixed))
            self._reached = event.start
            return
        while self._tags and self._open[-1] == self._tags[-1][1]:
            self._leave_unpaired()
        if self._open:
            mark = self.inlines[self._open.pop()]
            if event.name in {"Link", "Image"}:
                mark.inner = Span(mark.inner.start, max(mark.inner.start, min(self._reached, mark.end)))
        self._reached = event.end

    def reach(self, end: int) -> None:
        """Notes how far the content of the open mark reaches."""
        self._reached = end

    def tag(self, name: str, event: Event, *, closes: bool) -> None:
        """Takes a tag among the words. An end tag that doesn't match the last start tag is unpaired."""
        if not closes:
            self._tags.append((name, len(self.inlines)))
            inner = Span(event.end, event.end)
            self._open_mark(Inline(f"the <{name}> element", event.start, event.end, inner, -1))
        elif self._tags and self._tags[-1] == (name, self._open[-1]):
            mark = self.inlines[self._tags.pop()[1]]
            self._open.pop()
            mark.inner, mark.end = Span(mark.inner.start, event.start), event.end
        else:
            self.unpaired_tags.append(Span(event.start, event.end))

    def flush(self) -> None:
        """Ends the words of a block: tags that are still open have no partner."""
        while self._tags:
            self._leave_unpaired()
        self._open.clear()

    def _leave_unpaired(self) -> None:
        mark = self.inlines[self._tags.pop()[1]]
        self._open.pop()
        self.unpaired_tags.append(Span(mark.start, mark.inner.start))
        mark.end, mark.inner = mark.start, Span(mark.start, mark.start)

    def _open_mark(self, mark: Inline) -> None:
        mark.parent = self._open[-1] if self._open else -1
        self._open.append(len(self.inlines))
        self.inlines.append(mark)


class Inlines:
    """Finds the marks of an outline by their places."""

    def __init__(self, outline: Outline) -> None:
        self._all = outline.inlines
        self._starts = [mark.start for mark in self._all]
        self.opened = {mark.inner.start for mark in self._all}
        self.closed = {mark.end for mark in self._all}
        self.unpaired_tags = sorted(outline.unpaired_tags)

    def within(self, start: int, end: int) -> Iterator[Inline]:
        """The marks that begin in a range, the outer ones first."""
        for index in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            yield self._all[index]

    def around(self, at: int) -> Iterator[Inline]:
        """The marks that begin before an offset and may reach over it, the inner ones first."""
        index = bisect_left(self._starts, at) - 1
        while index >= 0:
            mark = self._all[index]
            if mark.end > at or mark.inner.end >= at:
                yield mark
            index = mark.parent

    def has_unpaired_tag(self, start: int, end: int) -> bool:
        """Whether a range holds a tag without a partner."""
        index = bisect_right(self.unpaired_tags, Span(start, start))
        return index < len(self.unpaired_tags) and self.unpaired_tags[index].start < end
