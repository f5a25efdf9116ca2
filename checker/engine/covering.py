"""Settles which finding explains which, so that one defect is reported once and no fix hides another defect."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from checker.engine.draft import Draft
from checker.model.finding import Applicability
from checker.model.span import Span

_LONGEST_WORD = 60


def settle(drafts: Sequence[Draft], text: str = "") -> None:
    """Sets ``cover`` and ``withheld`` on drafts in their total order; ``text`` is the Document's.

    A cut covers the findings inside it; a finding covers overlapping ones of the rules that its page names. A covered
    finding explains nothing by page unless its coverer lies elsewhere, but a cut inside a cut is covered by the outer
    one. A finding of another program is covered by any finding of our rules, silent guards included, on the same words.
    """
    index = _SpanIndex(drafts)
    _cover_by_cut(drafts, index)
    _cover_by_page(drafts, index)
    _cover_those_of_producers(drafts, index)
    _withhold(drafts, text)


class _SpanIndex:
    """Finds the drafts that a span touches without looking at all of them."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._starts = [draft.span.start for draft in drafts]
        self._reach = list(accumulate((draft.span.end for draft in drafts), max))

    def touching(self, start: int, end: int) -> Iterator[Draft]:
        """The drafts that share a character with a range, or that an empty range lies inside of; the last first."""
        last = bisect_left(self._starts, max(end, start + 1)) - 1
        while last >= 0 and self._reach[last] > start:
            if self._drafts[last].span.end > start:
                yield self._drafts[last]
            last -= 1


def _cover_by_cut(drafts: Sequence[Draft], index: _SpanIndex) -> None:
    for cut in drafts:
        if not cut.cuts:
            continue
        for draft in index.touching(*cut.span):
            if draft is cut or draft.cover or not cut.span.contains(draft.span):
                continue
            if draft.cuts and draft.span == cut.span and draft.order < cut.order:
                continue
            draft.cover = cut
    for draft in drafts:
        # A chain ends at the outermost cut: an editor decides on that one.
        while draft.cover and draft.cover.cover and draft.cover.cover is not draft:
            draft.cover = draft.cover.cover


def _cover_by_page(drafts: Sequence[Draft], index: _SpanIndex) -> None:
    for coverer in drafts:
        if not coverer.rule.covers:
            continue
        for draft in index.touching(*coverer.span):
            if draft.cover is None and draft.rule.name in coverer.rule.covers:
                draft.cover = coverer.cover or coverer


def _cover_those_of_producers(drafts: Sequence[Draft], index: _SpanIndex) -> None:
    for draft in drafts:
        if not draft.from_producer or draft.cover:
            continue
        ours = [other for other in index.touching(*draft.span) if not other.from_producer]
        if ours:
            first = min(ours, key=lambda other: other.order)
            draft.cover = first.cover or first


def _withhold(drafts: Sequence[Draft], text: str) -> None:
    """An edit is withheld if it touches the words of an open question, which it would hide, or words that are to be
    cut.

    A safe one, which nobody reviews, is also withheld if it only shares a word with a question.
    """
    deciding = [draft for draft in drafts if draft.cover is None and (draft.asks or draft.cuts)]
    index = _SpanIndex(deciding)
    for draft in drafts:
        if draft.cover or draft.applicability not in (Applicability.SAFE, Applicability.REVIEW):
            continue
        touched = [other for span in _edited(draft) for other in index.touching(*span) if _overlap(span, other.span)]
        if draft.applicability is Applicability.SAFE:
            touched += [
                other for span in _edited(draft) for other in index.touching(*_word_around(span, text)) if other.asks
            ]
        if any(other.asks for other in touched):
            draft.withheld = "it changes words that an open question is about"
        elif touched and not draft.cuts:
            draft.withheld = "it overlaps words that are to be cut"


def _edited(draft: Draft) -> Iterator[Span]:
    return (edit.span for suggestion in draft.mark.suggestions for edit in suggestion.edits)


def _word_around(span: Span, text: str) -> Span:
    """The span extended to the whole words that it touches."""
    start, end = span
    while start > max(0, span.start - _LONGEST_WORD) and not text[start - 1 : start].isspace():
        start -= 1
    while end < min(len(text), span.end + _LONGEST_WORD) and not text[end].isspace():
        end += 1
    return Span(start, end) if text else span


def _overlap(edit: Span, span: Span) -> bool:
    return edit.start < span.end and span.start < edit.end
