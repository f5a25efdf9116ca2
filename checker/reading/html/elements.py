"""The elements of HTML, how each affects the text, and which of them are open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from checker.base.data_files import DATA
from checker.model.document import BlockKind

_TABLE = DATA / "html_elements.tsv"
_FOREIGN = ("svg", "math")
_KEPT_OPEN = ("html", "body")


class Element(NamedTuple):
    """A row of ``data/html_elements.tsv``, where the traits are explained."""

    block: bool = False
    void: bool = False
    raw: bool = False
    hidden: bool = False
    object: bool = False
    shown: bool = False
    format: bool = False
    scope: bool = False
    part: bool = False
    item: bool = False
    heading: bool = False
    foreign_ends: bool = False
    kind: BlockKind | None = None
    closes: tuple[str, ...] = ()


def _read() -> Iterator[tuple[str, Element]]:
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, traits, kind, closes = line.split("\t")
            flags = dict.fromkeys(traits.replace("-", "_").split(), True)
            yield name, Element(**flags, kind=BlockKind(kind) if kind else None, closes=tuple(closes.split()))


ELEMENTS: Mapping[str, Element] = dict(_read())
UNKNOWN = Element()


class Opened(NamedTuple):
    """An element that is open: ``hidden`` (no prose in it), ``root`` (holds the article), ``byline``, ``left_out`` (not even replaced by an object)."""

    name: str
    element: Element
    hidden: bool = False
    root: bool = False
    byline: bool = False
    left_out: bool = False


class OpenElements:
    """The elements that are open, kept as browsers keep them; each step takes the same time however deep they are nested.

    ``closed`` is called with each that is closed, the innermost first.
    """

    def __init__(self, closed: Callable[[Opened], None]) -> None:
        self._closed = closed
        self._open: list[Opened | None] = []
        self._at: dict[str, list[int]] = {}
        # The numbers of the elements that limit how far an end tag, or an implied end, reaches.
        self._blocks: list[int] = []
        self._scopes: list[int] = []
        self._lists: list[int] = []

    def start(self, element: Element) -> None:
        """Closes what the start of an element closes."""
        if element.foreign_ends and self.foreign:
            self._pop_to(min(self._at[name][0] for name in _FOREIGN if self._at.get(name)))
        for other in element.closes:
            index = self._last(other)
            if index >= 0 and index >= self._barrier(other):
                self._pop_to(index)

    @property
    def innermost(self) -> str:
        """The name of the element that was opened last; "" if it was closed before those around it, or if none is open."""
        opened = self._open[-1] if self._open else None
        return opened.name if opened is not None else ""

    def push(self, opened: Opened) -> None:
        """Opens an element."""
        index = len(self._open)
        self._open.append(opened)
        self._at.setdefault(opened.name, []).append(index)
        for indices in self._kept(opened):
            indices.append(index)

    def end(self, name: str) -> None:
        """Closes what an end tag closes, if anything."""
        element = ELEMENTS.get(name, UNKNOWN)
        if element.heading:
            name = max((f"h{level}" for level in range(1, 7)), key=self._last)
        index = self._last(name)
        if index < 0 or name in _KEPT_OPEN:
            return
        if element.format and self._blocks and self._blocks[-1] > index:
            self._take_out(name, index)
        elif element.block or element.hidden:
            if element.part or name == "table" or index >= self._top(self._scopes):
                self._pop_to(index)
        elif index > self._top(self._blocks) or name in _FOREIGN:
            self._pop_to(index)

    def close_all(self) -> None:
        """Closes what the end of the page leaves open."""
        self._pop_to(0)

    def has(self, name: str) -> bool:
        """Whether an element is open."""
        return bool(self._at.get(name))

    @property
    def foreign(self) -> bool:
        """Whether an svg or a formula is open."""
        return any(self._at.get(name) for name in _FOREIGN)

    def _last(self, name: str) -> int:
        return self._top(self._at.get(name, []))

    @staticmethod
    def _top(indices: list[int]) -> int:
        return indices[-1] if indices else -1

    def _barrier(self, name: str) -> int:
        element = ELEMENTS[name]
        if element.part:
            return self._last("table")
        if element.heading:
            return len(self._open) - 1
        return self._top(self._lists if element.item else self._scopes)

    def _kept(self, opened: Opened) -> Iterator[list[int]]:
        if opened.element.scope:
            yield self._scopes
        if opened.element.block or opened.element.scope:
            yield self._blocks
            if opened.name not in {"address", "div", "p"}:
                yield self._lists

    def _pop_to(self, index: int) -> None:
        while len(self._open) > index:
            opened = self._open.pop()
            if opened is None:
                continue
            self._at[opened.name].pop()
            for indices in self._kept(opened):
                indices.pop()
            self._closed(opened)

    def _take_out(self, name: str, index: int) -> None:
        opened = self._open[index]
        self._at[name].pop()
        self._open[index] = None
        if opened is not None:
            self._closed(opened)
