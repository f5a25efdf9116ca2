"""Walks through a page: what of it is prose, in which blocks, and what its head tells of the story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from checker.model.document import BlockKind
from checker.reading.html.blocks import OF_IMAGE, DraftBlock, value_text
from checker.reading.html.elements import ELEMENTS, UNKNOWN, Element, Opened, OpenElements
from checker.reading.html.encoding import QUOTED
from checker.reading.html.selectors import Selector
from checker.reading.html.tokens import Attribute, Token, TokenKind, attribute_parts, attributes

TITLE, SHARED_TITLE, FIRST_HEADING, DESCRIPTION, IMAGE = "title", "og:title", "h1", "description", "alt"
"""Roles of blocks, of which not all are taken."""

_BYLINES = frozenset({"author", "byline"})
_METAS = {
    "description": DESCRIPTION, "og:title": SHARED_TITLE, "article:published_time": "date", "datepublished": "date", "og:site_name": "site",
}  # fmt: skip
# Elements whose attributes are read for what they say.
_TELLING = frozenset({"html", "meta", "link", "time", "img"})


class Noted(NamedTuple):
    """A comment, and where in the drafts it stands: before character ``at`` of block number ``block``."""

    token: Token
    block: int
    at: int


class Page:
    """A page that is walked through once; then ``drafts``, ``comments`` and ``told`` (language, date, site, origin) are what it holds."""

    def __init__(self, source: str, root: Selector | None, skip: tuple[Selector, ...], *, xml: bool) -> None:
        self.drafts: list[DraftBlock] = []
        self.comments: list[Noted] = []
        self.told: dict[str, str] = {}
        self._source = source
        self._root = root
        self._skip_tags = frozenset(selector.tag for selector in skip if selector.is_tag)
        self._skip = tuple(selector for selector in skip if not selector.is_tag)
        self._xml = xml
        self._open = OpenElements(self._close)
        self._worth = _worth((*skip, *([root] if root else [])))
        self._hidden = self._roots = self._bylines = 0
        self._kinds: list[tuple[str, BlockKind]] = []
        self._block: DraftBlock | None = None
        self._title: DraftBlock | None = None
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
        return not self._hidden and (self._root is None or self._roots > 0)

    def _text(self, token: Token) -> None:
        if self._title is not None:
            self._title.add(token)
        elif self._shown:
            block = self._current()
            block.add(token)
            self._plain = self._plain or (not self._bylines and block.length > 0)

    def _current(self) -> DraftBlock:
        if self._block is None:
            self._block = DraftBlock(self._source)
            self._plain = False
        return self._block

    def _flush(self) -> None:
        """Ends the block that is being read."""
        block, self._block = self._block, None
        if block is None or not block.length:
            return
        block.finish()
        name, block.kind = self._kinds[-1] if self._kinds else ("", BlockKind.PARAGRAPH)
        if name == FIRST_HEADING and FIRST_HEADING not in self._roles and block.is_prose:
            block.role = FIRST_HEADING
        if self._bylined(block):
            block.kind = BlockKind.BYLINE
        self._take(block)

    def _take(self, block: DraftBlock) -> None:
        self.drafts.append(block)
        self._roles.add(block.role)

    def _bylined(self, block: DraftBlock) -> bool:
        return block.kind is BlockKind.PARAGRAPH and not self._plain and not block.text.endswith((".", "!", "?"))

    def _start(self, token: Token) -> None:
        name = token.name
        element = ELEMENTS.get(name, UNKNOWN)
        self._end_title()
        if element.block and self._shown:
            self._flush()
        self._open.start(element)
        if element.block and self._shown:
            # What was closed just now may have hidden the words before it from their end.
            self._flush()
        values = attributes(self._source, token) if name in _TELLING or self._asks(token) else {}
        if name in _TELLING:
            self._tell(name, values)
        if name == "br" and self._shown and self._current().line_break(token.start, token.end):
            self._flush()
        elif name == "title" and not self._open.foreign and TITLE not in self._roles:
            self._flush()
            self._title = DraftBlock(self._source, TITLE)
            self._title.refusal = "it is the title of the page; edit it there"
        if element.shown and element.void and self._shown and self._divides(token, values):
            self._current().object_between(token.start, token.end)
        closes_itself = self._source[token.end - 2] == "/" and (
            self._xml or name in {"svg", "math"} or self._open.foreign
        )
        if not element.void and not closes_itself and not (name in {"html", "body"} and self._open.has(name)):
            self._push(token, element, self._said(values))

    def _push(self, token: Token, element: Element, values: Mapping[str, str]) -> None:
        name = token.name
        left_out = name in self._skip_tags or (
            bool(values) and ("hidden" in values or any(selector.matches(name, values) for selector in self._skip))
        )
        root = self._root is not None and self._root.matches(name, values)
        if root:
            self._flush()
        elif (element.object or element.shown) and self._shown and not left_out:
            block = self._current()
            (block.object if element.object else block.object_between)(token.start, token.end)
        byline = bool(values) and (
            "author" in values.get("rel", "").split() or not _BYLINES.isdisjoint(values.get("class", "").split())
        )
        hidden = left_out or element.hidden or element.object
        self._open.push(Opened(name, element, hidden, root, byline))
        self._hidden += hidden
        self._roots += root
        self._bylines += byline
        if element.kind is not None:
            self._kinds.append(self._kind(name, element.kind))

    def _divides(self, token: Token, values: Mapping[str, Attribute]) -> bool:
        """Whether an element without content is seen: one that is hidden isn't."""
        return not ("hidden" in values or (token.name == "input" and "hidden" in self._source[token.start : token.end]))

    def _kind(self, name: str, kind: BlockKind) -> tuple[str, BlockKind]:
        """A paragraph in a quotation or a list is a part of it; in a table it is one of its own: there the table makes the layout."""
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
            self._take(self._title)
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
            self._block.object_ends(self._at)

    def _asks(self, token: Token) -> bool:
        """Whether a tag's attributes can matter: to read those of all would take most of the time."""
        return self._worth.search(self._source, token.start, token.end) is not None

    def _tell(self, name: str, values: Mapping[str, Attribute]) -> None:
        """Takes what an element of the head says, or the text of an image."""
        if name == "img":
            if self._shown and "alt" in values:
                self._attribute_block(values["alt"], IMAGE)
            return
        told = self._said(values)
        if name == "html":
            self._keep("language", told.get("lang", "") or told.get("xml:lang", ""))
        elif name == "link" and "canonical" in told.get("rel", "").lower().split():
            self._keep("origin", told.get("href", ""))
        elif name == "time" and self._dates(told):
            self._keep("time", told.get("datetime", ""))
        elif name == "meta" and "content" in values:
            key = _METAS.get((told.get("property") or told.get("name") or told.get("itemprop", "")).lower(), "")
            if key in {DESCRIPTION, SHARED_TITLE} and key not in self._roles:
                self._attribute_block(values["content"], key)
            elif key:
                self._keep(key, told["content"])

    def _said(self, values: Mapping[str, Attribute]) -> dict[str, str]:
        return {name: value_text(self._source, value) for name, value in values.items()}

    def _keep(self, key: str, value: str) -> None:
        if value:
            self.told.setdefault(key, value)

    def _dates(self, told: Mapping[str, str]) -> bool:
        """Whether a time is that of the story: others stand in its text, and in the heads of pages."""
        in_story = self._roots > 0 or self._open.has("article") or self._open.has("main")
        return told.get("itemprop", "").lower() == "datepublished" or (in_story and self._open.has("header"))

    def _attribute_block(self, value: Attribute, role: str) -> None:
        """A block of its own, unless it stands in the middle of another."""
        if self._block is not None and self._block.length:
            return
        draft = DraftBlock(self._source, role, QUOTED[value.quote])
        draft.kind = BlockKind.CAPTION
        draft.refusal = OF_IMAGE if role == IMAGE else "it is a field of the page's head; edit it there"
        for part in attribute_parts(self._source, value):
            draft.add(part)
        draft.finish()
        if any(sign.isalpha() for sign in draft.text):
            self._take(draft)


def _worth(selectors: tuple[Selector, ...]) -> re.Pattern[str]:
    """Matches within a tag whose attributes may decide something."""
    signs = {"hidden", *_BYLINES}
    for selector in selectors:
        signs.update(selector.classes)
        for name, value in selector.values:
            signs.add(value or name)
    return re.compile("|".join(re.escape(sign) for sign in sorted(signs) if sign), re.IGNORECASE)
