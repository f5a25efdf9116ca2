"""Plain text: paragraphs by blank lines or by lines, with headline, dateline and byline recognised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.base.data_files import DATA, rows
from checker.model.document import Block, BlockKind, Document, OffsetMap, count_words
from checker.model.settings import ReaderOptions
from checker.model.span import Span
from checker.reading.builder import Opening
from checker.reading.source import Source

_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_WRAP = range(45, 100)
_SECTIONS = frozenset((DATA / "section_names.txt").read_text(encoding="utf-8").splitlines())
_TIME, _YEAR = r"\d{1,2}[:.]\d\d", r"(?:19|20)\d\d"
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_LABEL = r"(?:(?:last |first )?(?:updated?|published|posted|modified))"
_STAMP = re.compile(
    rf"(?i:{_LABEL}:?|{_LABEL}\b[^!?]{{0,30}}\d[^!?]{{0,60}}|skip to [\w ]{{2,30}}"
    rf"|(?=\d|{_DAY}[a-z]{{0,6}}\b)[^!?]{{0,20}}(?:{_TIME}[^!?]{{0,40}}{_YEAR}|{_YEAR}[^!?]{{0,12}}{_TIME})[^!?]{{0,12}})\Z"
)
_BARS = re.compile(r"\s{0,3}[|•·>»]\s{0,3}")
_MOST_PAGE_LINES = 40
_PLAIN = ReaderOptions()


def read(source: Source, options: ReaderOptions = _PLAIN) -> Iterator[Document]:
    """The one Document of a plain-text source; its OffsetMap is the identity."""
    text = source.text
    yield Document(source.path, text, tuple(_blocks(text)), OffsetMap.identity(len(text)))


def prose_words(text: str) -> int:
    """The number of words."""
    return count_words(text)


def _blocks(text: str) -> Iterator[Block]:
    spans = list(_paragraphs(text))
    opening = Opening()
    menu = _page_lines(text, spans)
    yield from (Block(BlockKind.PARAGRAPH, span) for span in spans[:menu])
    spans = spans[menu:]
    headline = opening.headline(text, spans[0]) if len(spans) > 1 else None
    if headline is not None:
        yield headline
    for span in spans if headline is None else spans[1:]:
        yield from opening.paragraph(text, span)


def _page_lines(text: str, spans: list[Span]) -> int:
    """The number of lines of a page before the headline: its menu, and when it was published."""
    count = 0
    for span in spans[: min(_MOST_PAGE_LINES, len(spans) - 1)]:
        words = span.text(text)
        if not (_is_menu(words.lower()) or _STAMP.match(words) or _is_button(words)):
            break
        count += 1
    return count


def _is_menu(words: str) -> bool:
    return _SECTIONS.issuperset(_BARS.split(words))


def _is_button(words: str) -> bool:
    return " ".join(words.lower().split()).rstrip(".:! ") in _buttons()


@cache
def _buttons() -> frozenset[str]:
    """“listen to this article”; one or two words may be a headline."""
    kinds = ("line", "any")
    return frozenset(row[1] for row in rows("page_lines.tsv") if row[0] in kinds and row[1].count(" ") > 1)


def _paragraphs(text: str) -> Iterator[Span]:
    for lines in _chunks(text):
        if _is_wrapped(lines):
            yield _trimmed(text, Span(lines[0].start, lines[-1].end))
        else:
            yield from (_trimmed(text, line) for line in lines)


def _chunks(text: str) -> Iterator[list[Span]]:
    """Groups of lines without a blank line between."""
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
