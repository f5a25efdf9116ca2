"""Walks through the events of a Markdown text and puts its prose together."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.model.document import BlockKind
from checker.model.reader_options import ReaderOptions
from checker.model.span import Span
from checker.reading.front_matter.block import FrontMatter
from checker.reading.front_matter.values import Pieces
from checker.reading.html.blocks import OF_IMAGE
from checker.reading.html.elements import ELEMENTS, UNKNOWN
from checker.reading.markdown.cuts import HtmlPart, MarkdownMarkup
from checker.reading.markdown.escaping import Writers, in_title
from checker.reading.markdown.events import Event, events
from checker.reading.markdown.html_blocks import html_blocks, html_markup
from checker.reading.markdown.masking import masked_markdown
from checker.reading.markdown.outline import Outline
from checker.reading.markdown.text import Flow, Text
from checker.reading.source_lines import SourceLines

_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Superscript", "Subscript"})
_KINDS = {
    "BlockQuote": BlockKind.QUOTE,
    "Item": BlockKind.LIST_ITEM,
    "DefinitionListTitle": BlockKind.LIST_ITEM,
    "DefinitionListDefinition": BlockKind.LIST_ITEM,
    "FootnoteDefinition": BlockKind.PARAGRAPH,
    "TableCell": BlockKind.TABLE_CELL,
    "Heading": BlockKind.HEADLINE,
}
_NAMED = frozenset({"Collapsed", "CollapsedUnknown", "Shortcut", "ShortcutUnknown"})
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_NO_PROSE = frozenset({
    "audio", "button", "canvas", "code", "iframe", "kbd", "math", "meter", "object", "pre", "progress", "samp", "script", "select", "style", "svg",
    "textarea", "var", "video",
})  # fmt: skip
_UNSEEN = frozenset({"script", "style"})
_VOID = frozenset({"embed", "img", "input"})
_TITLE = re.compile(r"(?:\"([^\"\\&]+)\"|'([^'\\&]+)'|\(([^()\\&]+)\))[ \t\r\n]*\)\Z")
_WORD = re.compile(r"\w+")
_OF_SHORTCODE = "it is the value of a shortcode; edit it there"


class _Image(NamedTuple):
    alt: Flow
    start: int
    title: str


class Walk:
    """A text that is walked through once; then ``text``, ``comments`` (their places) and ``code`` are what it holds."""

    def __init__(self, source: str, front: FrontMatter, options: ReaderOptions, *, mdx: bool) -> None:
        self.text = Text()
        self.code: list[Span] = []
        self._source, self._front, self._options = source, front, options
        self._masked = masked_markdown(source, front.end, options.front_matter, mdx=mdx)
        self.comments = [Span(mask.start, mask.end) for mask in self._masked.masks if mask.name == "comment"]
        self._starts = [mask.start for mask in self._masked.masks]
        self._captions = list(reversed(self._masked.captions))
        self._captioned = list(reversed(self._masked.captioned))
        self._prose, self._cell = Writers.of(table=False, mdx=mdx), Writers.of(table=True, mdx=mdx)
        self._kinds: list[BlockKind] = []
        self._flow: Flow | None = None
        self._images: list[tuple[_Image, int]] = []
        self._in_images: list[_Image] = []
        self._autolink = False
        self._hidden: tuple[str, int] | None = None
        self._lines: list[Span] = []
        self._level = ""
        self._begun = False
        self._outline = Outline()
        self._parts: list[HtmlPart] = []

    def run(self) -> None:
        """Takes all events."""
        in_code = False
        for event in events(self._masked.text, self._front.end):
            if event.name == "CodeBlock":
                self._flush()
                in_code = event.kind == "Start"
                self._outline.block(event)
                if in_code:
                    self.code.append(Span(event.start, event.end))
            elif in_code:
                continue
            elif event.kind:
                self._element(event)
            elif event.name == "Html":
                self._lines.append(Span(event.start, event.end))
            elif event.name == "InlineHtml":
                self._tag(event)
            else:
                self._outline.reach(event.end)
                if not self._autolink and self._hidden is None:
                    self._leaf(event)
        self._flush()
        self._add_captions(len(self._source))

    def markup(self) -> MarkdownMarkup:
        """What is known of the markup once all events are taken."""
        start, masked = self._front.end, self._masked
        lines = SourceLines(self._source, f"{self._source[:start]}{masked.text}", start)
        return MarkdownMarkup(lines, self._outline, masked.masks, self._parts)

    def _current(self) -> Flow:
        if self._in_images:
            return self._in_images[0].alt
        if self._flow is None:
            self._flow = self._new_flow()
        return self._flow

    def _new_flow(self) -> Flow:
        in_cell = bool(self._kinds) and self._kinds[-1] is BlockKind.TABLE_CELL
        return Flow(self._source, self._masked.masks, self._starts, self._cell if in_cell else self._prose)

    def _leaf(self, event: Event) -> None:
        name, flow = event.name, self._current()
        if name == "Text":
            flow.text(event.value, event.start, event.end)
        elif name in {"SoftBreak", "HardBreak"}:
            flow.line_end(event.start, event.end, hard=name == "HardBreak")
        elif name in {"Code", "InlineMath", "DisplayMath"}:
            flow.object(event.start, event.end)
        elif name == "Rule":
            self._flush()
            self._outline.child()
        else:
            if name == "FootnoteReference":
                self._outline.notes[event.start] = event.end
            flow.reached = max(flow.reached, event.end)

    def _element(self, event: Event) -> None:
        if event.name in _INLINE:
            self._current().marked = event.kind == "Start"
            self._outline.inline(event, self._source)
            return
        if event.name == "Link":
            self._link(event)
        elif event.name == "Image":
            self._image(event)
        else:
            self._flush()
            if event.name == "HtmlBlock" and event.kind == "End":
                self._html()
            elif event.name in _KINDS and event.kind == "Start":
                self._kinds.append(_KINDS[event.name])
                self._level = event.value["level"] if event.name == "Heading" else ""
            elif event.name in _KINDS:
                self._kinds.pop()
            self._outline.block(event)

    def _link(self, event: Event) -> None:
        flow = self._current()
        named = event.kind == "Start" and event.value["link_type"] in _NAMED
        self._outline.inline(event, self._source, fixed=named)
        if event.kind == "Start" and event.value["link_type"] in {"Autolink", "Email"}:
            flow.object(event.start, event.end)
            self._autolink = True
        elif event.kind == "Start":
            # The words are the name of the address: others would lead nowhere.
            flow.fixed = named
        else:
            self._autolink = flow.fixed = False
            flow.reached = max(flow.reached, event.end)

    def _image(self, event: Event) -> None:
        self._outline.inline(event, self._source)
        if event.kind == "Start":
            flow = self._current()
            if not self._in_images and self._hidden is None:
                flow.object(event.start, event.end)
            self._in_images.append(_Image(self._new_flow(), event.start, event.value["title"]))
            return
        image = self._in_images.pop()
        if not self._in_images:
            self._images.append((image, event.end))

    def _tag(self, event: Event) -> None:
        """A tag gives nothing, but for a line break; of an element without prose one character stays."""
        flow, written = self._current(), self._source[event.start : event.end]
        tag = _TAG.match(written)
        name = tag[1].lower() if tag else ""
        if written.startswith("<!--"):
            self.comments.append(Span(event.start, event.end))
        elif ELEMENTS.get(name, UNKNOWN).void or written.endswith("/>"):
            self._outline.shown.extend([Span(event.start, event.end)] if name not in {"br", "wbr"} else [])
        elif name:
            self._outline.tag(name, event, closes=written[1] == "/")
        if self._hidden is not None:
            self._end_hidden(event, name if written[1] == "/" else "", flow)
        elif name in _NO_PROSE and written[1] != "/" and not written.endswith("/>"):
            self._hidden = (name, event.start)
        elif name in _VOID or (name in _NO_PROSE and written.endswith("/>")):
            if flow.pieces:
                flow.object(event.start, event.end)
        elif name == "br":
            flow.line_end(event.start, event.end, hard=True)
        flow.reached = max(flow.reached, event.end)

    def _end_hidden(self, event: Event, closed: str, flow: Flow) -> None:
        """Ends the element without prose that is open, where the tag closes it."""
        assert self._hidden is not None  # noqa: S101 - asked before
        name, start = self._hidden
        if closed == name:
            if name not in _UNSEEN:
                flow.object(start, event.end)
            self._hidden = None

    def _html(self) -> None:
        lines, self._lines = self._lines, []
        if not lines:
            return
        self._begun = True
        self._parts.append(HtmlPart(Span(lines[0].start, lines[-1].end), html_markup(self._source, lines)))
        for block in html_blocks(self._source, lines, self._options.skip):
            if block.kind is None:
                self.comments.append(block.span)
            else:
                self._add_captions(block.pieces[0].source_start)
                self.text.add(block.words, block.pieces, block.kind, block.refusal)

    def _flush(self) -> None:
        """Ends the block that is being read."""
        flow, self._flow = self._flow, None
        images, self._images = self._images, []
        self._in_images, self._hidden, self._autolink = [], None, False
        self._outline.flush()
        if flow is None or not flow.pieces:
            return
        start = flow.pieces[0].source_start
        if not self._outline.in_leaf:
            self._outline.child()
        self._add_captions(start)
        if flow.is_prose:
            words = "".join(flow.parts)
            if not self._is_title(words):
                self._outline.leaf(start)
                self.text.add(words, flow.pieces, self._kind(start), refusal="")
            self._begun = True
            return
        for image, end in images:
            self.text.add("".join(image.alt.parts), image.alt.pieces, BlockKind.CAPTION, OF_IMAGE)
            self._add_title(image, end)

    def _kind(self, start: int) -> BlockKind:
        while self._captioned and self._captioned[-1].end <= start:
            self._captioned.pop()
        if self._captioned and self._captioned[-1].start <= start:
            return BlockKind.CAPTION
        return self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH

    def _is_title(self, words: str) -> bool:
        """Whether a first heading says the title of the front matter again."""
        if self._begun or self._level != "H1" or not self._kinds or self._kinds[-1] is not BlockKind.HEADLINE:
            return False
        title = _WORD.findall(self._front.title.casefold())
        return bool(title) and title == _WORD.findall(words.casefold())

    def _add_title(self, image: _Image, end: int) -> None:
        """The title of an image, where it is written without escapes and in the image itself."""
        title = _TITLE.search(self._source, max(image.alt.reached, image.start), end) if image.title else None
        if title is not None:
            pieces = Pieces(self._source, in_title)
            pieces.add(*title.span(title.lastindex or 0), title[title.lastindex or 0])
            words, made = pieces.made()
            if words == image.title:
                self.text.add(words, made, BlockKind.CAPTION, OF_IMAGE)

    def _add_captions(self, before: int) -> None:
        """The captions of shortcodes that stand before a place."""
        while self._captions and self._captions[-1].span.start < before:
            caption = self._captions.pop()
            self.text.add(caption.words, [caption.piece()], BlockKind.CAPTION, _OF_SHORTCODE)
