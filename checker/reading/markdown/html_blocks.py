"""HTML that stands in Markdown as blocks of its own: read as a page is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from checker.model.document import BlockKind, Piece
from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.html.cuts import HtmlMarkup
from checker.reading.html.encoding import in_text
from checker.reading.html.page import Page
from checker.reading.html.selectors import parse_selectors
from checker.reading.html.templates import masked
from checker.reading.html.tokens import tokens


class HtmlBlock(NamedTuple):
    """A block of text with its pieces, or a comment, which has none. ``refusal``: as of a Whole."""

    kind: BlockKind | None
    words: str
    pieces: tuple[Piece, ...]
    span: Span
    refusal: str | None = None


def html_blocks(source: str, lines: Sequence[Span], skip: tuple[str, ...]) -> Iterator[HtmlBlock]:
    """What the lines of an HTML block hold. What stands between them, such as the signs of a quotation, is none of it."""
    start, end = lines[0].start, lines[-1].end
    text = _joined(source, lines)
    page = Page(text, None, parse_selectors(skip), xml=False)
    page.read(tokens(text, 0, xml=False))
    for noted in page.comments:
        token = noted.token
        if source.endswith("-->", token.start + start, token.end + start):
            yield HtmlBlock(None, "", (), Span(token.start + start, token.end + start))
    for draft in page.drafts:
        if draft.is_prose:
            pieces = tuple(_moved(piece, start) for piece in draft.pieces)
            yield HtmlBlock(draft.kind, draft.text, pieces, Span(start, end), draft.refusal)


def html_markup(source: str, lines: Sequence[Span]) -> HtmlMarkup:
    """The markup of the same lines."""
    return HtmlMarkup(_joined(source, lines), offset=lines[0].start)


def _joined(source: str, lines: Sequence[Span]) -> str:
    parts: list[str] = []
    done = lines[0].start
    for line in lines:
        parts += " " * (line.start - done), source[line.start : line.end]
        done = line.end
    return masked("".join(parts))


def _moved(piece: Piece, start: int) -> Piece:
    encode: Callable[[str], str] = _in_block if piece.encode is in_text else piece.encode
    return piece._replace(source_start=piece.source_start + start, source_end=piece.source_end + start, encode=encode)


def _in_block(text: str) -> str:
    """As text of an element; a blank line would end the block for Markdown, and templates are read in it."""
    if "\n" in text or "\r" in text or "{{" in text or "{%" in text or "{#" in text:
        raise EditRefusedError("Markdown would take the words for something else than words")
    return in_text(text)
