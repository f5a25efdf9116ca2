"""From settled drafts to Findings: messages filled, places mapped to the source."""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence

from checker.engine.draft import Draft
from checker.engine.identity import HERE_TOO
from checker.model.document import Document, Place
from checker.model.errors import EditRefusedError
from checker.model.finding import Answer, Applicability, Finding, Query, RelatedPlace, SourceEdit, State
from checker.model.mark import Edit, Suggestion
from checker.model.span import Span

_LETTERS = string.ascii_uppercase


def findings_of(drafts: Sequence[Draft], document: Document) -> tuple[Finding, ...]:
    """The Findings of drafts in their order. Queries are numbered once it is known which findings count."""
    return tuple(_finding(draft, document) for draft in drafts)


def _finding(draft: Draft, document: Document) -> Finding:
    rule, mark = draft.rule, draft.mark
    is_open = draft.cover is None
    query = Query(None, draft.query) if draft.asks else None
    return Finding(
        id=draft.id,
        rule=rule.name,
        code=rule.code,
        case=mark.case,
        severity=draft.severity,
        applicability=draft.applicability if mark.suggestions or draft.asks else Applicability.NONE,
        mqm=rule.mqm,
        span=draft.span,
        place=document.offsets.place(draft.span),
        text=draft.span.text(document.text),
        message=draft.message,
        answers=tuple(_answers(mark.suggestions, document)),
        query=query,
        state=State.OPEN if is_open else State.COVERED,
        covered_by=draft.cover.id if draft.cover else None,
        reason=f"explained by {draft.cover.rule.name}" if draft.cover else "",
        related=tuple(_related(draft, document)),
        cuts=draft.cuts,
        withheld=draft.withheld,
        evidence=draft.evidence,
        fingerprint=draft.fingerprint,
    )


def _answers(suggestions: Sequence[Suggestion], document: Document) -> Iterator[Answer]:
    for key, suggestion in zip(_LETTERS, suggestions, strict=False):
        try:
            edits = tuple(_source_edits(suggestion, document))
            yield Answer(key, suggestion.label, edits)
        except EditRefusedError as error:
            yield Answer(key, suggestion.label, (), refused=str(error))


def _source_edits(suggestion: Suggestion, document: Document) -> Iterator[SourceEdit]:
    for edit in suggestion.edits:
        try:
            place, text = document.offsets.edit(edit.span, edit.text)
        except EditRefusedError:
            if not edit.text:
                raise
            place, text = _of_changed_words(edit, document)
        yield SourceEdit(place.part, place.start, place.end, text)


def _of_changed_words(edit: Edit, document: Document) -> tuple[Place, str]:
    """An edit of those characters alone that it changes: what it leaves as it is may hold the markup.

    Of “the <!-- map --> the”, either word may go. Raises EditRefusedError where markup stands within what changes, however it is read.
    """
    first, second = _least(edit.span, edit.text, document.text)
    try:
        return document.offsets.edit(*first, keep_markup=True)
    except EditRefusedError:
        if first == second:
            raise
        return document.offsets.edit(*second, keep_markup=True)


def _least(span: Span, new: str, text: str) -> Sequence[tuple[Span, str]]:
    """The same edit without the characters that it keeps: as many as it can at its beginning, or at its end."""
    old = span.text(text)
    shorter = min(len(old), len(new))
    before, after = _common(old, new), _common(old[::-1], new[::-1])
    kept = ((before, min(after, shorter - before)), (min(before, shorter - after), after))
    return [(Span(span.start + first, span.end - last), new[first : len(new) - last]) for first, last in kept]


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _related(draft: Draft, document: Document) -> Iterator[RelatedPlace]:
    for related in draft.mark.related:
        yield RelatedPlace(document.offsets.place(related.span), related.message)
    for span in draft.mark.also:
        yield RelatedPlace(document.offsets.place(span), HERE_TOO)
