"""The limit of a report: of thousands of findings of one rule in a document, the first few hundred say as much. The rest is counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.model.finding import Finding, State
from checker.model.report import COVERED, MOST_LISTED, DocumentReport, Unlisted
from checker.reports.wording.totals import plural
from checker.reports.wording.worklist import kind_of


def limited(reports: Iterable[DocumentReport]) -> Iterator[DocumentReport]:
    """The reports as they come, each within its limit."""
    return map(within_limit, reports)


def within_limit(report: DocumentReport) -> DocumentReport:
    """The report with at most ``MOST_LISTED`` open findings of each rule, and as many covered ones: the worst, and of these the first.

    What a directive or a baseline set aside stays: those are lists of what a person has seen.
    """
    beyond = _beyond(report.findings) if len(report.findings) > MOST_LISTED else frozenset()
    if not beyond:
        return report
    counts = Counter(_unlisted(report.findings[index]) for index in beyond)
    unlisted = tuple(sorted(one._replace(findings=number) for one, number in counts.items()))
    return report._replace(
        findings=tuple(finding for index, finding in enumerate(report.findings) if index not in beyond),
        keys=tuple(keys for index, keys in enumerate(report.keys) if index not in beyond),
        unlisted=unlisted,
        notes=(*report.notes, *_notes(unlisted)),
    )


def _beyond(findings: Sequence[Finding]) -> frozenset[int]:
    """The places of the findings that are left out."""
    places: dict[tuple[str, State], list[int]] = defaultdict(list)
    for index, finding in enumerate(findings):
        if finding.state in (State.OPEN, State.COVERED):
            places[finding.rule, finding.state].append(index)
    return frozenset(
        index
        for of_rule in places.values()
        for index in sorted(of_rule, key=lambda index: findings[index].severity.rank)[MOST_LISTED:]
    )


def _unlisted(finding: Finding) -> Unlisted:
    kind = kind_of(finding) if finding.is_open else COVERED
    return Unlisted(finding.rule, finding.code, finding.severity, kind, 0)


def _notes(unlisted: Sequence[Unlisted]) -> Iterator[str]:
    counts: Counter[str] = Counter()
    for one in unlisted:
        counts[one.rule] += one.findings if one.is_open else 0
    for rule, number in (+counts).items():
        yield f"not listed: {plural(number, 'more finding')} of {rule} (at most {MOST_LISTED} of a rule in a document are)"
