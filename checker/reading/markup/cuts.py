"""Cuts in reStructuredText, AsciiDoc and LaTeX: blocks go with their lines, words with the markup that holds nothing else."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import ClassVar

from checker.model.document import BlockKind
from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.cutting import SourceLines, refuse_indented
from checker.reading.markup.inline import in_light_markup
from checker.reading.markup.pairs import Pairs
from checker.reading.markup.structure import Stretch, Structure

_RULE = re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*")
_DIRECTIVE = re.compile(r"(?:\.\.|//|%)[ \t]{0,9}checker:")
_BEFORE_RST = re.compile(r"[ \t]*(?:(?:[-*+•]|\(?(?:\d{1,4}|[a-zA-Z#]|[ivxlcIVXLC]{1,6})[.)])[ \t]+|\|[ \t])?")
_BEFORE_ADOC = re.compile(
    r"[ \t]*(?:(?:\*{1,5}|-|\.{1,5}|\d{1,4}\.|[a-zA-Z]\.)[ \t]+(?:\[[ xX*]\][ \t]+)?|={2,6}[ \t]+|#{2,6}[ \t]+|\.|(?:NOTE|TIP|IMPORTANT|CAUTION|WARNING):[ \t]+)?"
)
_BELONGS = re.compile(r"\[.{0,200}\]\s*|\.[^\s.].*|\+\s*")
_ITEM = re.compile(r"(?:[-*+•.]{1,5}|\(?\w{1,6}[.)])[ \t]")
_STARTS_BLOCK = re.compile(
    r"(?:[-*+•=|.#]|\d{1,4}[.)]|[a-zA-Z][.)])(?:\s|\Z)|\.\.|//|:|\[|={2,}|_{4}|\.[^\s.]|([!-/:-@\[-`{-~])\1{2,}"
)


class MaskedMarkup:
    """The markup of a source in a format whose patterns are in ``data/masks.tsv`` under ``name``."""

    name: ClassVar[str]

    def __init__(self, source: str, structure: Structure) -> None:
        self._source, self._shown = source, structure.shown
        self._lines = SourceLines(source, source)
        self._stretches = sorted(structure.stretches, key=lambda stretch: stretch.start)
        self._starts = [stretch.start for stretch in self._stretches]
        self._known: dict[int, Pairs] = {}

    @staticmethod
    def written(text: str) -> str:
        """Prose as the format writes it. Raises EditRefusedError for what it can't write."""
        return in_light_markup(text)

    def block(self, words: Span, free: Span) -> Span:
        """The lines of a block; in LaTeX also the command that holds it."""
        stretch = self._stretch(words.start)
        return self._block(self._grown(words, free, stretch), stretch)

    def inline(self, words: Span, free: Span) -> Span:
        """The words with the markup that holds nothing else."""
        stretch = self._stretch(words.start)
        span = self._grown(words, free, stretch)
        self._refuse_inline(span, stretch)
        return span

    def between(self, gap: Span, text: str) -> tuple[int, str]:
        """Outside of the markup that ends or begins there."""
        pairs = self._pairs_of(self._stretch(gap.start)).touching(gap)
        opening = (pair.span.start for pair in pairs if pair.span.start >= gap.start and pair.span.end > gap.end)
        return min(opening, default=gap.end), self.written(text)

    def _block(self, span: Span, stretch: Stretch) -> Span:
        """The range of a whole block."""
        raise NotImplementedError

    def _refuse_inline(self, span: Span, stretch: Stretch) -> None:
        """Raises EditRefusedError where the words around a cut would read differently."""
        raise NotImplementedError

    def _refuse_open(self, span: Span) -> None:
        """Raises EditRefusedError where markup would be left open that isn't a pair."""

    def _stretch(self, at: int) -> Stretch:
        return self._stretches[max(bisect_right(self._starts, at) - 1, 0)]

    def _pairs_of(self, stretch: Stretch) -> Pairs:
        if stretch.start not in self._known:
            self._known[stretch.start] = Pairs(self._shown, stretch, self.name)
        return self._known[stretch.start]

    def _grown(self, words: Span, free: Span, stretch: Stretch) -> Span:
        free = Span(max(free.start, stretch.start), min(free.end, stretch.end))
        start, end = words
        pairs = [pair for pair in self._pairs_of(stretch).touching(words) if pair.span.overlaps(words)]
        for pair in pairs:
            if free.contains(pair.span):
                start, end = min(start, pair.span.start), max(end, pair.span.end)
        span = Span(start, end)
        if any(not span.contains(pair.span) and not pair.inner.contains(span) for pair in pairs):
            raise EditRefusedError("the cut would leave emphasis or a link unclosed")
        self._refuse_open(span)
        if _DIRECTIVE.search(self._source, *span):
            raise EditRefusedError("the words contain a comment for checker")
        return span


