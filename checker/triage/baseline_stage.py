"""The baseline stage: findings that are in the baseline of their file don't count, and unused entries are reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from checker.model.report import DocumentReport, Event, Notice
from checker.triage.baseline_file import Baseline
from checker.triage.matching import Entry

_SHOWN = 3


@dataclass
class Known:
    """A baseline, and the names of the rules that ran on all of its files so far."""

    baseline: Baseline
    ran: frozenset[str]

    def mark(self, report: DocumentReport) -> DocumentReport:
        """The report with its known findings baselined; rules that failed on it don't count as having run."""
        self.ran = self.ran.difference(failed_in(report))
        return self.baseline.mark(report)

    def stale(self, paths: Iterable[Path]) -> tuple[Entry, ...]:
        """The entries that no finding matches any more, in a run over ``paths``."""
        return self.baseline.stale(self.ran, paths)


class Baselines(Protocol):
    """The baselines of a run: files with a configuration of their own may have their own."""

    def of(self, path: str) -> Known | None:
        """The baseline of a file; None where it has none."""

    def all(self) -> Iterable[Known]:
        """Those that were asked for so far."""


class BaselineStage:
    """A stage. ``paths`` are those of the run, which decide which unused entries are stale."""

    def __init__(self, baselines: Baselines, paths: Sequence[Path]) -> None:
        self._baselines = baselines
        self._paths = paths

    def apply(self, events: Iterable[Event]) -> Iterator[Event]:
        """The events, with the known findings baselined, and at the end a Notice for each baseline that has stale entries."""
        for event in events:
            if isinstance(event, DocumentReport) and (known := self._baselines.of(event.path)):
                yield known.mark(event)
            else:
                yield event
        for known in self._baselines.all():
            if stale := known.stale(self._paths):
                yield Notice(_stale_entries(known.baseline.path, stale), len(stale))


def failed_in(report: DocumentReport) -> Iterator[str]:
    """The rules that failed on a document, and the backends that did not answer on all of it: their entries may still be needed."""
    yield from (failed.rule for failed in report.failed)
    yield from (backend.name for backend in report.backends if not backend.complete)


def _stale_entries(path: Path, stale: Sequence[Entry]) -> str:
    shown = "; ".join(f"{entry.path}: {entry.rule} “{entry.words}”" for entry in stale[:_SHOWN])
    more = f"; and {len(stale) - _SHOWN} more" if len(stale) > _SHOWN else ""
    entries = "1 entry no longer matches" if len(stale) == 1 else f"{len(stale)} entries no longer match"
    them = "it" if len(stale) == 1 else "them"
    return f"{path.as_posix()}: {entries} any finding ({shown}{more}); run “checker baseline --prune PATH…” to remove {them}"
