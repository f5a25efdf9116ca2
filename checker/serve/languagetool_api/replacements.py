"""What may stand in place of the marked words, for clients that know no other kind of fix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from checker.model.document import Place
from checker.model.errors import EditRefusedError
from checker.model.finding import Answer, Finding, SourceEdit, apply_edits
from checker.model.span import Span
from checker.reports.annotations import writable_answers
from checker.serve.languagetool_api.annotated_text import AnnotatedText


class Marked(NamedTuple):
    """The range that a match marks, in the text that is checked, and the answers that edit nothing outside of it."""

    span: Span
    answers: tuple[Answer, ...]


class Replacement(NamedTuple):
    """Words for the whole marked range of the text with its markup, and what they are an answer to."""

    words: str
    note: str


def marked_by(finding: Finding, text: AnnotatedText) -> Marked:
    """What a finding marks: its words, and for a cut the blanks that go with them."""
    answers = writable_answers(finding)
    span = Span(finding.place.start, finding.place.end)
    if finding.cuts and answers:
        span = _with_blanks(span, answers[0].edits, text.plain)
    return Marked(span, tuple(answer for answer in answers if _edits_only(span, answer.edits)))


def _with_blanks(span: Span, edits: Sequence[SourceEdit], plain: str) -> Span:
    start, end = min(edit.start for edit in edits), max(edit.end for edit in edits)
    wide = Span(min(start, span.start), max(end, span.end))
    added = plain[wide.start : span.start] + plain[span.end : wide.end]
    return wide if not added.strip() else span


def _edits_only(span: Span, edits: Sequence[SourceEdit]) -> bool:
    return all(span.contains(Span(edit.start, edit.end)) for edit in edits)


def replacements_of(finding: Finding, marked: Marked, text: AnnotatedText) -> Iterator[Replacement]:
    """A replacement for each answer that can be written there without touching markup."""
    place = text.offsets.place(marked.span)
    for answer in marked.answers:
        try:
            edits = [_written(_narrowed(edit, text.plain), text, place) for edit in answer.edits]
        except EditRefusedError:
            continue
        words = apply_edits(text.whole, edits, within=Span(place.start, place.end))
        yield Replacement(words, f"answer {answer.key}" if finding.query else "")


def _narrowed(edit: SourceEdit, plain: str) -> SourceEdit:
    """The edit without the characters at both ends that it keeps: markup may stand between them and the rest."""
    old, new = plain[edit.start : edit.end], edit.text
    before = _alike(old, new)
    after = _alike(old[before:][::-1], new[before:][::-1])
    return SourceEdit(edit.part, edit.start + before, edit.end - after, new[before : len(new) - after])


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _written(edit: SourceEdit, text: AnnotatedText, marked: Place) -> SourceEdit:
    place, words = text.offsets.edit(Span(edit.start, edit.end), edit.text, keep_markup=True)
    if edit.start == edit.end:
        # Words between two stretches of text may go before or after the markup there.
        at = min(max(place.start, marked.start), marked.end)
        return SourceEdit("", at, at, words)
    return SourceEdit("", place.start, place.end, words)
