"""The totals of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from checker.model.backend_report import BackendReport
from checker.model.finding import Severity
from checker.model.report import (
    MOST_LISTED,
    BackendStopped,
    DocumentReport,
    Event,
    FailedRule,
    NoReader,
    Notice,
    OutOfScope,
    Skipped,
)


@dataclass(slots=True)
class Summary:
    """Totals of a run: a fold over its events, complete once they are exhausted."""

    strict: bool = False
    """Whether stale baseline entries fail the run."""
    skipped: list[Skipped] = field(default_factory=list)
    failed: list[FailedRule] = field(default_factory=list)
    out_of_scope: list[OutOfScope] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    """Documents in formats that checker can't read, by extension (".docx"). They don't affect the exit code."""
    severities: Counter[Severity] = field(default_factory=Counter)
    failing: int = 0
    """How many open findings fail the run."""
    queries: int = 0
    files: int = 0
    clean: int = 0
    """How many documents had nothing to report."""
    known: Counter[str] = field(default_factory=Counter)
    """Findings that a baseline or an older revision set aside, by reason ("in the baseline")."""
    suppressed: int = 0
    words: int = 0
    notices: list[str] = field(default_factory=list)
    """What a reader of the report should know about the run as a whole, a line each."""
    unlisted: int = 0
    """How many open findings are beyond what a report lists. They are in all other counts."""
    stale: int = 0
    """How many baseline entries no longer match any finding."""
    backends: list[BackendReport] = field(default_factory=list)
    """The backends that ran, by name."""

    def watch(self, events: Iterable[Event]) -> Iterator[DocumentReport]:
        """The reports among the events; every event is counted as it passes."""
        for event in events:
            self.add(event)
            if isinstance(event, DocumentReport):
                yield event

    def add(self, event: Event) -> None:
        """Count one event."""
        match event:
            case DocumentReport():
                self._add_report(event)
            case Skipped():
                self.skipped.append(event)
            case OutOfScope():
                self.out_of_scope.append(event)
            case NoReader(path):
                self.unread[PurePath(path).suffix.lower()] += 1
            case Notice(text, stale):
                self.notices.append(text)
                self.stale += stale
            case BackendStopped(reason):
                self.backends = [
                    backend if backend.complete else backend._replace(failures=(reason,)) for backend in self.backends
                ]

    def _add_report(self, report: DocumentReport) -> None:
        self.files += 1
        self.clean += report.is_clean
        self.known += report.known
        self.suppressed += report.suppressed
        self.words += report.words
        self.failed.extend(report.failed)
        known = {backend.name: backend for backend in self.backends}
        for backend in report.backends:
            known[backend.name] = known[backend.name].with_(backend) if backend.name in known else backend
        self.backends = [known[name] for name in sorted(known)]
        of_rules = Counter(finding.rule for finding in report.open)
        self.unlisted += sum(max(0, number - MOST_LISTED) for number in of_rules.values())
        for finding in report.open:
            self.severities[finding.severity] += 1
            self.failing += report.fails(finding)
            self.queries += finding.query is not None

    def to_dict(self) -> dict[str, Any]:
        """What is known at the end of a run as plain values for JSON: the rest of ``--format json``, without ``tool`` and ``files``."""
        from checker.model.plain_values import run_values  # noqa: PLC0415 - it needs this module

        return run_values(self)

    @property
    def exit_code(self) -> int:
        """3 for an incomplete run; 1 for findings that fail the run or stale entries of a strict baseline; else 0."""
        if self.skipped or self.failed or not all(backend.complete for backend in self.backends):
            return 3
        if self.strict and self.stale:
            return 1
        return int(self.failing > 0)
