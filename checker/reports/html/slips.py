"""A slip: an open finding with its number in the report and its anchors on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.model.finding import Finding
from checker.reports.desk import Desk

KINDS = (("cut", "Cuts"), ("mend", "Mends"), ("question", "Questions to the desk"), ("note", "Notes"))
"""The kinds in a sub-editor's order of work, and what their lists are called."""


class Slip(NamedTuple):
    """``number`` counts within the kind; that of a question is its number in every report."""

    kind: str
    number: int
    finding: Finding
    anchor: str

    @property
    def reference(self) -> str:
        """C1 to the eye, “Cut 1” to the ear."""
        return f'{self.kind[0].upper()}<span class="heard">{self.kind[1:]} </span>{self.number}'

    @property
    def mark_anchor(self) -> str:
        """Where its words stand in the copy."""
        return f"{self.anchor}-words"

    def related_anchor(self, number: int) -> str:
        """Where its other places stand in the copy; ``number`` counts from 0."""
        return f"{self.anchor}-place-{number + 1}"


def slips_of(desk: Desk, prefix: str) -> dict[str, list[Slip]]:
    """The slips of a desk by kind. ``prefix`` parts the anchors of one article from those of another."""
    groups: tuple[Sequence[Finding], ...] = (desk.cuts, desk.mends, desk.questions, desk.notes)
    return {kind: list(_slips(kind, group, prefix)) for (kind, _), group in zip(KINDS, groups, strict=True)}


def _slips(kind: str, findings: Sequence[Finding], prefix: str) -> Iterator[Slip]:
    for number, finding in enumerate(findings, 1):
        asked = finding.query.number if finding.query else None
        yield Slip(kind, asked or number, finding, f"{prefix}-{kind[0]}{number}-{finding.id}")
