"""Applies edits to a source, and says where its offsets are afterwards."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from checker.model.finding import SourceEdit


def apply_edits(text: str, edits: Sequence[SourceEdit]) -> str:
    """The text with edits put in that don't overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))


class Shift:
    """Where offsets of a text are once edits that don't overlap are put in."""

    def __init__(self, edits: Sequence[SourceEdit]) -> None:
        self._edits = sorted(edits, key=lambda edit: (edit.start, edit.end))
        self._starts = [edit.start for edit in self._edits]
        self._shifts = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in self._edits)]

    def of(self, offset: int) -> int:
        """The new place of an offset; inside of a replaced stretch, where the new words begin."""
        number = bisect_left(self._starts, offset)
        last = self._edits[number - 1] if number else None
        if last is not None and offset < last.end:
            return last.start + self._shifts[number - 1]
        return offset + self._shifts[number]
