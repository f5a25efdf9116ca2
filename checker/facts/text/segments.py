"""Split blocks into typed segments, so that headlines inside a paragraph are recognised."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.text.shouts import find_shouts
from checker.model.document import Block, BlockKind
from checker.model.span import Span
from checker.words.resources import Resources

_BOUNDARY = pattern(
    r"[.!?…]{1,20}[”\"’')\]»]{0,3}(\s{1,200})(?=[^\w\s]{0,3}\s?[^\W_])|[.!?]{1,20}[”\"]\s{0,3}(?=[A-ZÀ-Þ“])"
)
_LAST_WORD = pattern(r"[\w.’'-]{1,40}\Z")
_OPENED = pattern(r"[“\"‘'(\[«„]{0,2}[A-ZÀ-Þ0-9$€£]")
_CLOSED = pattern(r"[.!?…][”\"’')\]»]{0,3}\Z")
_INITIALS = pattern(r"(?:[A-Z]\.){1,4}\Z")


# Words that begin sentences but not names: a capitalised one inside a sentence means that a full stop is missing.
SENTENCE_STARTERS = (
    r"(?:The|An?|In|On|At|But|And|He|She|It|They|We|This|That|These|Those|His|Her|Its|Their|For|As|After|Before|When|While|If|However|By|With|From"
    r"|No|There|Some|Many|More|Officials|Police|Authorities|Residents|Witnesses|Lawyers|Experts|Analysts|Critics"
    r"|According|Another|Both|Now|Over|During|Despite|Although|Because|Meanwhile|Earlier|My|Our|What|How|Why)"
)


class SegmentKind(StrEnum):
    """The type of a segment."""

    PROSE = "prose"
    SHOUT = "shout"
    PROMO = "promo"
    FRAGMENT = "fragment"
    LABEL = "label"


class Segment(NamedTuple):
    """A piece of text between two boundaries. ``whole``: a sentence with a beginning and an end."""

    kind: SegmentKind
    span: Span
    block: BlockKind
    whole: bool


class Segments:
    """The segments of a Document, in order. Kept as numbers: as objects those of a long text would take ten times as much memory."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self._starts, self._ends = array("I"), array("I")
        self._types: list[tuple[SegmentKind, BlockKind, bool]] = []
        shared: dict[tuple[SegmentKind, BlockKind, bool], tuple[SegmentKind, BlockKind, bool]] = {}
        for kind, span, block, whole in segments:
            self._starts.append(span.start)
            self._ends.append(span.end)
            self._types.append(shared.setdefault((kind, block, whole), (kind, block, whole)))

    def __iter__(self) -> Iterator[Segment]:
        return map(self.__getitem__, range(len(self)))

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, index: int) -> Segment:
        kind, block, whole = self._types[index]
        return Segment(kind, Span(self._starts[index], self._ends[index]), block, whole)

    def index_at(self, offset: int) -> int:
        """Index of the segment that contains an offset, or of the last one before it; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def at(self, offset: int) -> Segment | None:
        """The segment that contains an offset, or the last one before it."""
        index = self.index_at(offset)
        return self[index] if index >= 0 else None


def find_segments(text: str, blocks: tuple[Block, ...], resources: Resources) -> Segments:
    """Split all blocks into segments."""
    return Segments(segment for block in blocks for segment in _in_block(text, block, resources))


def _in_block(text: str, block: Block, resources: Resources) -> Iterator[Segment]:
    if block.kind in (BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.DATELINE):
        yield Segment(SegmentKind.LABEL, block.span, block.kind, whole=False)
        return
    at = block.span.start
    for shout in find_shouts(text, block.span, resources):
        yield from _sentences(text, Span(at, shout.start), block, resources)
        yield Segment(SegmentKind.SHOUT, shout, block.kind, whole=False)
        at = shout.end
    yield from _sentences(text, Span(at, block.span.end), block, resources)


def _sentences(text: str, span: Span, block: Block, resources: Resources) -> Iterator[Segment]:
    start = span.start
    for match in _BOUNDARY.finditer(text, span.start, span.end):
        if _ends_sentence(text, match, span.end, resources.abbreviations):
            yield from _segment(text, Span(start, match.end()), block)
            start = match.end()
    yield from _segment(text, Span(start, span.end), block)


def _ends_sentence(text: str, match: re.Match[str], limit: int, abbreviations: frozenset[str]) -> bool:
    following = text[match.end() : min(match.end() + 5, limit)].lstrip("“\"‘'([«„¿¡–—- ")
    mark = match[0].rstrip()
    if following[:1].islower():
        return mark[0] in "!?" and mark[-1] not in "”\"’')"
    if mark != ".":
        return True
    word = _LAST_WORD.search(text, max(0, match.start() - 40), match.start() + 1)
    if word is None:
        return True
    last = word[0].lstrip("’'-")
    if last.lower() in abbreviations:
        return last.lower() in _MAY_END and following[:1].isupper() and _starts_sentence(text, match.end())
    return not _INITIALS.match(last)


# Abbreviations that often end a sentence; they do if a sentence starter follows.
_MAY_END = frozenset({"u.s.", "u.k.", "u.n.", "e.u.", "d.c.", "p.m.", "a.m.", "etc.", "inc.", "corp.", "co.", "ltd.", "jr.", "sr.", "l.l.c.", "ph.d."})  # fmt: skip
_STARTERS = pattern(r"[“\"‘']?(?:The|A|An|In|On|At|But|And|He|She|It|They|We|This|That|These|Those|His|Her|Its|Their|For|As|After|Before|When|While|If|However|Officials|Some|Many|No|There|I|You|With|Since|Now|Still|Also|Last|One|Two|More|So|Even|What|Who|To|By|From|According)\b")  # fmt: skip


def _starts_sentence(text: str, at: int) -> bool:
    return _STARTERS.match(text, at) is not None


def _segment(text: str, span: Span, block: Block) -> Iterator[Segment]:
    words = text[span.start : span.end]
    stripped = words.strip()
    if not stripped:
        return
    start = span.start + len(words) - len(words.lstrip())
    place = Span(start, start + len(stripped))
    opened, closed = _OPENED.match(stripped) is not None, _CLOSED.search(stripped) is not None
    kind = SegmentKind.PROSE if opened and (closed or " " in stripped) else SegmentKind.FRAGMENT
    if stripped.endswith(":") and stripped.count(" ") < 8:
        kind = SegmentKind.LABEL
    yield Segment(kind, place, block.kind, whole=opened and closed)
