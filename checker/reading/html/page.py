"""Walks through a page: which blocks of prose it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from checker.model.document import BlockKind
from checker.reading.block_builder import FoldedBlock
from checker.reading.html.attributes import Attribute, append, attributes, in_paragraph, in_text, value_block, values_of
from checker.reading.html.elements import ELEMENTS, UNKNOWN, Element, Opened, OpenElements
from checker.reading.html.head import FIRST_HEADING, IMAGE, TITLE, WITH_FACTS, Draft, Head
from checker.reading.html.selectors import Selection
from checker.reading.html.tokens import Token, TokenKind

OF_IMAGE = "it is the description of an image; edit it in the file"


class Noted(NamedTuple):
    """A comment, and where in the drafts it is: before character ``at`` of block number ``block``."""

    token: Token
    block: int
    at: int


class Page:
    """A page that is walked through once; then ``drafts``, ``comments`` and ``head`` are filled.

    Only the elements of the ``selection`` are read.
    """

    def __init__(self, source: str, selection: Selection, *, xml: bool = False) -> None:
        self.drafts: list[Draft] = []
        self.comments: list[Noted] = []
        self.head = Head()
        self._source, self._selection, self._xml = source, selection, xml
        self._open = OpenElements(self._close)
        self._hidden = self._roots = self._bylines = 0
        self._kinds: list[tuple[str, BlockKind]] = []
        self._block: FoldedBlock | None = None
        self._title: FoldedBlock | None = None
        self._roles: set[str] = set()
        self._plain = False
        # Where the token ends that closes an element now.
        self._at = 0

    def read(self, tokens: Iterable[Token]) -> None:
        """Walks through all tokens."""
        for token in tokens:
            if token.kind is TokenKind.TEXT or token.kind is TokenKind.REFERENCE:
                self._text(token)
            elif token.kind is TokenKind.START:
                self._at = token.start
                self._start(token)
            elif token.kind is TokenKind.END:
                self._at = token.end
                self._end(token)
            else:
                at = self._block.length if self._block is not None else 0
                self.comments.append(Noted(token, len(self.drafts), at))
        self._at = len(self._source)
        self._end_title()
        self._open.close_all()
        self._flush()

    @property
    def _shown(self) -> bool:
        return not self._hidden and (self._selection.root is None or self._roots > 0)

    def _text(self, token: Token) -> None:
        if self._title is not None:
            append(self._title, self._source, [token])
        elif self._shown:
            block = self._current()
            block.encode = in_paragraph if self._open.innermost == "p" else in_text
            append(block, self._source, [token])
            self._plain = self._plain or (not self._bylines and block.length > 0)

    def _current(self) -> FoldedBlock:
        if self._block is None:
            self._block = FoldedBlock(self._source, in_text)
            self._plain = False
        return self._block

    def _flush(self) -> None:
        """Ends the current block."""
        block, self._block = self._block, None
        if block is None or not block.length:
            return
        block.finish()
        name, kind = self._kinds[-1] if self._kinds else ("", BlockKind.PARAGRAPH)
        if kind is BlockKind.PARAGRAPH and not self._plain and not block.words.endswith((".", "!", "?")):
            kind = BlockKind.BYLINE
        draft = Draft(block.block(kind, ""))
        if name == FIRST_HEADING and FIRST_HEADING not in self._roles and draft.block.is_prose:
            draft = draft._replace(role=FIRST_HEADING)
        self._take(draft)

    def _take(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self._roles.add(draft.role)

    def _start(self, token: Token) -> None:
        name = token.name
        element = ELEMENTS.get(name, UNKNOWN)
        self._end_title()
        if element.block and self._shown:
            self._flush()
        self._open.start(element)
        if element.block and self._shown:
            # An element that was hidden may have been closed just now.
            self._flush()
        values = self._attributes(token)
        if name == "img" and "alt" in values and self._shown:
            self._attribute_block(values["alt"], IMAGE, OF_IMAGE)
        elif name in WITH_FACTS:
            self._head_fact(name, values)
        if name == "br" and self._shown and self._current().line_break(token.start, token.end):
            self._flush()
        elif name == "title" and not self._open.foreign and TITLE not in self._roles:
            self._flush()
            self._title = FoldedBlock(self._source, in_text)
        if element.shown and element.void and self._shown and self._divides(token, values):
            self._current().object_between(token.start, token.end)
        if not (element.void or self._closes_itself(token) or (name in {"html", "body"} and self._open.has(name))):
            self._push(token, element, values_of(self._source, values))

    def _attributes(self, token: Token) -> dict[str, Attribute]:
        """The attributes of a tag if they can matter: reading those of all tags would take most of the time."""
        wanted = token.name in WITH_FACTS or token.name == "img"
        if wanted or self._selection.is_relevant(self._source, token):
            return attributes(self._source, token)
        return {}

    def _closes_itself(self, token: Token) -> bool:
        may = self._xml or token.name in {"svg", "math"} or self._open.foreign
        return may and self._source[token.end - 2] == "/"

    def _push(self, token: Token, element: Element, values: Mapping[str, str]) -> None:
        opened = self._selection.opened(token.name, element, values)
        if opened.root:
            self._flush()
        elif (element.object or element.shown) and self._shown and not opened.left_out:
            block = self._current()
            (block.object if element.object else block.object_between)(token.start, token.end)
        self._open.push(opened)
        self._hidden += opened.hidden
        self._roots += opened.root
        self._bylines += opened.byline
        if element.kind is not None:
            self._kinds.append(self._kind(token.name, element.kind))

    def _divides(self, token: Token, values: Mapping[str, Attribute]) -> bool:
        """Whether an element without content is visible."""
        return not ("hidden" in values or (token.name == "input" and "hidden" in self._source[token.start : token.end]))

    def _kind(self, name: str, kind: BlockKind) -> tuple[str, BlockKind]:
        """A paragraph in a quotation or a list is a part of it. In a table it is a paragraph, since tables are used for layout."""
        outer = self._kinds[-1] if self._kinds else (name, kind)
        return outer if name == "p" and outer[1] is not BlockKind.TABLE_CELL else (name, kind)

    def _end(self, token: Token) -> None:
        self._end_title()
        if token.name in {"p", "br"} and self._shown:
            # A browser shows an empty paragraph, or a break, where none was opened.
            self._flush()
        self._open.end(token.name)

    def _end_title(self) -> None:
        if self._title is not None:
            self._title.finish()
            refusal = "it is the title of the page; edit it in the file"
            self._take(Draft(self._title.block(BlockKind.PARAGRAPH, refusal), TITLE))
            self._title = None

    def _close(self, opened: Opened) -> None:
        if self._shown and (opened.element.block or opened.root):
            self._flush()
        self._hidden -= opened.hidden
        self._roots -= opened.root
        self._bylines -= opened.byline
        if opened.element.kind is not None:
            self._kinds.pop()
        if (opened.element.object or opened.element.shown) and self._shown and self._block is not None:
            self._block.extend_object(self._at)

    def _head_fact(self, name: str, values: dict[str, Attribute]) -> None:
        # A time in the head of the story is its own; others are in its text, and in the heads of pages.
        in_story = self._roots > 0 or self._open.has("article") or self._open.has("main")
        dates_story = in_story and self._open.has("header")
        role = self.head.take(name, values_of(self._source, values), dates_story=dates_story)
        if role and role not in self._roles:
            self._attribute_block(values["content"], role, "it is metadata in the page's head; edit it in the file")

    def _attribute_block(self, value: Attribute, role: str, refusal: str) -> None:
        """A block of its own, unless it is in the middle of another."""
        if self._block is not None and self._block.length:
            return
        block = value_block(self._source, value).block(BlockKind.CAPTION, refusal)
        if any(sign.isalpha() for sign in block.words):
            self._take(Draft(block, role))
