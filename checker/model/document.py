"""A Document: the prose of one unit of a source, and the map back to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from checker.model.offsets import Markup, OffsetMap, Piece, Place, Whole
from checker.model.span import Span

__all__ = ["Block", "BlockKind", "Comment", "Document", "Markup", "OffsetMap", "Piece", "Place", "Whole"]


class BlockKind(StrEnum):
    """What a stretch of the text is for."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    CAPTION = "caption"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"


class Block(NamedTuple):
    """A typed stretch of Document text (code points)."""

    kind: BlockKind
    span: Span


class Comment(NamedTuple):
    """A comment of the format. ``at`` is the offset in Document text that it stands before; ``alone``: nothing else is on its lines."""

    text: str
    place: Place
    at: int
    alone: bool


@dataclass(frozen=True)
class Document:
    """Prose to check.

    ``language`` is a BCP 47 tag, ``date`` ISO ("2022-03-30"), ``origin`` where the story comes from; each is empty where the source doesn't
    tell it. ``title`` is a headline known from elsewhere. ``opaque`` are stretches that stand for what is no prose (code, an address, a
    shortcode): no rule looks into them and no fix touches them.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap
    unit: str = ""
    language: str = ""
    date: str = ""
    title: str = ""
    origin: str = ""
    draft: bool = False
    opaque: tuple[Span, ...] = ()
    comments: tuple[Comment, ...] = ()
