"""The events of a run, one after another: what was found in a document, and what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from checker.model.backend_report import BackendReport
from checker.model.finding import Finding, Severity, State
from checker.model.readability import Readability
from checker.model.span import LineIndex


class FailedRule(NamedTuple):
    """A rule that crashed on a document: our bug, never swallowed."""

    rule: str
    path: str
    message: str


class Skipped(NamedTuple):
    """An input that was not read, and why: the run is incomplete."""

    path: str
    reason: str


class OutOfScope(NamedTuple):
    """An input that was left out on purpose, and why. ``language`` is set where no rule reads the input's language."""

    path: str
    reason: str
    language: str = ""


class NoReader(NamedTuple):
    """A document found in a folder, in a format that checker can't read."""

    path: str


class Notice(NamedTuple):
    """Something to say about the run as a whole, in one line. ``stale``: how many baseline entries it reports as unused."""

    text: str
    stale: int = 0


class BackendStopped(NamedTuple):
    """Why a backend that this run had started stopped. The documents it left unanswered only know that it was gone."""

    reason: str


COVERED = "covered"
MOST_LISTED = 200
"""How many findings of one rule a report lists of a document."""


class Unlisted(NamedTuple):
    """Findings of one rule beyond those that a report lists. ``kind``: cut, fix, question or note, or covered."""

    rule: str
    code: str
    severity: Severity
    kind: str
    findings: int

    @property
    def is_open(self) -> bool:
        """Whether they count."""
        return self.kind != COVERED


class DocumentReport(NamedTuple):
    """The findings of one Document, in total order, and its figures."""

    path: str
    unit: str
    language: str
    words: int
    text_length: int
    findings: tuple[Finding, ...]
    source: str
    lines: LineIndex
    readability: Readability | None = None
    failed: tuple[FailedRule, ...] = ()
    notes: tuple[str, ...] = ()
    unassessed: tuple[str, ...] = ()
    """What the rules could not decide without further facts, in words."""
    encoding: str = "utf-8"
    keys: tuple[tuple[str, ...], ...] = ()
    """For each finding, what it may be known by where its id has changed; empty where nobody asks."""

    fail_on: Severity | None = Severity.ERROR
    """From which severity on its findings fail the run; None: never."""

    backends: tuple[BackendReport, ...] = ()
    """What became of what other programs found in it."""

    unread_of: int = 0
    """How many words of prose the source holds, where almost none of them was read; else 0."""

    evidence: Mapping[str, int] = MappingProxyType({})
    """The rules whose findings prove that the document is damaged, with their weights."""

    unlisted: tuple[Unlisted, ...] = ()
    """What a report that lists findings leaves out, by rule, severity and kind."""

    def to_dict(self) -> dict[str, Any]:
        """The report as plain values for JSON: an element of ``files`` in ``--format json``."""
        from checker.model.plain_values import file_values  # noqa: PLC0415 - it needs this module

        return file_values(self)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return tuple(finding for finding in self.findings if finding.is_open)

    @property
    def is_clean(self) -> bool:
        """Whether it has nothing to report: no open finding and no note."""
        return not (self.open or self.notes or self.failed or self.unread_of)

    @property
    def known(self) -> Counter[str]:
        """How many findings a baseline or an older revision set aside, by reason ("in the baseline")."""
        return Counter(finding.reason for finding in self.findings if finding.state is State.BASELINED)

    @property
    def suppressed(self) -> int:
        """How many findings a directive or a side-car file set aside."""
        return sum(finding.state is State.SUPPRESSED for finding in self.findings)

    def fails(self, finding: Finding) -> bool:
        """Whether an open finding of this report is at or above its bar."""
        return self.fail_on is not None and finding.severity.rank <= self.fail_on.rank


Event: TypeAlias = DocumentReport | Skipped | OutOfScope | NoReader | Notice | BackendStopped
"""What a run yields. A stage turns one stream of events into another; nothing is counted before the last one."""
