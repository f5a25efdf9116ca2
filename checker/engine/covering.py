"""Settles which finding explains which: so that one defect is told once, and no fix hides another defect."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from checker.engine.draft import Draft
from checker.model.finding import Applicability
from checker.model.span import Span

_LONGEST_WORD = 60


def settle(drafts: Sequence[Draft], text: str = "") -> None:
    """Sets ``cover`` and ``withheld`` on drafts in their total order; ``text`` is what they were found in.

    A cut covers what lies inside it; a rule covers what its page names where the two overlap. A covered finding explains nothing
    by page unless its coverer lies elsewhere, but a cut inside a cut is covered by the outer one. What another program found is covered by
    whatever our rules, the silent guards among them, say of the same words.
    """
    line = _Line(drafts)
    _cover_by_cut(drafts, line)
    _cover_by_page(drafts, line)
    _cover_foreign(drafts, line)
    _withhold(drafts, text)


class _Line:
    """Finds the drafts that a span touches without looking at all of them."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._starts = [draft.span.start for draft in drafts]
        self._reach = list(accumulate((draft.span.end for draft in drafts), max))

    def touching(self, start: int, end: int) -> Iterator[Draft]:
        """The drafts that share a character with a range, or that an empty range lies inside of; the last first."""
        index = bisect_left(self._starts, max(end, start + 1)) - 1
        while index >= 0 and self._reach[index] > start:
            if self._drafts[index].span.end > start:
                yield self._drafts[index]
            index -= 1


def _cover_by_cut(drafts: Sequence[Draft], line: _Line) -> None:
    for cut in drafts:
        if not cut.cuts:
            continue
        for draft in line.touching(*cut.span):
            if draft is cut or draft.cover or not cut.span.contains(draft.span):
                continue
            if draft.cuts and draft.span == cut.span and draft.order < cut.order:
                continue
            draft.cover = cut
    for draft in drafts:
        # A chain ends at the outermost cut: that is the one an editor decides on.
        while draft.cover and draft.cover.cover and draft.cover.cover is not draft:
            draft.cover = draft.cover.cover


def _cover_by_page(drafts: Sequence[Draft], line: _Line) -> None:
    for coverer in drafts:
        if not coverer.rule.covers:
            continue
        for draft in line.touching(*coverer.span):
            if draft.cover is None and draft.rule.name in coverer.rule.covers:
                draft.cover = coverer.cover or coverer


def _cover_foreign(drafts: Sequence[Draft], line: _Line) -> None:
    for draft in drafts:
        if not draft.foreign or draft.cover:
            continue
        ours = [other for other in line.touching(*draft.span) if not other.foreign]
        if ours:
            first = min(ours, key=lambda other: other.order)
            draft.cover = first.cover or first


def _withhold(drafts: Sequence[Draft], text: str) -> None:
    """An edit waits where it touches an open question's words, which it would hide, or words that are to be cut.

    A safe one, which nobody reads, also waits where it only shares a word with a question.
    """
    deciding = [draft for draft in drafts if draft.cover is None and (draft.asks or draft.cuts)]
    line = _Line(deciding)
    for draft in drafts:
        if draft.cover or draft.applicability not in (Applicability.SAFE, Applicability.REVIEW):
            continue
        met = [other for span in _edited(draft) for other in line.touching(*span) if _meets(span, other.span)]
        if draft.applicability is Applicability.SAFE:
            met += [
                other for span in _edited(draft) for other in line.touching(*_word_around(span, text)) if other.asks
            ]
        if any(other.asks for other in met):
            draft.withheld = "it touches words that an open question is about"
        elif met and not draft.cuts:
            draft.withheld = "it reaches into words that are to be cut"


def _edited(draft: Draft) -> Iterator[Span]:
    return (edit.span for suggestion in draft.mark.suggestions for edit in suggestion.edits)


def _word_around(span: Span, text: str) -> Span:
    """The span with the rest of the words that it touches."""
    start, end = span
    while start > max(0, span.start - _LONGEST_WORD) and not text[start - 1 : start].isspace():
        start -= 1
    while end < min(len(text), span.end + _LONGEST_WORD) and not text[end].isspace():
        end += 1
    return Span(start, end) if text else span


def _meets(edit: Span, span: Span) -> bool:
    return edit.start < span.end and span.start < edit.end
