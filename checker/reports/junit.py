"""JUnit XML: a test suite for each document, a failed test for each finding that fails the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.model.finding import Finding, State
from checker.model.report import DocumentReport, Unlisted
from checker.model.summary import Summary
from checker.reports import Need, RunInfo
from checker.reports.annotations import Incident, full_message, incidents
from checker.reports.escaping import relative, xml_text
from checker.reports.wording.excerpts import where
from checker.reports.wording.totals import plural

NAME = "junit"
EXTENSIONS = (".xml",)
NEEDS: frozenset[Need] = frozenset()

_SUPPRESSED = (State.SUPPRESSED, State.BASELINED)


def render(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """One suite as each document is checked; a document without findings, or a run without documents, is a test that passes."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="checker" time="0">\n'
    empty = True
    for report in reports:
        yield _document(report)
        empty = False
    cases = [_incident(incident) for incident in incidents(summary)]
    if summary.strict and summary.stale:
        cases.append(_stale(summary))
    if cases:
        yield _suite("checker", cases)
    elif empty:
        yield _suite("checker", [_case("checker", "no files to check")])
    yield "</testsuites>\n"


def _document(report: DocumentReport) -> str:
    path = relative(report.path)
    listed = [finding for finding in report.findings if finding.is_open or finding.state in _SUPPRESSED]
    cases = [_finding(finding, report, path) for finding in listed]
    cases += [_unlisted(one, report, path) for one in report.unlisted if one.is_open]
    return _suite(f"{path} {report.unit}".rstrip(), cases or [_case(path, "checker", path)])


def _suite(name: str, cases: Sequence[str]) -> str:
    counts = " ".join(f'{kind}s="{_count(cases, kind)}"' for kind in ("failure", "error"))
    head = f'<testsuite name="{xml_text(name)}" tests="{len(cases)}" {counts} skipped="{_count(cases, "skipped")}" time="0">'
    return f"  {head}\n{''.join(cases)}  </testsuite>\n"


def _count(cases: Sequence[str], kind: str) -> int:
    # Words are escaped, so that a tag in a case is its own.
    return sum(f"<{kind} " in case for case in cases)


def _finding(finding: Finding, report: DocumentReport, path: str) -> str:
    position = where(finding, report)
    line = position.partition(":")[0]
    name = f"{finding.code} {finding.rule} {position}"
    return _case(path, name, path, line, _outcome(finding, f"{path}:{position}", report))


def _unlisted(one: Unlisted, report: DocumentReport, path: str) -> str:
    """Findings beyond the limit of a report, as one test."""
    message = xml_text(f"{plural(one.findings, f'more {one.severity}')} of {one.rule} not listed")
    outcome = f"<system-out>{message}</system-out>"
    if report.fail_on is not None and one.severity.rank <= report.fail_on.rank:
        outcome = f'<failure type="{one.severity}" message="{message}">{message}</failure>'
    return _case(path, f"{one.code} {one.rule} beyond the limit", path, outcome=outcome)


def _outcome(finding: Finding, position: str, report: DocumentReport) -> str:
    """Failed where the run fails for it, else passed with the words as its output; suppressed findings are skipped."""
    if not finding.is_open:
        return f'<skipped message="{xml_text(f"{finding.state}: {finding.reason}".rstrip(": "))}"/>'
    message = xml_text(full_message(finding))
    if not report.fails(finding):
        return f"<system-out>{finding.severity}: {message}</system-out>"
    return f'<failure type="{finding.severity}" message="{message}">{xml_text(position)}: {message}</failure>'


def _incident(incident: Incident) -> str:
    message = xml_text(incident.message)
    outcome = f'<error type="{incident.name}" message="{message}">{message}</error>'
    path = relative(incident.path)
    return _case(path or "checker", f"{incident.name} {incident.rule}".rstrip(), path, outcome=outcome)


def _stale(summary: Summary) -> str:
    message = "; ".join(summary.notices) or "the baseline has entries that no longer match any finding"
    return _case("checker", "baseline", outcome=f'<failure type="baseline" message="{xml_text(message)}"/>')


def _case(owner: str, name: str, path: str = "", line: str = "", outcome: str = "") -> str:
    file = f' file="{xml_text(path)}"' if path else ""
    at = f' line="{line}"' if line else ""
    head = f'    <testcase classname="{xml_text(owner)}" name="{xml_text(name)}"{file}{at} time="0"'
    return f"{head}>{outcome}</testcase>\n" if outcome else f"{head}/>\n"
