"""GitHub workflow commands, which annotate the lines of a change: the worst first, as many as GitHub shows of one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model.finding import Finding, Severity
from checker.model.report import DocumentReport, Summary
from checker.reports.desk import plural
from checker.reports.escaping import relative, well_formed
from checker.reports.regions import utf16_region
from checker.reports.wording import Incident, incidents, told

_MOST = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(reports: Iterable[DocumentReport], summary: Summary, rules: str) -> Iterator[str]:
    """Up to ten commands of each level once everything is checked, then the totals and how many are not shown."""
    shown: dict[Severity, list[str]] = {severity: [] for severity in Severity}
    totals = dict.fromkeys(Severity, 0)
    for report in reports:
        for finding in report.open:
            totals[finding.severity] += 1
            if len(shown[finding.severity]) < _MOST:
                shown[finding.severity].append(_annotation(finding, report))
    troubles = [_trouble(incident) for incident in incidents(summary)]
    totals[Severity.ERROR] += len(troubles)
    shown[Severity.ERROR] = [*troubles, *shown[Severity.ERROR]][:_MOST]
    for severity in Severity:
        yield from shown[severity]
    yield from (f"checker: {_data(notice)}\n" for notice in summary.notices)
    yield _last_line(summary, totals, {severity: totals[severity] - len(shown[severity]) for severity in Severity})


def _annotation(finding: Finding, report: DocumentReport) -> str:
    region = utf16_region(report.lines, finding.place.start, finding.place.end)
    properties: dict[str, object] = {"file": relative(report.path), "line": region.line, "endLine": region.end_line}
    if region.line == region.end_line:
        # GitHub drops an annotation that has columns and runs over several lines.
        properties |= {"col": region.column, "endColumn": region.end_column}
    properties["title"] = f"checker ({finding.code} {finding.rule})"
    return _command(_COMMANDS[finding.severity], properties, told(finding))


def _trouble(incident: Incident) -> str:
    properties: dict[str, object] = {"file": relative(incident.path)} if incident.path else {}
    return _command("error", properties | {"title": f"checker ({incident.name})"}, incident.message)


def _command(name: str, properties: dict[str, object], message: str) -> str:
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    return well_formed(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _last_line(summary: Summary, totals: dict[Severity, int], hidden: dict[Severity, int]) -> str:
    files = plural(summary.files, "file")
    if not any(totals.values()):
        return f"checker: nothing found in {files}\n"
    rest = f"; not shown above: {_counts(hidden)}" if any(hidden.values()) else ""
    return f"checker: {_counts(totals)} in {files}{rest}\n"


def _counts(counts: dict[Severity, int]) -> str:
    return ", ".join(plural(count, _NOUNS[severity]) for severity, count in counts.items() if count)
