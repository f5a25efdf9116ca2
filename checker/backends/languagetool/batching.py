"""What is sent in one question: blocks that follow one another, up to a size, and where each of them stands in it.

A question for each block would take three times as long, as LanguageTool sets itself up for every one; a document in one question could not be
asked about by several lanes. The matches are the same: an empty line ends every sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.model.span import Span

_GAP = "\n\n"
_SIZE = 1500  # characters; the time for a text is the same for anything from here on


class Parcel(NamedTuple):
    """A text for one question. ``starts`` has the offset in it of each of its ``blocks``, which are spans of the document."""

    text: str
    starts: Sequence[int]
    blocks: Sequence[Span]

    def placed(self, start: int, end: int) -> Span | None:
        """A stretch of the text in the document; None for one that no single block holds."""
        index = bisect_right(self.starts, start) - 1
        shift = self.blocks[index].start - self.starts[index]
        span = Span(start + shift, end + shift)
        return span if self.blocks[index].contains(span) else None


def parcels(text: str, blocks: Iterable[Span]) -> Iterator[Parcel]:
    """The parcels of a document's ``text``, in order; an empty block is in none."""
    held: list[Span] = []
    size = 0
    for block in blocks:
        length = block.end - block.start
        if held and size + length > _SIZE:
            yield _parcel(text, held)
            held, size = [], 0
        if length:
            held.append(block)
            size += length + len(_GAP)
    if held:
        yield _parcel(text, held)


def _parcel(text: str, blocks: Sequence[Span]) -> Parcel:
    starts, at = [], 0
    for block in blocks:
        starts.append(at)
        at += block.end - block.start + len(_GAP)
    return Parcel(_GAP.join(block.text(text) for block in blocks), starts, blocks)
