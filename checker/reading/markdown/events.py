"""The events of a Markdown text, in code points."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pyromark

from checker.model.span import Span

_BLOCK = 256
_BOUNDS = frozenset({"Start", "End"})
_CONTINUATION = bytes(range(0x80, 0xC0))
# The parser takes a lone CR for a line end in some places only.
_LONE_CR = re.compile(r"\r(?!\n)")
_SURROGATE = re.compile("[\ud800-\udfff]")


class Event(NamedTuple):
    """Something that begins, ends or is in a range (code points). ``name`` is that of the element, ``value`` what the parser says about it."""

    kind: str
    name: str
    value: Any
    start: int
    end: int


def events(text: str, offset: int = 0) -> Iterator[Event]:
    """The events of a text, their places counted from ``offset`` before it. Elements begin (kind “Start”), end (“End”) or have no content (“”)."""
    count = _Counter(_prepared(text), offset)
    of = count.of if count.counts else offset.__add__
    for event, place in _parsed(count.text):
        start, end = of(place["start"]), of(place["end"])
        if event.__class__ is str:
            yield Event("", event, None, start, end)
            continue
        ((kind, detail),) = event.items()
        if kind == "Text":
            yield Event("", "Text", detail, start, end)
        elif kind in _BOUNDS:
            name, value = (detail, None) if detail.__class__ is str else next(iter(detail.items()))
            yield Event(kind, name, value, start, end)
        else:
            yield Event("", kind, detail, start, end)


def code_spans(text: str, offset: int = 0) -> Iterator[Span]:
    """The ranges of code in a text, in order."""
    count = _Counter(_prepared(text), offset)
    of = count.of if count.counts else offset.__add__
    for event, place in _parsed(count.text):
        if event.__class__ is dict and ("Code" in event or "CodeBlock" in event.get("Start", "")):
            yield Span(of(place["start"]), of(place["end"]))


class CodeSpans:
    """Ranges of code in order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = list(spans)
        self._starts = [span.start for span in self._spans]

    def end(self, at: int) -> int:
        """Where the code ends that an offset is in; -1 if it is in none."""
        index = bisect_right(self._starts, at) - 1
        return self._spans[index].end if index >= 0 and self._spans[index].end > at else -1


def _prepared(text: str) -> str:
    """The text as the parser can take it, of the same length."""
    if "\r" in text:
        text = _LONE_CR.sub("\n", text)
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _parsed(text: str) -> Iterable[tuple[Any, Any]]:
    options = pyromark.Options
    switched_on = (
        options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
        | options.ENABLE_HEADING_ATTRIBUTES
        | options.ENABLE_GFM
        | options.ENABLE_DEFINITION_LIST
    )
    return pyromark.events_with_range(text, options=switched_on)


class _Counter:
    """Turns offsets of bytes into offsets of characters, each in the same short time."""

    def __init__(self, text: str, offset: int) -> None:
        self.text = text
        self.counts = not text.isascii()
        self._data = text.encode() if self.counts else b""
        self._before = [offset]
        for start in range(0, len(self._data), _BLOCK):
            begun = len(self._data[start : start + _BLOCK].translate(None, _CONTINUATION))
            self._before.append(self._before[-1] + begun)

    def of(self, at: int) -> int:
        """The character that a byte begins."""
        block = at // _BLOCK
        return self._before[block] + len(self._data[block * _BLOCK : at].translate(None, _CONTINUATION))