class _LineMarkup(MaskedMarkup):
    """The markup of a format whose blocks are lines."""

    before: ClassVar[re.Pattern[str]]
    """What may precede the words of a block on its line."""

    def _block(self, span: Span, stretch: Stretch) -> Span:
        lines = self._lines
        first, last = lines.number(span.start), lines.number(span.end - 1)
        self._refuse_ties(first, last)
        start, end = lines.written(first).start, lines.written(last).end
        rest = self._source[span.end : end].strip(" \t+:*_`")
        if rest or self.before.fullmatch(self._source, start, span.start) is None:
            raise EditRefusedError("the line contains more than these words")
        first, last = self._with_rules(first, last, stretch)
        return self._cut_lines(Span(lines.written(first).start, max(lines.written(last).end, span.end)), first, last)

    def _refuse_ties(self, first: int, last: int) -> None:
        """Raises EditRefusedError for lines beside a block that belong to it, and would belong to another."""
        raise NotImplementedError

    def _with_rules(self, first: int, last: int, stretch: Stretch) -> tuple[int, int]:  # noqa: ARG002 - only titles in reStructuredText have rules
        return first, last

    def _cut_lines(self, span: Span, first: int, last: int) -> Span:
        refuse_indented(self._lines, first, last)
        following, before = self._words(last + 1), self._words(first - 1)
        joined = all(_ITEM.match(words) for words in (before, self._words(first), following))
        return self._lines.cut(span, joined=joined)

    def _words(self, number: int) -> str:
        """A line after its indent; empty where there is none."""
        return self._lines.words(number) if self._lines.exists(number) else ""

    def _refuse_inline(self, span: Span, stretch: Stretch) -> None:
        line = self._lines.written(self._lines.number(span.start))
        before = self._source[line.start : span.start]
        rest = self._source[span.end : max(self._lines.written(self._lines.number(span.end)).end, line.end)]
        words = rest.lstrip(" \t")
        begins = not before.strip() or span.start == stretch.start
        under = self._words(self._lines.number(span.end) + 1)
        if (
            (begins and (not words or _STARTS_BLOCK.match(words)))
            or _RULE.fullmatch(f"{before}{rest}".strip())
            or (stretch.kind is not BlockKind.HEADLINE and _RULE.fullmatch(under.strip()))
            or self._defines(f"{before}{rest}")
        ):
            raise EditRefusedError("the rest of the line would be read as markup")
        signs = self._source[max(span.start - 1, 0) : span.start], self._source[span.end : span.end + 1]
        risky = bool(set("".join(signs)) & set("*_`|:#^~+<>\\")) and not all(sign.isspace() for sign in signs)
        if risky and span.start:
            raise EditRefusedError("the text around the cut would be read as markup")

    def _defines(self, line: str) -> bool:  # noqa: ARG002 - only AsciiDoc has such lines
        """Whether a line would be a term with its definition."""
        return False


class RstMarkup(_LineMarkup):
    """The markup of reStructuredText."""

    name = "rst"
    before = _BEFORE_RST

    def _refuse_ties(self, first: int, last: int) -> None:  # noqa: ARG002 - the lines before a block don't matter here
        if self._lines.words(last).rstrip().endswith("::"):
            raise EditRefusedError("its “::” makes what follows a literal block")

    def _with_rules(self, first: int, last: int, stretch: Stretch) -> tuple[int, int]:
        """With the lines under and over a title."""
        if stretch.kind is not BlockKind.HEADLINE:
            return first, last
        under, over = self._words(last + 1), self._words(first - 1)
        if not under or _RULE.fullmatch(under) is None:
            raise EditRefusedError("the underline of the title was not found")
        return (first - 1 if over and over.rstrip() == under.rstrip() else first), last + 1


class AdocMarkup(_LineMarkup):
    """The markup of AsciiDoc."""

    name = "adoc"
    before = _BEFORE_ADOC

    def _refuse_ties(self, first: int, last: int) -> None:
        if self._lines.words(first).startswith("= "):
            raise EditRefusedError("it is the title of the document; edit it in the file")
        if _BELONGS.fullmatch(self._words(first - 1)) or _BELONGS.fullmatch(self._words(last + 1)):
            raise EditRefusedError("the line next to it belongs to it")

    def _defines(self, line: str) -> bool:
        return "::" in line
