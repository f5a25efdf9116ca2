"""Applies suggestions: in rounds, each checked again, until nothing more is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from checker.engine.round_guard import Check, Fix, Refused, harmless_round
from checker.model.errors import UsageError
from checker.model.finding import Answer, Applicability, Finding, SourceEdit

MOST_ROUNDS = 10


@dataclass(frozen=True)
class Choice:
    """What may be applied: safe fixes always; ``review`` ones too; ``answers`` to queries by id; ``only`` these ids.

    An id may be given by its first digits. ``nothing_else``: not even safe fixes beyond ``answers`` and ``only``. What is named by its id is
    applied in the first round, before what isn't: an id holds for the text that it was given for.
    """

    review: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    only: frozenset[str] = frozenset()
    nothing_else: bool = False

    def answer_for(self, finding: Finding) -> Answer | None:
        """The suggestion of a finding to apply, if any."""
        if not finding.is_open or not finding.answers or finding.withheld:
            return None
        if (self.only or self.nothing_else) and not self.names(finding):
            return None
        key = next((key for start, key in self.answers.items() if finding.id.startswith(start)), None)
        if key is not None:
            return self._lettered(finding, key)
        allowed = {Applicability.SAFE, Applicability.REVIEW} if self.review or self.only else {Applicability.SAFE}
        answer = finding.answers[0]
        return answer if finding.applicability in allowed and answer.edits else None

    @staticmethod
    def _lettered(finding: Finding, key: str) -> Answer:
        for answer in finding.answers:
            if answer.key == key.upper() and not answer.edits:
                raise UsageError(
                    f"--answer {finding.id[:8]}={key}: “{answer.label}” can't be put in for you: write it into the text"
                )
            if answer.key == key.upper():
                return answer
        keys = ", ".join(answer.key for answer in finding.answers)
        raise UsageError(f"--answer {finding.id[:8]}={key}: this finding has the answers {keys}")

    def names(self, finding: Finding) -> bool:
        """Whether the finding's id was given."""
        return _named(finding, self.only) or any(finding.id.startswith(start) for start in self.answers)

    def after_names(self) -> Choice:
        """What is still to be applied once the named findings are: nothing where only they were wanted."""
        return replace(self, answers={}, only=frozenset(), nothing_else=self.nothing_else or bool(self.only))

    @property
    def ids(self) -> frozenset[str]:
        """The ids that were given, as they were given."""
        return frozenset(self.answers) | self.only


def _named(finding: Finding, ids: frozenset[str]) -> bool:
    return any(finding.id.startswith(start) for start in ids)


@dataclass(frozen=True)
class Fixed:
    """A fixed text: the findings that were applied in order, and the fixes that were left out because they would do harm.

    ``stable``: a last round found nothing more to do. ``unknown``: given ids that no finding has.
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
    unknown = frozenset(start for start in choice.ids if not any(f.id.startswith(start) for f in findings))
    for _ in range(MOST_ROUNDS):
        made = harmless_round(text, findings, list(chosen_edits(findings, choice)), check)
        # What nobody asked for by its id may still be applied by a later round; only the last one knows.
        named += [one for one in made.refused if choice.names(one.finding)]
        others = [one for one in made.refused if one not in named]
        if not made.applied:
            return Fixed(text, tuple(applied), stable=True, unknown=unknown, refused=(*named, *others))
        text, findings = made.text, made.findings
        applied.extend(made.applied)
        choice = choice.after_names()
    return Fixed(text, tuple(applied), stable=False, unknown=unknown, refused=tuple(named))


def chosen_edits(findings: Sequence[Finding], choice: Choice) -> Iterator[Fix]:
    """The suggestions of one round: those named, then by start, then longer, severity, rule; one that overlaps waits for the next round."""
    wanted = [
        (finding, answer.edits) for finding in findings if (answer := choice.answer_for(finding)) and answer.edits
    ]
    taken: list[SourceEdit] = []
    for finding, edits in sorted(wanted, key=lambda pair: (not choice.names(pair[0]), *_order(*pair))):
        if not any(_meet(edit, other) for edit in edits for other in taken):
            taken.extend(edits)
            yield finding, edits


def _order(finding: Finding, edits: Sequence[SourceEdit]) -> tuple[int, int, int, str]:
    start, end = min(edit.start for edit in edits), max(edit.end for edit in edits)
    return start, start - end, finding.severity.rank, finding.rule


def _meet(one: SourceEdit, other: SourceEdit) -> bool:
    """Whether they share a character; where one inserts, whether they touch."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end
