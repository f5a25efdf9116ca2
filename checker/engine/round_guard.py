"""Compares the text after a round of fixes with the text before it: a fix that hides a question or creates a defect is
refused.

Whether a rule fires may depend on the whole text: on its length, on which quotation marks are paired, on other
sentences. So a fix can silence a question that it never touches, which shows only when the text is checked again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from checker.model.document import Place
from checker.model.finding import Finding, Severity, Shift, SourceEdit, apply_edits

Fix: TypeAlias = tuple[Finding, tuple[SourceEdit, ...]]
Check: TypeAlias = Callable[[str], Sequence[Finding]]


class Refused(NamedTuple):
    """A fix that was not applied, and why."""

    finding: Finding
    reason: str


class Round(NamedTuple):
    """The result of a round: the new text with its findings, the fixes that were applied and those that were
    refused."""

    text: str
    findings: Sequence[Finding]
    applied: tuple[Finding, ...]
    refused: tuple[Refused, ...]


def harmless_round(text: str, findings: Sequence[Finding], fixes: Sequence[Fix], check: Check) -> Round:
    """Applies as many of ``fixes`` as do no harm together. ``findings`` are those of ``text``.

    Halves a group that fails until single fixes are left, so one harmful fix among n costs about log n checks.
    """
    kept: list[Fix] = []
    refused: list[Refused] = []
    current = Round(text, findings, (), ())
    waiting = [list(fixes)] if fixes else []
    while waiting:
        group = waiting.pop()
        new_text = apply_edits(text, _edits([*kept, *group]))
        new_findings = check(new_text)
        harm = _harm(findings, [*kept, *group], new_findings)
        if not harm:
            kept += group
            current = Round(new_text, new_findings, tuple(finding for finding, _ in kept), ())
        elif len(group) == 1:
            refused.append(Refused(group[0][0], harm))
        else:
            half = len(group) // 2
            waiting += [group[half:], group[:half]]
    return current._replace(refused=tuple(refused))


def _edits(fixes: Sequence[Fix]) -> list[SourceEdit]:
    return [edit for _, edits in fixes for edit in edits]


def _harm(before: Sequence[Finding], fixes: Sequence[Fix], after: Sequence[Finding]) -> str:
    """The harm that the fixes did, in words; empty if they did none."""
    edits = _edits(fixes)
    shift = Shift(edits)
    hidden = _hidden_question(before, fixes, after, shift)
    if hidden is not None:
        return f"it would hide a question: {_excerpt(hidden)}"
    created = _created_defect(before, edits, after, shift)
    return f"it would create a defect ({created.rule}): {_excerpt(created)}" if created is not None else ""


def _hidden_question(
    before: Sequence[Finding], fixes: Sequence[Fix], after: Sequence[Finding], shift: Shift
) -> Finding | None:
    """A question that was not answered, and that its rule no longer asks there.

    A covered question is no longer asked: the next round may fix what covers it, and the question would be lost.
    """
    answered = _Places(
        (finding.rule, place) for finding, edits in fixes if finding.query for place in map(_place, edits)
    )
    fixed = {finding.id for finding, _ in fixes}
    asked = (finding for finding in after if finding.is_open and finding.query)
    still = _Places((finding.rule, place) for finding in asked for place in _places(finding))
    for question in before:
        if not question.is_open or not question.query or question.id in fixed:
            continue
        part, start, end = question.place
        if not answered.overlap(question.place) and not still.overlap(
            Place(part, shift.of(start), shift.of(end)), question.rule
        ):
            return question
    return None


def _created_defect(
    before: Sequence[Finding], edits: Sequence[SourceEdit], after: Sequence[Finding], shift: Shift
) -> Finding | None:
    """A finding in text that an edit wrote, of a rule that found nothing there before, not even a covered finding."""
    known = _Places(
        (old.rule, Place(place.part, shift.of(place.start) - 1, shift.of(place.end) + 1))
        for old in before
        for place in _places(old)
    )
    written = _Places(
        ("", Place(edit.part, start - 1, start + len(edit.text) + 1))
        for edit in edits
        for start in [shift.of(edit.start)]
    )
    for new in after:
        counts = new.is_open and new.severity is not Severity.INFO
        if counts and written.overlap(new.place) and not known.overlap(new.place, new.rule):
            return new
    return None


def _places(finding: Finding) -> Iterator[Place]:
    yield finding.place
    yield from (related.place for related in finding.related)


def _place(edit: SourceEdit) -> Place:
    return Place(edit.part, edit.start, edit.end)


class _Places:
    """Ranges by rule, indexed for overlap queries. An empty rule stands for all rules."""

    def __init__(self, places: Iterable[tuple[str, Place]]) -> None:
        groups: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for rule, place in places:
            for key in {("", place.part), (rule, place.part)}:
                groups[key].append((place.start, place.end))
        self._groups = {key: self._indexed(ranges) for key, ranges in groups.items()}

    @staticmethod
    def _indexed(ranges: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
        ranges.sort()
        return [start for start, _ in ranges], list(accumulate((end for _, end in ranges), max))

    def overlap(self, place: Place, rule: str = "") -> bool:
        """Whether a range of the rule shares a character with a place."""
        starts, reach = self._groups.get((rule, place.part), ([], []))
        last = bisect_left(starts, max(place.end, place.start + 1)) - 1
        return last >= 0 and reach[last] > place.start


def _excerpt(finding: Finding, most: int = 60) -> str:
    words = " ".join(finding.text.split())
    return f"“{words}”" if len(words) <= most else f"“{words[:most].rsplit(' ', 1)[0]} …”"
