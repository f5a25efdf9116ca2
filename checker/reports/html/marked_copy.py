"""The article as it reads, with every open finding marked in its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.model.document import BlockKind, Place
from checker.model.report import DocumentReport
from checker.model.span import Span
from checker.reading.source import Source
from checker.reading.text.reader import read
from checker.reports.html.entries import Entry
from checker.reports.html.markup import Layer, drawn, html_text

_HEADS = {BlockKind.HEADLINE: "headline", BlockKind.BYLINE: "byline"}
_CLOSING = " ,.;:!?…)]”’"


class Paragraph(NamedTuple):
    """A stretch of the source that is shown as one paragraph; ``kind`` is headline, byline or empty."""

    span: Span
    kind: str


class MarkedCopy:
    """An article and its marks. ``prefix`` keeps its anchors apart from those of other articles."""

    def __init__(self, report: DocumentReport, entries: Iterable[Entry], prefix: str) -> None:
        self._report = report
        self._prefix = prefix
        self._layers = sorted(_layers(report, entries, prefix), key=lambda layer: (layer.start, -layer.end))
        self.paragraphs = list(_widened(_paragraphs(report, self._layers), self._layers, len(report.source)))
        self._starts = [paragraph.span.start for paragraph in self.paragraphs]

    @property
    def anchors(self) -> frozenset[str]:
        """What in the copy can be pointed at besides its paragraphs."""
        return frozenset(layer.anchor for layer in self._layers)

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph at an offset, from 1."""
        return max(1, bisect_right(self._starts, offset))

    def __iter__(self) -> Iterator[str]:
        pending: list[Layer] = []
        index = 0
        for number, (span, kind) in enumerate(self.paragraphs, 1):
            while index < len(self._layers) and self._begins_in(self._layers[index], span):
                pending.append(self._layers[index])
                index += 1
            style = f' class="{kind}"' if kind else ""
            text = "".join(drawn(self._report.source, span, pending))
            yield f'<p id="{self._prefix}-p{number}"{style} dir="auto">{text}</p>\n'
            pending = [layer for layer in pending if layer.end > span.end]

    @staticmethod
    def _begins_in(layer: Layer, span: Span) -> bool:
        return layer.start < span.end or layer.start == layer.end == span.end


def _paragraphs(report: DocumentReport, layers: Sequence[Layer]) -> Iterator[Paragraph]:
    """The paragraphs of the source; of a source with several documents the lines that this one is known to stand in."""
    whole = _lines_of_unit(report, layers) if report.unit else Span(0, len(report.source))
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
    if report.readability is not None:
        for number, hard in enumerate(report.readability.hardest, 1):
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
