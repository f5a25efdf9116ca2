"""HTML: what a browser would show of the story, block by block, with the exact place of every character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model.document import Document
from checker.model.reader_options import ReaderOptions
from checker.reading.front_matter.block import split
from checker.reading.html.assembly import assemble
from checker.reading.html.blocks import value_text
from checker.reading.html.cuts import HtmlMarkup
from checker.reading.html.page import Page
from checker.reading.html.selectors import Selector, parse_selectors
from checker.reading.html.templates import masked
from checker.reading.html.tokens import Token, TokenKind, attributes, tokens
from checker.reading.source import Source

_PLAIN = ReaderOptions()


def read(source: Source, options: ReaderOptions = _PLAIN) -> Iterator[Document]:
    """The one Document of a page. Raises UsageError for a selector that can't be used."""
    roots, skip = parse_selectors(options.root), parse_selectors(options.skip)
    front = split(source.text, options) if source.text.startswith(("---", "+++")) else None
    xml = source.path.lower().endswith(".xhtml")
    text = masked(source.text)
    start = front.end if front is not None else 0
    root = _root(text, tokens(text, start, xml=xml), roots) if roots else None
    page = Page(text, root, skip, xml=xml)
    page.read(tokens(text, start, xml=xml))
    yield assemble(source, page, front, HtmlMarkup(text, start, xml=xml))


def _root(text: str, found: Iterable[Token], roots: tuple[Selector, ...]) -> Selector | None:
    """The first of the selectors that an element of the page matches."""
    starts = [token for token in found if token.kind is TokenKind.START]
    return next((selector for selector in roots if any(_matches(selector, text, token) for token in starts)), None)


def _matches(selector: Selector, text: str, token: Token) -> bool:
    if selector.tag not in {"", token.name}:
        return False
    return selector.matches(
        token.name, {name: value_text(text, value) for name, value in attributes(text, token).items()}
    )
