"""HTML: what a browser would show of the story, block by block, with the exact place of every character."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model.document import BlockKind, Comment, Document
from checker.model.settings import ReaderOptions
from checker.model.span import Span
from checker.reading.builder import DocumentBuilder, Opening
from checker.reading.front_matter.block import FrontMatter, check_rewritten, split
from checker.reading.front_matter.body import front_blocks
from checker.reading.html.cuts import HtmlMarkup
from checker.reading.html.head import (
    DESCRIPTION,
    FIRST_HEADING,
    FRONT_TITLE,
    IMAGE,
    SHARED_TITLE,
    TITLE,
    Draft,
    headline_of,
)
from checker.reading.html.page import Page
from checker.reading.html.selectors import Selection, first_match, parse_selectors
from checker.reading.html.tokens import tokens
from checker.reading.prose_words import in_html as prose_words
from checker.reading.source import Source
from checker.reading.templates import hidden

__all__ = ["check_rewritten", "prose_words", "read"]

_PLAIN = ReaderOptions()
_NO_FRONT = FrontMatter(0)


def read(source: Source, options: ReaderOptions = _PLAIN) -> Iterator[Document]:
    """The one Document of a page. Raises UsageError for an invalid selector."""
    roots, skip = parse_selectors(options.root), parse_selectors(options.skip)
    front = (split(source.text, options) if source.text.startswith(("---", "+++")) else None) or _NO_FRONT
    xml = source.path.lower().endswith(".xhtml")
    text = hidden(source.text)
    root = first_match(text, tokens(text, front.end, xml=xml), roots) if roots else None
    page = Page(text, Selection(root, skip), xml=xml)
    page.read(tokens(text, front.end, xml=xml))
    before = list(_front_drafts(source.text, front))
    yield _document(source, front, page, [*before, *page.drafts], HtmlMarkup(text, front.end, xml=xml))


def _front_drafts(source: str, front: FrontMatter) -> Iterator[Draft]:
    for field in front_blocks(source, front, _PLAIN):
        for block in field.blocks:
            role = FRONT_TITLE if block.kind is BlockKind.HEADLINE else IMAGE
            yield Draft(block, "" if field.is_body else role)


def _document(source: Source, front: FrontMatter, page: Page, drafts: list[Draft], markup: HtmlMarkup) -> Document:
    headline = headline_of(drafts, page.head)
    number = -1
    if headline is not None:
        number, drafts[headline[0]] = headline
    text = DocumentBuilder()
    starts: list[int] = []
    for index, (draft, wanted) in enumerate(zip(drafts, _wanted(drafts, number), strict=True)):
        if index == number:
            # What precedes the headline belongs to the page.
            text.opening = Opening()
        starts.append(text.add(draft.block) if wanted else -1)
    return Document(
        source.path,
        text.text,
        tuple(text.blocks),
        text.offsets(markup),
        language=front.language or page.head.language,
        date=front.date or page.head.date,
        title=drafts[number].block.words if number >= 0 and drafts[number].role != FIRST_HEADING else "",
        origin=front.origin or page.head.origin,
        draft=front.draft,
        opaque=tuple(text.opaque),
        comments=tuple(_comments(source.text, page, drafts, starts, text)),
    )


def _wanted(drafts: Sequence[Draft], headline: int) -> Iterator[bool]:
    """Whether each block is used; not where it is no prose, another title, or a text of an image or of the head that repeats the story."""
    texts = {draft.block.words for draft in drafts if draft.role in {"", FIRST_HEADING}}
    shown = "\n".join(draft.block.words for draft in drafts if draft.role in {"", FIRST_HEADING})
    for number, (block, role) in enumerate(drafts):
        if role in {TITLE, SHARED_TITLE}:
            yield number == headline
        elif role == DESCRIPTION:
            yield block.words.rstrip(" .…") not in shown
        elif role in {IMAGE, FRONT_TITLE}:
            yield block.words not in texts
            texts.add(block.words)
        else:
            yield block.is_prose


def _comments(
    source: str, page: Page, drafts: Sequence[Draft], starts: Sequence[int], text: DocumentBuilder
) -> Iterator[Comment]:
    following = [text.length] * (len(starts) + 1)
    for index in range(len(starts) - 1, -1, -1):
        following[index] = starts[index] if starts[index] >= 0 else following[index + 1]
    before = len(drafts) - len(page.drafts)
    for token, block, at in page.comments:
        words = token.name.strip()
        if not words or token.name.startswith(("[if", "<![endif")):
            continue
        number = block + before
        inside = number < len(starts) and starts[number] >= 0
        offset = following[number] + (min(at, len(drafts[number].block.words)) if inside else 0)
        yield text.comment(source, Span(token.start, token.end), words)._replace(at=offset)
