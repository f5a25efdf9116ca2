"""What a run tells: one DocumentReport after another, then the Summary."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model.finding import Finding, Severity
from checker.model.readability import Readability
from checker.model.span import LineIndex


class FailedRule(NamedTuple):
    """A rule that crashed on a document: our bug, never swallowed."""

    rule: str
    path: str
    message: str


class SkippedInput(NamedTuple):
    """An input that was not read, and why."""

    path: str
    reason: str


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
    score: float | None = None
    failed: tuple[FailedRule, ...] = ()
    notes: tuple[str, ...] = ()
    unassessed: tuple[str, ...] = ()
    """What the rules could not tell for want of a fact, in words."""
    encoding: str = "utf-8"

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return tuple(finding for finding in self.findings if finding.is_open)


@dataclass(slots=True)
class Summary:
    """Totals of a run, complete once its stream of DocumentReports is exhausted."""

    skipped: list[SkippedInput] = field(default_factory=list)
    failed: list[FailedRule] = field(default_factory=list)
    out_of_scope: list[SkippedInput] = field(default_factory=list)
    severities: Counter[Severity] = field(default_factory=Counter)
    queries: int = 0
    files: int = 0
    words: int = 0
    fail_on: Severity | None = Severity.ERROR
    incomplete: bool = False

    def add(self, report: DocumentReport) -> None:
        """Count one report."""
        self.files += 1
        self.words += report.words
        self.failed.extend(report.failed)
        for finding in report.findings:
            if finding.is_open:
                self.severities[finding.severity] += 1
                self.queries += finding.query is not None

    @property
    def exit_code(self) -> int:
        """3 incomplete, 1 findings at or above the bar, else 0."""
        if self.skipped or self.failed or self.incomplete:
            return 3
        bar = self.fail_on
        failing = bar is not None and any(n and severity.rank <= bar.rank for severity, n in self.severities.items())
        return int(failing)
