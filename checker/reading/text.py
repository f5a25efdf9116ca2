"""Plain text: paragraphs by blank lines or by lines, with headline, dateline and byline told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model.document import Block, Document, OffsetMap
from checker.model.reader_options import ReaderOptions
from checker.model.span import Span
from checker.reading.news_parts import Opening
from checker.reading.source import Source

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_WRAP = range(45, 100)
_PLAIN = ReaderOptions()


def read(source: Source, options: ReaderOptions = _PLAIN) -> Iterator[Document]:
    """The one Document of a plain-text source; its OffsetMap is the identity."""
    text = source.text
    yield Document(source.path, text, tuple(_blocks(text)), OffsetMap.identity(len(text)))


def _blocks(text: str) -> Iterator[Block]:
    spans = list(_paragraphs(text))
    opening = Opening()
    headline = opening.headline(text, spans[0]) if len(spans) > 1 else None
    if headline is not None:
        yield headline
    for span in spans if headline is None else spans[1:]:
        yield from opening.paragraph(text, span)


def _paragraphs(text: str) -> Iterator[Span]:
    for lines in _chunks(text):
        if _is_wrapped(lines):
            yield _trimmed(text, Span(lines[0].start, lines[-1].end))
        else:
            yield from (_trimmed(text, line) for line in lines)


def _chunks(text: str) -> Iterator[list[Span]]:
    """Lines that no blank line parts."""
    lines: list[Span] = []
    for match in _LINE.finditer(text):
        if match[1] and not match[1].isspace():
            lines.append(Span(*match.span(1)))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _is_wrapped(lines: list[Span]) -> bool:
    """Whether the lines are one paragraph broken at a margin: all but the last are about equally long."""
    lengths = [line.end - line.start for line in lines[:-1]]
    return len(lengths) > 1 and all(n in _WRAP for n in lengths) and max(lengths) - min(lengths) < 20


def _trimmed(text: str, span: Span) -> Span:
    words = span.text(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
