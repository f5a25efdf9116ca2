"""The baseline stage: findings that are in the baseline don't count, and unused entries are reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from checker.model.report import DocumentReport, Event, Notice
from checker.triage.baseline_file import Baseline
from checker.triage.matching import Entry

_SHOWN = 3


class BaselineStage:
    """A stage. ``paths`` are those of the run, ``ran`` the names of the rules that ran; both decide which unused entries are stale."""

    def __init__(self, baseline: Baseline, paths: Sequence[Path], ran: frozenset[str]) -> None:
        self._baseline = baseline
        self._paths = paths
        self._ran = ran

    def apply(self, events: Iterable[Event]) -> Iterator[Event]:
        """The events, with the known findings baselined, and at the end a Notice if there are stale entries."""
        failed: set[str] = set()
        for event in events:
            if isinstance(event, DocumentReport):
                failed.update(failed_in(event))
                event = self._baseline.mark(event)  # noqa: PLW2901 - the report goes on as the baseline leaves it
            yield event
        stale = self._baseline.stale(self._ran - failed, self._paths)
        if stale:
            yield Notice(_stale_entries(self._baseline.path, stale), len(stale))


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
