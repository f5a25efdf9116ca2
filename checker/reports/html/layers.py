"""Stretches of a text in tags, drawn so that they nest: a layer that ends inside another closes that one and opens it again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.model.span import Span
from checker.reports.html.text import words


class Layer(NamedTuple):
    """A stretch (code points) inside a tag. ``insert`` stands at its end within the layers around it, ``after`` behind these.

    ``anchor`` names the first piece of a layer that has to be drawn in several.
    """

    start: int
    end: int
    tag: str
    attributes: str = ""
    anchor: str = ""
    insert: str = ""
    after: str = ""

    @property
    def span(self) -> Span:
        """From start to end; empty where it only inserts."""
        return Span(self.start, self.end)

    def opened(self, *, first: bool) -> str:
        """Its start tag."""
        name = f' id="{self.anchor}"' if first and self.anchor else ""
        return f"<{self.tag}{name}{self.attributes}>"


def drawn(source: str, span: Span, layers: Sequence[Layer]) -> Iterator[str]:
    """A stretch of the source as HTML, with the layers that touch it."""
    opening: defaultdict[int, list[Layer]] = defaultdict(list)
    closing: defaultdict[int, list[Layer]] = defaultdict(list)
    for layer in layers:
        opening[max(layer.start, span.start)].append(layer)
        closing[min(layer.end, span.end)].append(layer)
    stack: list[Layer] = []
    done = span.start
    for point in sorted({*opening, *closing}):
        yield words(source[done:point])
        done = point
        yield from _closed(stack, [layer for layer in closing[point] if layer.start < point], point)
        yield from _opened(stack, opening[point], span, point)
    yield words(source[done : span.end])


def _closed(stack: list[Layer], ending: Sequence[Layer], point: int) -> Iterator[str]:
    """Ends layers: first what is struck out, then what replaces it, then the marks around both."""
    struck = [layer for layer in ending if layer.tag == "del"]
    yield from _popped(stack, struck)
    yield from (layer.insert for layer in struck if layer.end == point)
    others = [layer for layer in ending if layer.tag != "del"]
    yield from _popped(stack, others)
    yield from (layer.after for layer in others if layer.end == point)


def _popped(stack: list[Layer], ending: Sequence[Layer]) -> Iterator[str]:
    again: list[Layer] = []
    left = sum(layer in ending for layer in stack)
    while left:
        layer = stack.pop()
        yield f"</{layer.tag}>"
        if layer in ending:
            left -= 1
        else:
            again.append(layer)
    while again:
        stack.append(again.pop())
        yield stack[-1].opened(first=False)


def _opened(stack: list[Layer], beginning: Sequence[Layer], span: Span, point: int) -> Iterator[str]:
    """Begins layers, the longest first; an empty one only inserts."""
    for layer in sorted(beginning, key=lambda layer: (-layer.end, layer.tag == "del")):
        if layer.start == layer.end:
            yield layer.insert
        elif min(layer.end, span.end) > point:
            yield layer.opened(first=layer.start == point)
            stack.append(layer)
