"""The article as it reads, with every open finding marked in its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from checker.facts.text.segments import Segments, find_segments
from checker.model.document import Block, BlockKind, Place
from checker.model.report import DocumentReport
from checker.model.span import Span
from checker.reading.front_matter.block import split
from checker.reading.source import Source
from checker.reading.text.reader import read
from checker.reports.html.entries import Entry
from checker.reports.html.markup import Layer, drawn, html_text
from checker.reports.wording.readability import hard_sentences
from checker.words.resources import Resources

_HEADS = {BlockKind.HEADLINE: "headline", BlockKind.BYLINE: "byline"}
_FRONT = "front matter"
_CLOSING = " ,.;:!?…)]”’"


class Paragraph(NamedTuple):
    """A stretch of the source that is shown as one paragraph; ``kind`` is headline, byline or empty."""

    span: Span
    kind: str


class MarkedCopy:
    """An article and its marks. ``prefix`` keeps its anchors apart from those of other articles."""

    def __init__(self, report: DocumentReport, entries: Iterable[Entry], prefix: str, resources: Resources) -> None:
        self._report = report
        self._prefix = prefix
        self._layers = sorted(_layers(report, entries, prefix), key=lambda layer: (layer.start, -layer.end))
        self.paragraphs = list(_widened(_paragraphs(report, self._layers), self._layers, len(report.source)))
        self._starts = [paragraph.span.start for paragraph in self.paragraphs]
        self._resources = resources
        self._segments: dict[int, Segments] = {}

    @property
    def anchors(self) -> frozenset[str]:
        """What in the copy can be pointed at besides its paragraphs."""
        return frozenset(layer.anchor for layer in self._layers)

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph at an offset, from 1."""
        return max(1, bisect_right(self._starts, offset))

    def place_of(self, offset: int) -> str:
        """Where an offset lies, in words: "headline", "paragraph 3, sentence 2"."""
        number = self.paragraph_at(offset) - 1
        if number >= len(self.paragraphs):
            return ""
        kind = self.paragraphs[number].kind
        if kind in (_FRONT, "headline"):
            return kind
        front = sum(paragraph.kind in (_FRONT, "headline") for paragraph in self.paragraphs[:number])
        return f"paragraph {number + 1 - front}, sentence {self._sentence(number, offset)}"

    def _sentence(self, number: int, offset: int) -> int:
        """The number of the sentence at an offset of a paragraph, from 1."""
        span = self.paragraphs[number].span
        if number not in self._segments:
            source = span.text(self._report.source)
            block = Block(BlockKind.PARAGRAPH, Span(0, len(source)))
            self._segments[number] = find_segments(source, (block,), self._resources)
        return max(1, 1 + self._segments[number].index_at(offset - span.start))

    def __iter__(self) -> Iterator[str]:
        """The paragraphs; front matter is folded away, unless something in it is marked."""
        pending: list[Layer] = []
        index = 0
        front = sum(kind == _FRONT for _, kind in self.paragraphs)
        if front:
            state = " open" if any(layer.start < self.paragraphs[front - 1].span.end for layer in self._layers) else ""
            if title := _title(self._report):
                yield f'<p class="headline" dir="auto">{html_text(title)}</p>\n'
            yield f'<details class="front"{state}><summary>Front matter</summary>\n'
        for number, (span, kind) in enumerate(self.paragraphs, 1):
            if front and number == front + 1:
                yield "</details>\n"
            while index < len(self._layers) and self._begins_in(self._layers[index], span):
                pending.append(self._layers[index])
                index += 1
            style = f' class="{kind}"' if kind and kind != _FRONT else ""
            text = "".join(drawn(self._report.source, span, pending))
            yield f'<p id="{self._prefix}-p{number}"{style} dir="auto">{text}</p>\n'
            pending = [layer for layer in pending if layer.end > span.end]
        if front and front == len(self.paragraphs):
            yield "</details>\n"

    @staticmethod
    def _begins_in(layer: Layer, span: Span) -> bool:
        return layer.start < span.end or layer.start == layer.end == span.end


def _paragraphs(report: DocumentReport, layers: Sequence[Layer]) -> Iterator[Paragraph]:
    """The paragraphs of the source; of a source with several documents the lines that this one is known to stand in."""
    whole = _lines_of_unit(report, layers) if report.unit else Span(0, len(report.source))
    end = 0 if report.unit else _end_of_front_matter(report)
    if end:
        yield from (paragraph._replace(kind=_FRONT) for paragraph in _read(report, Span(0, end)))
        # The headline is a value of the front matter: what stands first in the body is none.
        body = _read(report, Span(end, whole.end))
        yield from (
            paragraph._replace(kind="")
            if paragraph.kind == "headline" and not _is_heading(report, paragraph)
            else paragraph
            for paragraph in body
        )
    else:
        yield from _read(report, whole)


