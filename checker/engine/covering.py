"""Settles which finding explains which: so that one defect is told once, and no fix hides another defect."""

from __future__ import annotations

from collections.abc import Sequence

from checker.engine.draft import Draft
from checker.model.finding import Applicability


def settle(drafts: Sequence[Draft]) -> None:
    """Sets ``cover`` and ``withheld`` on drafts in their total order.

    A cut covers what lies inside it; a rule covers what its page names where the two overlap. A covered finding explains nothing
    by page unless its coverer lies elsewhere, but a cut inside a cut is covered by the outer one.
    """
    _cover_by_cut(drafts)
    _cover_by_page(drafts)
    _withhold(drafts)


def _cover_by_cut(drafts: Sequence[Draft]) -> None:
    cuts = [draft for draft in drafts if draft.cuts]
    for cut in cuts:
        for draft in drafts:
            if draft.span.start >= cut.span.end:
                break
            if draft is cut or draft.cover or not cut.span.contains(draft.span):
                continue
            if draft.cuts and (draft.span == cut.span and draft.order < cut.order):
                continue
            draft.cover = cut
    for draft in drafts:
        # A chain ends at the outermost cut: that is the one an editor decides on.
        while draft.cover and draft.cover.cover and draft.cover.cover is not draft:
            draft.cover = draft.cover.cover


def _cover_by_page(drafts: Sequence[Draft]) -> None:
    for coverer in drafts:
        if not coverer.rule.covers:
            continue
        for draft in drafts:
            if draft.span.start >= coverer.span.end:
                break
            if draft.cover is None and draft.rule.name in coverer.rule.covers and draft.span.overlaps(coverer.span):
                draft.cover = coverer.cover or coverer


def _withhold(drafts: Sequence[Draft]) -> None:
    """An edit that touches an open query's words waits for the answer: else it would hide what the question is about."""
    asking = [draft for draft in drafts if draft.asks and draft.cover is None]
    for draft in drafts:
        if draft.cover or draft.applicability not in (Applicability.SAFE, Applicability.REVIEW):
            continue
        for query in asking:
            if query is not draft and _touches(draft, query):
                draft.withheld = "it touches words that an open question is about"
                break


def _touches(draft: Draft, query: Draft) -> bool:
    span = query.span
    edits = (edit.span for suggestion in draft.mark.suggestions for edit in suggestion.edits)
    return any(edit.start < span.end and span.start < edit.end for edit in edits)
