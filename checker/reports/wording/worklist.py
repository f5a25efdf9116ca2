"""The open findings of a report by what is to be done with them, and the verdict that opens a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from checker.model.finding import Applicability, Finding, Severity, State
from checker.model.report import DocumentReport
from checker.reports.wording.totals import plural, set_aside


class Worklist(NamedTuple):
    """The open findings of a report by what is to be done with them, in a sub-editor's order of work."""

    cuts: list[Finding]
    fixes: list[Finding]
    questions: list[Finding]
    notes: list[Finding]


KINDS = (("cut", "Cuts"), ("fix", "Fixes"), ("question", "Questions for the editor"), ("note", "Notes"))
"""What the fields of a Worklist hold, and their headings."""


def worklist_of(report: DocumentReport) -> Worklist:
    """Sorts the open findings into cuts, fixes, questions and notes."""
    by_kind: dict[str, list[Finding]] = {kind: [] for kind, _ in KINDS}
    for finding in report.open:
        by_kind[kind_of(finding)].append(finding)
    return Worklist(*by_kind.values())


def kind_of(finding: Finding) -> str:
    """What is to be done with an open finding: one of ``KINDS``."""
    if finding.query is not None:
        return "question"
    if finding.cuts:
        return "cut"
    return "fix" if finding.severity is not Severity.INFO and finding.answers else "note"


def unlisted_of(report: DocumentReport, kind: str) -> Counter[str]:
    """How many findings of a kind a report leaves out, by rule."""
    return Counter({one.rule: one.findings for one in report.unlisted if one.kind == kind})


def covered_by(cut: Finding, report: DocumentReport) -> list[Finding]:
    """What a cut covers, which matters if it is refused. Another cut of the same words says nothing new."""
    covered = (finding for finding in report.findings if finding.state is State.COVERED)
    return [finding for finding in covered if finding.covered_by == cut.id and not finding.cuts]


def is_certain(finding: Finding) -> bool:
    """Whether its fix needs no confirmation."""
    return finding.applicability is Applicability.SAFE or bool(finding.withheld)


def first_few(
    findings: Sequence[Finding], most: int, unlisted: Mapping[str, int] = MappingProxyType({})
) -> Iterator[tuple[Finding, int]]:
    """Each finding with how many more of its rule are left out after it: only the first ``most`` of a rule are given.

    ``unlisted``: how many others of a rule there are.
    """
    totals = Counter(unlisted)
    totals.update(finding.rule for finding in findings)
    seen: dict[str, int] = {}
    for finding in findings:
        seen[finding.rule] = seen.get(finding.rule, 0) + 1
        if seen[finding.rule] <= most:
            yield finding, totals[finding.rule] - most if seen[finding.rule] == most else 0


def verdict(report: DocumentReport, worklist: Worklist) -> str:
    """The first line: may it be published, what is to be done, and what was set aside."""
    counts = (
        (len(findings) + unlisted_of(report, kind).total(), kind)
        for (kind, _), findings in zip(KINDS, worklist, strict=True)
    )
    todo = ", ".join(plural(count, kind) for count, kind in counts if count)
    aside = set_aside(report.known, report.suppressed)
    details = "; ".join(([todo] if todo else []) + aside)
    headline = _headline(report, is_idle=not todo)
    return f"{headline}: {details}" if details else headline


def _headline(report: DocumentReport, *, is_idle: bool) -> str:
    if any(finding.severity is Severity.ERROR for finding in report.open):
        return "NOT PUBLISHABLE"
    if any(finding.severity is Severity.WARNING for finding in report.open):
        return "NEEDS REVIEW"
    if report.unread_of:
        return f"MOSTLY UNREAD: {report.words:,} of {report.unread_of:,} words were read"
    if report.known:
        return "NOTHING NEW" if is_idle else "NO NEW ERRORS"
    return "NO ERRORS FOUND"
