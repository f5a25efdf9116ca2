"""Walks through the events of a Markdown text and collects its blocks of prose."""

from __future__ import annotations

import re

from checker.model.document import BlockKind
from checker.model.settings import ReaderOptions
from checker.model.span import Span
from checker.reading.block_builder import TextBlock
from checker.reading.cutting import SourceLines
from checker.reading.markdown.cuts import HtmlPart, MarkdownMarkup
from checker.reading.markdown.embedded import Images, InlineTags, html_in_markdown
from checker.reading.markdown.escaping import Writers
from checker.reading.markdown.events import Event, events
from checker.reading.markdown.flow import Flow
from checker.reading.markdown.masking import Captions, masked_markdown
from checker.reading.markdown.outline import Outline

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
_WORD = re.compile(r"\w+")


class Walk:
    """A text that is walked through once from ``start`` on; then ``blocks``, ``comments`` (their places) and ``code`` are what it holds.

    A first heading that says nothing but ``title`` is left out.
    """

    def __init__(self, source: str, start: int, title: str, options: ReaderOptions, *, mdx: bool) -> None:
        self.blocks: list[TextBlock] = []
        self.code: list[Span] = []
        self._source, self._start, self._front_title, self._options = source, start, title, options
        self._masked = masked_markdown(source, start, options.front_matter, mdx=mdx)
        self._starts = [mask.start for mask in self._masked.masks]
        self._captions = Captions(source, self._masked)
        self._prose, self._cell = Writers.of(table=False, mdx=mdx), Writers.of(table=True, mdx=mdx)
        self._paragraph = Writers.of(table=False, mdx=mdx, parts=True)
        self._kinds: list[BlockKind] = []
        self._flow: Flow | None = None
        self._images = Images()
        self._autolink = False
        self._lines: list[Span] = []
        self._level = ""
        self._begun = False
        self._outline = Outline()
        self._parts: list[HtmlPart] = []
        self._tags = InlineTags(source, self._outline)
        self.comments = self._tags.comments
        self.comments.extend(Span(mask.start, mask.end) for mask in self._masked.masks if mask.name == "comment")

    def run(self) -> None:
        """Takes all events."""
        in_code = False
        for event in events(self._masked.text, self._start):
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
                self._tags.take(event, self._current())
            else:
                self._outline.reach(event.end)
                if not self._autolink and not self._tags.hides:
                    self._leaf(event)
        self._flush()
        self.blocks += self._captions.before(len(self._source))

    def markup(self) -> MarkdownMarkup:
        """What is known of the markup once all events are taken."""
        start, masked = self._start, self._masked
        lines = SourceLines(self._source, f"{self._source[:start]}{masked.text}", start)
        return MarkdownMarkup(lines, self._outline, masked.masks, self._parts)

    def _current(self) -> Flow:
        if self._images.alt is not None:
            return self._images.alt
        if self._flow is None:
            self._flow = self._new_flow()
        return self._flow

    def _new_flow(self) -> Flow:
        in_cell = bool(self._kinds) and self._kinds[-1] is BlockKind.TABLE_CELL
        write = self._cell if in_cell else self._prose if self._kinds else self._paragraph
        return Flow(self._source, self._masked.masks, self._starts, write)

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
            flow = self._current()
            flow.marked = event.kind == "Start"
            flow.depth += 1 if flow.marked else -1
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
        flow.depth += 1 if event.kind == "Start" else -1
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
        if event.kind == "End":
            self._images.end(event)
            return
        flow = self._current()
        if self._images.alt is None and not self._tags.hides:
            flow.object(event.start, event.end)
        self._images.start(event, self._new_flow())

    def _html(self) -> None:
        lines, self._lines = self._lines, []
        if not lines:
            return
        self._begun = True
        found = html_in_markdown(self._source, lines, self._options.skip)
        self._parts.append(found.part)
        self.comments.extend(found.comments)
        for block in found.blocks:
            self.blocks += (*self._captions.before(block.pieces[0].source_start), block)

    def _flush(self) -> None:
        """Ends the block that is being read."""
        flow, self._flow = self._flow, None
        images, self._images = self._images, Images()
        self._autolink = False
        self._tags.flush()
        self._outline.flush()
        if flow is None or not flow.pieces:
            return
        start = flow.pieces[0].source_start
        if not self._outline.in_leaf:
            self._outline.child()
        self.blocks += self._captions.before(start)
        block = flow.block(self._kind(start), "")
        if block.is_prose:
            if not self._is_title(block.words):
                self._outline.leaf(start)
                self.blocks.append(block)
            self._begun = True
            return
        self.blocks += images.blocks(self._source)

    def _kind(self, start: int) -> BlockKind:
        if self._captions.holds(start):
            return BlockKind.CAPTION
        return self._kinds[-1] if self._kinds else BlockKind.PARAGRAPH

    def _is_title(self, words: str) -> bool:
        """Whether a first heading says the title of the front matter again."""
        if self._begun or self._level != "H1" or not self._kinds or self._kinds[-1] is not BlockKind.HEADLINE:
            return False
        title = _WORD.findall(self._front_title.casefold())
        return bool(title) and title == _WORD.findall(words.casefold())