def _end_of_front_matter(report: DocumentReport) -> int:
    """Where the text begins after it; 0 where there is none. Plain text has no front matter."""
    if PurePath(report.path).suffix.lower() in ("", ".txt", ".text"):
        return 0
    found = split(report.source)
    return found.end if found else 0


def _title(report: DocumentReport) -> str:
    found = split(report.source)
    return found.title if found else ""


def _is_heading(report: DocumentReport, paragraph: Paragraph) -> bool:
    return paragraph.span.text(report.source).startswith("#")


def _read(report: DocumentReport, whole: Span) -> Iterator[Paragraph]:
    """The paragraphs of a stretch of the source."""
    (document,) = read(Source(report.path, whole.text(report.source)))
    dateline: Span | None = None
    for kind, (start, end) in document.blocks:
        span = Span(whole.start + start, whole.start + end)
        if kind is BlockKind.DATELINE:
            dateline = span
        else:
            yield Paragraph(Span(dateline.start, span.end) if dateline else span, _HEADS.get(kind, ""))
            dateline = None
    if not document.blocks and whole:
        yield Paragraph(whole, "")


def _lines_of_unit(report: DocumentReport, layers: Sequence[Layer]) -> Span:
    spans: list[tuple[int, int]] = [layer.span for layer in layers]
    if report.readability is not None:
        spans += [(part.start, part.end) for part in report.readability.paragraphs]
    if not spans:
        return Span(0, 0)
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    after = report.source.find("\n", end)
    return Span(report.source.rfind("\n", 0, start) + 1, after if after >= 0 else len(report.source))


def _widened(paragraphs: Iterable[Paragraph], layers: Sequence[Layer], length: int) -> Iterator[Paragraph]:
    """The paragraphs, and with each as much of the gap behind it as layers begin or end in."""
    shown = list(paragraphs)
    limits = [*(paragraph.span.start for paragraph in shown[1:]), length]
    ends = [0, *sorted(layer.end for layer in layers)]
    index = 0
    for (span, kind), limit in zip(shown, limits, strict=True):
        start, end = span.start, max(span.end, ends[bisect_right(ends, limit) - 1])
        while index < len(layers) and (layers[index].start < limit or limit == length):
            start = min(start, layers[index].start)
            if layers[index].start >= end:
                end = min(layers[index].end, limit)
            index += 1
        yield Paragraph(Span(start, end), kind)


def _layers(report: DocumentReport, entries: Iterable[Entry], prefix: str) -> Iterator[Layer]:
    for entry in entries:
        if _fits(entry.finding.place, report):
            yield from _mark(entry)
        if entry.kind == "fix" and not entry.finding.withheld:
            yield from _changes(entry, report)
        for number, related in enumerate(entry.finding.related):
            if _fits(related.place, report):
                _, start, end = related.place
                yield Layer(start, end, "span", f' class="place {entry.kind}"', entry.related_anchor(number))
    for number, hard in enumerate(hard_sentences(report), 1):
        yield Layer(hard.start, hard.end, "span", ' class="place hard"', f"{prefix}-hard{number}")


def _mark(entry: Entry) -> Iterator[Layer]:
    _, start, end = entry.finding.place
    link = f'<a class="ref {entry.kind}" href="#{entry.anchor}">{entry.reference}</a>'
    yield Layer(start, end, "mark", f' class="{entry.kind}"', entry.mark_anchor, after=link)
    if entry.kind == "cut":
        yield Layer(start, end, "del")


def _changes(entry: Entry, report: DocumentReport) -> Iterator[Layer]:
    """What the first suggestion strikes out and puts there."""
    for part, start, end, text in entry.finding.answers[0].edits:
        if not part and 0 <= start <= end <= len(report.source) and (text or start < end):
            yield _change(report.source, Span(start, end), text)


def _change(source: str, span: Span, new: str) -> Layer:
    """An edit as a reader best sees it: what is only left out or only put in is shown alone, unless it is blank."""
    old = span.text(source)
    before = _common(old, new)
    after = _common(old[before:][::-1], new[before:][::-1])
    less, more = old[before : len(old) - after], new[before : len(new) - after]
    if (less.strip() and not more) or (more.strip() and not less):
        span, new = Span(span.start + before, span.end - after), more
    tight = ' class="tight"' if new[:1] in _CLOSING else ""
    return Layer(span.start, span.end, "del", insert=f"<ins{tight}>{html_text(new)}</ins>" if new else "")


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _fits(place: Place, report: DocumentReport) -> bool:
    return not place.part and 0 <= place.start < place.end <= len(report.source)
