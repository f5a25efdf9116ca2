"""The events of a run, one after another, and the Summary that counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

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
        from checker.model.plain_values import run_values  # noqa: PLC0415 - as above

        return run_values(self)

    @property
    def exit_code(self) -> int:
        """3 for an incomplete run; 1 for findings that fail the run or stale entries of a strict baseline; else 0."""
        if self.skipped or self.failed or not all(backend.complete for backend in self.backends):
            return 3
        if self.strict and self.stale:
            return 1
        return int(self.failing > 0)
