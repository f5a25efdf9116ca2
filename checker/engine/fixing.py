"""Applies suggestions in rounds, checking the text again after each, until there is nothing left to apply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.engine.round_guard import Check, Fix, Refused, harmless_round
from checker.model.errors import UsageError
from checker.model.finding import Answer, Applicability, Finding, SourceEdit

MOST_ROUNDS = 10


@dataclass(frozen=True)
class Choice:
    """What to apply: safe fixes; with ``review``, fixes for review too; ``answers`` to queries by id; ``only`` these
    ids, if any; ``written``: answers in a person's own words, by whole ids.

    An id may be abbreviated to its first digits. ``nothing_else``: not even safe fixes beyond ``answers`` and ``only``.
    Findings named by id are fixed in the first round, before others: ids are those of the original text.
    """

    review: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    only: frozenset[str] = frozenset()
    nothing_else: bool = False
    written: Mapping[str, Answer] = field(default_factory=dict)

    def answer_for(self, finding: Finding) -> Answer | None:
        """The suggestion of a finding to apply, if any."""
        if not finding.is_open or finding.withheld:
            return None
        if (self.only or self.nothing_else) and not self.names(finding):
            return None
        if finding.id in self.written:
            return self.written[finding.id]
        key = next((key for start, key in self.answers.items() if finding.is_called(start)), None)
        if key is not None:
            return self._lettered(finding, key)
        if not finding.answers:
            return None
        allowed = {Applicability.SAFE, Applicability.REVIEW} if self.review or self.only else {Applicability.SAFE}
        answer = finding.answers[0]
        return answer if finding.applicability in allowed and answer.edits else None

    @staticmethod
    def _lettered(finding: Finding, key: str) -> Answer:
        for answer in finding.answers:
            if answer.key == key.upper() and not answer.edits:
                raise UsageError(
                    f"--answer {finding.id[:8]}={key}: “{answer.label}” can't be applied automatically; edit the text yourself"
                )
            if answer.key == key.upper():
                return answer
        if not finding.answers:
            raise UsageError(
                f"--answer {finding.id[:8]}={key}: “{finding.text}” has no ready answer; edit the text yourself"
            )
        keys = ", ".join(answer.key for answer in finding.answers)
        raise UsageError(f"--answer {finding.id[:8]}={key}: this finding has no such answer (available: {keys})")

    def names(self, finding: Finding) -> bool:
        """Whether the finding's id was given."""
        return finding.id in self.written or _named(finding, self.only) or _named(finding, self.answers)

    def after_names(self) -> Choice:
        """What remains to be applied once the named findings are fixed: nothing if only they were wanted."""
        return replace(
            self, answers={}, written={}, only=frozenset(), nothing_else=self.nothing_else or bool(self.only)
        )

    @property
    def ids(self) -> frozenset[str]:
        """The given ids, possibly abbreviated."""
        return frozenset(self.answers) | self.only


def _named(finding: Finding, ids: Iterable[str]) -> bool:
    return any(finding.is_called(start) for start in ids)


@dataclass(frozen=True)
class Fixed:
    """A fixed text, with the findings that were fixed, in order, and the fixes that were ``refused`` because they would
    do harm.

    ``stable``: the last round found nothing left to apply. ``unknown``: given ids that no finding has.
    """

    text: str
    applied: tuple[Finding, ...]
    stable: bool
    unknown: frozenset[str] = frozenset()
    refused: tuple[Refused, ...] = ()


def fix(text: str, check: Check, choice: Choice) -> Fixed:
    """Fixes a text. Raises UsageError for an answer that a finding doesn't have."""
    applied: list[Finding] = []
    named: list[Refused] = []
    findings = check(text)
    unknown = frozenset(start for start in choice.ids if not any(f.is_called(start) for f in findings))
    for _ in range(MOST_ROUNDS):
        made = harmless_round(text, findings, list(chosen_edits(findings, choice)), check)
        # A fix that was not asked for by id may still be applied in a later round: only the refusals of the last one
        # are final.
        named += [one for one in made.refused if choice.names(one.finding)]
        others = [one for one in made.refused if one not in named]
        if not made.applied:
            return Fixed(text, tuple(applied), stable=True, unknown=unknown, refused=(*named, *others))
        text, findings = made.text, made.findings
        applied.extend(made.applied)
        choice = choice.after_names()
    return Fixed(text, tuple(applied), stable=False, unknown=unknown, refused=tuple(named))


def chosen_edits(findings: Sequence[Finding], choice: Choice) -> Iterator[Fix]:
    """The suggestions of one round: named ones first, then by start, longer first, severity and rule; one that overlaps
    waits for the next round."""
    wanted = [
        (finding, answer.edits) for finding in findings if (answer := choice.answer_for(finding)) and answer.edits
    ]
    taken: list[SourceEdit] = []
    for finding, edits in sorted(wanted, key=lambda pair: (not choice.names(pair[0]), *_order(*pair))):
        if not any(_overlap(edit, other) for edit in edits for other in taken):
            taken.extend(edits)
            yield finding, edits


def _order(finding: Finding, edits: Sequence[SourceEdit]) -> tuple[int, int, int, str]:
    start, end = min(edit.start for edit in edits), max(edit.end for edit in edits)
    return start, start - end, finding.severity.rank, finding.rule


def _overlap(one: SourceEdit, other: SourceEdit) -> bool:
    """Whether they share a character; if one only inserts, whether they touch."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end
