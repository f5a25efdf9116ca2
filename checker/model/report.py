"""What a run tells: one DocumentReport after another, then the Summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
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


class OutOfScope(NamedTuple):
    """An input that was left out on purpose, and why. ``language`` is the one that no rule reads, where that is why."""

    path: str
    reason: str
    language: str = ""


class BackendRule(NamedTuple):
    """A rule of a backend that has findings, with what the backend calls its kind."""

    id: str
    category: str
    issue_type: str


class BackendReport(NamedTuple):
    """What became of what another program found: in one Document, or in a run."""

    name: str
    version: str
    matches: int = 0
    """How many it gave."""
    filtered: tuple[tuple[str, int], ...] = ()
    """Reasons why some of them are no findings, or lost suggestions, each with its number; by reason."""
    rules: tuple[BackendRule, ...] = ()
    """The rules of those that are findings, in order."""
    failures: tuple[str, ...] = ()
    """Why it did not answer, or not on all."""
    unseen: tuple[str, ...] = ()
    """The paths of which it has not seen all."""

    @property
    def complete(self) -> bool:
        """Whether it answered on everything that it was asked."""
        return not self.failures

    def with_(self, other: BackendReport) -> BackendReport:
        """Both in one."""
        counts = Counter(dict(self.filtered))
        counts.update(dict(other.filtered))
        return BackendReport(
            self.name,
            self.version or other.version,
            self.matches + other.matches,
            tuple(sorted(counts.items())),
            tuple(sorted({*self.rules, *other.rules})),
            tuple(dict.fromkeys((*self.failures, *other.failures))),
            # The documents of one file follow one another.
            self.unseen + (other.unseen if self.unseen[-1:] != other.unseen else ()),
        )


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
    keys: tuple[tuple[str, ...], ...] = ()
    """For each finding, what it may be known by where its id has changed; empty where nobody asks."""

    fail_on: Severity | None = Severity.ERROR
    """From which severity on its findings fail the run; None: never."""

    backends: tuple[BackendReport, ...] = ()
    """What became of what other programs found in it."""

    unread_of: int = 0
    """How many words of prose the source holds, where almost none of them was read; else 0."""

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return tuple(finding for finding in self.findings if finding.is_open)

    def fails(self, finding: Finding) -> bool:
        """Whether an open finding of this report is at or above its bar."""
        return self.fail_on is not None and finding.severity.rank <= self.fail_on.rank


@dataclass(slots=True)
class Summary:
    """Totals of a run, complete once its stream of DocumentReports is exhausted."""

    skipped: list[SkippedInput] = field(default_factory=list)
    failed: list[FailedRule] = field(default_factory=list)
    out_of_scope: list[OutOfScope] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    """How many documents that no reader takes a walk met, by extension (".docx"). They don't count for the exit code."""
    severities: Counter[Severity] = field(default_factory=Counter)
    failing: int = 0
    """How many open findings fail the run."""
    queries: int = 0
    files: int = 0
    words: int = 0
    incomplete: bool = False
    notices: list[str] = field(default_factory=list)
    """What a reader of the report should know of the run as a whole, a line each."""
    stale: int = 0
    """How many entries of the baseline are met by no finding any more."""
    strict: bool = False
    """Whether stale entries fail the run."""
    backends: list[BackendReport] = field(default_factory=list)
    """The other programs that were asked, in the order of their names."""

    def add(self, report: DocumentReport) -> None:
        """Count one report."""
        self.files += 1
        self.words += report.words
        self.failed.extend(report.failed)
        self.ask(report.backends)
        for finding in report.findings:
            if finding.is_open:
                self._count(finding, report, 1)

    def ask(self, backends: Iterable[BackendReport]) -> None:
        """Count what other programs found; of one that nothing was asked of yet, that it takes part in the run."""
        known = {backend.name: backend for backend in self.backends}
        for backend in backends:
            known[backend.name] = known[backend.name].with_(backend) if backend.name in known else backend
        self.backends = [known[name] for name in sorted(known)]

    def discount(self, finding: Finding, report: DocumentReport) -> None:
        """Count a finding no more that was open when its report was added."""
        self._count(finding, report, -1)

    def _count(self, finding: Finding, report: DocumentReport, number: int) -> None:
        self.severities[finding.severity] += number
        self.failing += number if report.fails(finding) else 0
        self.queries += number if finding.query is not None else 0

    @property
    def exit_code(self) -> int:
        """3 incomplete, 1 findings at or above the bar or stale entries of a strict baseline, else 0."""
        if self.skipped or self.failed or self.incomplete or not all(backend.complete for backend in self.backends):
            return 3
        if self.strict and self.stale:
            return 1
        return int(self.failing > 0)
