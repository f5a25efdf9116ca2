"""Blocks of a document in batches, one to a request, and the way back from a place in a batch to the document.

A request for each block would take three times as long, as LanguageTool sets itself up for every one; a document in one
request could not be checked by several threads. The matches are the same: an empty line ends every sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from checker.model.span import Span

_GAP = "\n\n"
_SIZE = 1500  # characters; the time for a text is the same for anything from here on


class Batch(NamedTuple):
    """A text for one request. ``starts`` has the offset in it of each of its ``blocks``, which are spans of the
    document."""

    text: str
    starts: Sequence[int]
    blocks: Sequence[Span]

    def document_span(self, start: int, end: int) -> Span | None:
        """The span in the document of a range of the text; None if it crosses the border of a block."""
        index = bisect_right(self.starts, start) - 1
        shift = self.blocks[index].start - self.starts[index]
        span = Span(start + shift, end + shift)
        return span if self.blocks[index].contains(span) else None


def batches(text: str, blocks: Iterable[Span]) -> Iterator[Batch]:
    """The batches of a document's ``text``, in order; an empty block is in none."""
    pending: list[Span] = []
    size = 0
    for block in blocks:
        length = block.end - block.start
        if pending and size + length > _SIZE:
            yield _batch(text, pending)
            pending, size = [], 0
        if length:
            pending.append(block)
            size += length + len(_GAP)
    if pending:
        yield _batch(text, pending)


def _batch(text: str, blocks: Sequence[Span]) -> Batch:
    starts, offset = [], 0
    for block in blocks:
        starts.append(offset)
        offset += block.end - block.start + len(_GAP)
    return Batch(_GAP.join(block.text(text) for block in blocks), starts, blocks)
