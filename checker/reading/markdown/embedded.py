"""What is embedded in Markdown: blocks of HTML are read as a page is, tags among words give nothing but line breaks, images give their texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from checker.model.document import BlockKind, Piece
from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.block_builder import BlockBuilder, TextBlock
from checker.reading.html.attributes import in_paragraph, in_text
from checker.reading.html.cuts import HtmlMarkup
from checker.reading.html.elements import ELEMENTS, UNKNOWN
from checker.reading.html.page import OF_IMAGE, Page
from checker.reading.html.selectors import Selection, parse_selectors
from checker.reading.html.tokens import tokens
from checker.reading.markdown.cuts import HtmlPart
from checker.reading.markdown.escaping import in_title
from checker.reading.markdown.events import Event
from checker.reading.markdown.flow import Flow
from checker.reading.markdown.outline import Outline
from checker.reading.templates import hidden

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_NO_PROSE = frozenset({
    "audio", "button", "canvas", "code", "iframe", "kbd", "math", "meter", "object", "pre", "progress", "samp", "script", "select", "style", "svg",
    "textarea", "var", "video",
})  # fmt: skip
_UNSEEN = frozenset({"script", "style"})
_VOID = frozenset({"embed", "img", "input"})
_TITLE = re.compile(r"(?:\"([^\"\\&]+)\"|'([^'\\&]+)'|\(([^()\\&]+)\))[ \t\r\n]*\)\Z")


class HtmlInMarkdown(NamedTuple):
    """What the lines of a block of HTML hold."""

    part: HtmlPart
    blocks: Sequence[TextBlock]
    comments: Sequence[Span]


def html_in_markdown(source: str, lines: Sequence[Span], skip: tuple[str, ...]) -> HtmlInMarkdown:
    """Reads a block of HTML. What is between its lines, such as the signs of a quotation, is no part of it."""
    start, end = lines[0].start, lines[-1].end
    text = _joined(source, lines)
    page = Page(text, Selection(None, parse_selectors(skip)))
    page.read(tokens(text))
    comments = [Span(noted.token.start + start, noted.token.end + start) for noted in page.comments]
    blocks = [
        draft.block._replace(pieces=[_moved(piece, start) for piece in draft.block.pieces])
        for draft in page.drafts
        if draft.block.is_prose
    ]
    closed = [span for span in comments if source.endswith("-->", *span)]
    return HtmlInMarkdown(HtmlPart(Span(start, end), HtmlMarkup(text, offset=start)), blocks, closed)


def _joined(source: str, lines: Sequence[Span]) -> str:
    parts: list[str] = []
    done = lines[0].start
    for line in lines:
        parts += " " * (line.start - done), source[line.start : line.end]
        done = line.end
    return hidden("".join(parts))


def _moved(piece: Piece, start: int) -> Piece:
    encode: Callable[[str], str] = _in_block if piece.encode in (in_text, in_paragraph) else piece.encode
    return piece._replace(source_start=piece.source_start + start, source_end=piece.source_end + start, encode=encode)


def _in_block(text: str) -> str:
    """As text of an element; a blank line would end the block for Markdown, and templates are read in it."""
    if "\n" in text or "\r" in text or "{{" in text or "{%" in text or "{#" in text:
        raise EditRefusedError("Markdown would read the words as markup")
    return in_text(text)


class InlineTags:
    """The tags among the words of a block; ``comments`` are those found so far."""

    def __init__(self, source: str, outline: Outline) -> None:
        self.comments: list[Span] = []
        self._source, self._outline = source, outline
        self._open: tuple[str, int] | None = None

    @property
    def hides(self) -> bool:
        """Whether an element without prose is open."""
        return self._open is not None

    def flush(self) -> None:
        """Ends the block, and with it what is open."""
        self._open = None

    def take(self, event: Event, flow: Flow) -> None:
        """Takes a tag. An element without prose becomes one character."""
        span, written = Span(event.start, event.end), self._source[event.start : event.end]
        tag = _TAG.match(written)
        name = tag[1].lower() if tag else ""
        closes = written[1] == "/"
        self._note(span, written, name, event)
        if self._open is not None:
            if closes and self._open[0] == name:
                if name not in _UNSEEN:
                    flow.object(self._open[1], span.end)
                self._open = None
        elif name in _NO_PROSE and not closes and not written.endswith("/>"):
            self._open = (name, span.start)
        elif name in _VOID or (name in _NO_PROSE and written.endswith("/>")):
            if flow.pieces:
                flow.object(*span)
        elif name == "br":
            flow.line_end(*span, hard=True)
        flow.reached = max(flow.reached, span.end)

    def _note(self, span: Span, written: str, name: str, event: Event) -> None:
        if written.startswith("<!--"):
            self.comments.append(span)
        elif ELEMENTS.get(name, UNKNOWN).void or written.endswith("/>"):
            self._outline.shown.extend([span] if name not in {"br", "wbr"} else [])
        elif name:
            self._outline.tag(name, event, closes=written[1] == "/")


class _Image(NamedTuple):
    start: int
    alt: Flow
    title: str


class Images:
    """The images of a block. One may be in the text of another, and is no image of its own then."""

    def __init__(self) -> None:
        self._open: list[_Image] = []
        self._ended: list[tuple[_Image, int]] = []

    @property
    def alt(self) -> Flow | None:
        """The text of the outermost image that is open."""
        return self._open[0].alt if self._open else None

    def start(self, event: Event, alt: Flow) -> None:
        """Begins an image."""
        self._open.append(_Image(event.start, alt, event.value["title"]))

    def end(self, event: Event) -> None:
        """Ends an image."""
        image = self._open.pop()
        if not self._open:
            self._ended.append((image, event.end))

    def blocks(self, source: str) -> Iterator[TextBlock]:
        """The texts and titles; a title only where it is written without escapes and in the image itself."""
        for image, end in self._ended:
            yield image.alt.block(BlockKind.CAPTION, OF_IMAGE)
            title = _TITLE.search(source, max(image.alt.reached, image.start), end) if image.title else None
            if title is not None and title[title.lastindex or 0] == image.title:
                words = BlockBuilder()
                words.put(image.title, *title.span(title.lastindex or 0), exact=True, encode=in_title)
                yield words.block(BlockKind.CAPTION, OF_IMAGE)
