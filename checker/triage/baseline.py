"""Runs with a baseline: findings that stand already don't count, and entries that nothing meets any more are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from checker.base.atomic_write import write_whole
from checker.model.errors import CheckerError
from checker.model.report import DocumentReport, Summary
from checker.triage.baseline_file import Baseline
from checker.triage.matching import Entry

_SHOWN = 3


def baselined(
    reports: Iterable[DocumentReport], baseline: Baseline, summary: Summary, paths: Sequence[Path], ran: frozenset[str]
) -> Iterator[DocumentReport]:
    """The reports with what stands in the baseline marked, and counted in ``summary`` no more; it has the stale entries at the end.

    ``paths`` are those of the run, ``ran`` the names of the rules that ran.
    """
    for report in reports:
        yield recounted(report, baseline.mark(report), summary)
    stale = baseline.stale(ran - failed_in(summary), paths)
    summary.stale += len(stale)
    if stale:
        summary.notices.append(_told(baseline.path, stale))


def failed_in(summary: Summary) -> frozenset[str]:
    """The rules that failed in a run, and the programs that did not answer on all."""
    rules = (failed.rule for failed in summary.failed)
    return frozenset((*rules, *(backend.name for backend in summary.backends if not backend.complete)))


def recounted(report: DocumentReport, settled: DocumentReport, summary: Summary) -> DocumentReport:
    """The settled report; the findings that it closes are counted no more."""
    for before, after in zip(report.findings, settled.findings, strict=True):
        if before.is_open and not after.is_open:
            summary.discount(before, report)
    return settled


def _told(path: Path, stale: Sequence[Entry]) -> str:
    shown = "; ".join(f"{entry.path}: {entry.rule} “{entry.words}”" for entry in stale[:_SHOWN])
    more = f"; and {len(stale) - _SHOWN} more" if len(stale) > _SHOWN else ""
    entries = "1 entry is" if len(stale) == 1 else f"{len(stale)} entries are"
    return f"{path.as_posix()}: {entries} met by nothing any more ({shown}{more}); “checker baseline --prune PATH…” takes them out"


def save(path: Path, text: str) -> None:
    """Writes a baseline whole or not at all. Raises CheckerError where it can't be written."""
    try:
        write_whole(path, text.encode("utf-8", "surrogateescape"))
    except OSError as error:
        raise CheckerError(f"{path.as_posix()}: can't be written: {error.strerror or error}") from error
