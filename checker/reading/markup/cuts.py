"""Cuts in reStructuredText, AsciiDoc and LaTeX: blocks go with their lines, words with the markup that holds nothing else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence

from checker.model.document import BlockKind
from checker.model.errors import EditRefusedError
from checker.model.span import Span
from checker.reading.markup.inline import Stretch
from checker.reading.markup.latex_cuts import joins_tex, tex_block
from checker.reading.markup.pairs import Pairs, balanced
from checker.reading.source_lines import SourceLines, refuse_indented

_RULE = re.compile(r"([!-/:-@\[-`{-~])\1*[ \t]*")
_DIRECTIVE = re.compile(r"(?:\.\.|//|%)[ \t]{0,9}checker:")
_BEFORE: Mapping[str, re.Pattern[str]] = {
    "rst": re.compile(r"[ \t]*(?:(?:[-*+•]|\(?(?:\d{1,4}|[a-zA-Z#]|[ivxlcIVXLC]{1,6})[.)])[ \t]+|\|[ \t])?"),
    "adoc": re.compile(
        r"[ \t]*(?:(?:\*{1,5}|-|\.{1,5}|\d{1,4}\.|[a-zA-Z]\.)[ \t]+(?:\[[ xX*]\][ \t]+)?|={2,6}[ \t]+|#{2,6}[ \t]+|\.|(?:NOTE|TIP|IMPORTANT|CAUTION|WARNING):[ \t]+)?"
    ),
}
_BELONGS = re.compile(r"\[.{0,200}\]\s*|\.[^\s.].*|\+\s*")
_ITEM = re.compile(r"(?:[-*+•.]{1,5}|\(?\w{1,6}[.)])[ \t]")
_STARTS_BLOCK = re.compile(
    r"(?:[-*+•=|.#]|\d{1,4}[.)]|[a-zA-Z][.)])(?:\s|\Z)|\.\.|//|:|\[|={2,}|_{4}|\.[^\s.]|([!-/:-@\[-`{-~])\1{2,}"
)


class MaskedMarkup:
    """The markup of a source in the format that ``name`` says. ``shown`` is the source without what is hidden, as long as it."""

    def __init__(
        self, source: str, shown: str, name: str, stretches: Sequence[Stretch], write: Callable[[str], str]
    ) -> None:
        self._source, self._shown, self._name, self._write = source, shown, name, write
        self._lines = SourceLines(source, source)
        self._stretches = sorted(stretches, key=lambda stretch: stretch.start)
        self._starts = [stretch.start for stretch in self._stretches]
        self._known: dict[int, Pairs] = {}

    def block(self, words: Span, free: Span) -> Span:
        """The lines of a block; in LaTeX also the command that holds it."""
        stretch = self._stretch(words.start)
        span = self._grown(words, Span(max(free.start, stretch.start), min(free.end, stretch.end)), stretch)
        if self._name == "tex":
            return tex_block(self._lines, self._shown, span, stretch.kind)
        lines = self._lines
        first, last = lines.number(span.start), lines.number(span.end - 1)
        self._refuse_ties(first, last)
        start, end = lines.written(first).start, lines.written(last).end
        if _BEFORE[self._name].fullmatch(self._source, start, span.start) is None or self._source[span.end : end].strip(
            " \t+:*_`"
        ):
            raise EditRefusedError("the line holds more than these words")
        if self._name == "rst" and stretch.kind is BlockKind.HEADLINE:
            first, last = self._with_rules(first, last)
        return self._cut_lines(Span(lines.written(first).start, max(lines.written(last).end, span.end)), first, last)

    def inline(self, words: Span, free: Span) -> Span:
        """The words with the markup that holds nothing else."""
        stretch = self._stretch(words.start)
        span = self._grown(words, Span(max(free.start, stretch.start), min(free.end, stretch.end)), stretch)
        if self._name != "tex":
            self._refuse_line(span, stretch)
        self._refuse_joined(span)
        return span

    def between(self, gap: Span, text: str) -> tuple[int, str]:
        """Outside of the markup that ends or begins there."""
        pairs = self._pairs_of(self._stretch(gap.start)).touching(gap)
        opening = (pair.span.start for pair in pairs if pair.span.start >= gap.start and pair.span.end > gap.end)
        return min(opening, default=gap.end), self._write(text)

    def _refuse_line(self, span: Span, stretch: Stretch) -> None:
        """Raises EditRefusedError where what is left of the line would be read as something else."""
        line = self._lines.written(self._lines.number(span.start))
        before = self._source[line.start : span.start]
        rest = self._source[span.end : max(self._lines.written(self._lines.number(span.end)).end, line.end)]
        words = rest.lstrip(" \t")
        begins = not before.strip() or span.start == stretch.start
        following = self._lines.number(span.end) + 1
        under = self._lines.words(following) if self._lines.exists(following) else ""
        if (
            (begins and (not words or _STARTS_BLOCK.match(words)))
            or _RULE.fullmatch(f"{before}{rest}".strip())
            or (stretch.kind is not BlockKind.HEADLINE and _RULE.fullmatch(under.strip()))
            or (self._name == "adoc" and "::" in f"{before}{rest}")
        ):
            raise EditRefusedError("the rest of the line would be taken for something else than words")

    def _stretch(self, at: int) -> Stretch:
        return self._stretches[max(bisect_right(self._starts, at) - 1, 0)]

    def _pairs_of(self, stretch: Stretch) -> Pairs:
        if stretch.start not in self._known:
            self._known[stretch.start] = Pairs(self._shown, stretch, self._name)
        return self._known[stretch.start]

    def _grown(self, words: Span, free: Span, stretch: Stretch) -> Span:
        start, end = words
        pairs = [pair for pair in self._pairs_of(stretch).touching(words) if pair.span.overlaps(words)]
        for pair in pairs:
            if free.contains(pair.span):
                start, end = min(start, pair.span.start), max(end, pair.span.end)
        span = Span(start, end)
        if any(not span.contains(pair.span) and not pair.inner.contains(span) for pair in pairs):
            raise EditRefusedError("the cut would leave the markup of an emphasis or a link open")
        if self._name == "tex" and not balanced(span.text(self._shown)):
            raise EditRefusedError("the cut would leave a brace open")
        if _DIRECTIVE.search(self._source, *span):
            raise EditRefusedError("a comment for checker stands among the words")
        return span

    def _refuse_ties(self, first: int, last: int) -> None:
        """Lines beside a block that belong to it, and would belong to another."""
        lines = self._lines
        before = lines.words(first - 1) if lines.exists(first - 1) else ""
        after = lines.words(last + 1) if lines.exists(last + 1) else ""
        if self._name == "adoc":
            if lines.words(first).startswith("= "):
                raise EditRefusedError("it is the title of the document; edit it there")
            if _BELONGS.fullmatch(before) or _BELONGS.fullmatch(after):
                raise EditRefusedError("the line beside it belongs to it")
        elif lines.words(last).rstrip().endswith("::"):
            raise EditRefusedError("what follows is a literal block because of its end")

    def _with_rules(self, first: int, last: int) -> tuple[int, int]:
        """With the lines under and over a title."""
        lines = self._lines
        under = lines.words(last + 1) if lines.exists(last + 1) else ""
        over = lines.words(first - 1) if lines.exists(first - 1) else ""
        if not under or _RULE.fullmatch(under) is None:
            raise EditRefusedError("the line under the title isn't known")
        return (first - 1 if over and over.rstrip() == under.rstrip() else first), last + 1

    def _cut_lines(self, span: Span, first: int, last: int) -> Span:
        refuse_indented(self._lines, first, last)
        following = self._lines.words(last + 1) if self._lines.exists(last + 1) else ""
        before = self._lines.words(first - 1) if self._lines.exists(first - 1) else ""
        joined = all(_ITEM.match(words) for words in (before, self._lines.words(first), following))
        return self._lines.cut(span, joined=joined)

    def _refuse_joined(self, span: Span) -> None:
        before, after = self._source[max(span.start - 1, 0) : span.start], self._source[span.end : span.end + 1]
        if self._name == "tex":
            risky = joins_tex(self._shown, span)
        else:
            risky = bool(set(f"{before}{after}") & set("*_`|:#^~+<>\\")) and not (before.isspace() and after.isspace())
        if risky and span.start:
            raise EditRefusedError("what stands around the cut would be taken for markup")
