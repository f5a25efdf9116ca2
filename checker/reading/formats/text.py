"""Plain text: paragraphs by blank lines or by lines, with headline, dateline and byline told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model.document import Block, BlockKind, Document, OffsetMap
from checker.model.span import Span
from checker.reading.options import ReaderOptions
from checker.reading.source import Source

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_STOPPED = re.compile(r"[.!?…:][”\"’')\]]*\s*\Z")
_BYLINE = re.compile(r"(?:By|Text by|Story by) [A-Z][^.!?]{2,60}\Z")
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ’' .-]{2,30}(?:, [A-Z][\w. ]{2,20})?(?:, [^–—\n]{0,60})? ?(?:\([^)\n]{2,30}\) ?)?[–—-]+ "
)
_WRAP = range(45, 100)
_PLAIN = ReaderOptions()


def read(source: Source, options: ReaderOptions = _PLAIN) -> Iterator[Document]:
    """The one Document of a plain-text source; its OffsetMap is the identity."""
    text = source.text
    yield Document(source.path, text, tuple(_blocks(text)), OffsetMap.identity(len(text)))


def _blocks(text: str) -> Iterator[Block]:
    spans = list(_paragraphs(text))
    told = False
    for number, span in enumerate(spans):
        words = span.text(text)
        if number < 2 and _BYLINE.match(words):
            yield Block(BlockKind.BYLINE, span)
        elif number == 0 and len(spans) > 1 and _is_headline(words):
            yield Block(BlockKind.HEADLINE, span)
        elif not told and (dateline := _DATELINE.match(words)):
            told = True
            yield Block(BlockKind.DATELINE, Span(span.start, span.start + dateline.end()))
            yield Block(BlockKind.PARAGRAPH, Span(span.start + dateline.end(), span.end))
        else:
            told = told or _STOPPED.search(words) is not None
            yield Block(BlockKind.PARAGRAPH, span)


def _is_headline(words: str) -> bool:
    return len(words.split()) <= 24 and not _STOPPED.search(words)


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
