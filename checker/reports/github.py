"""GitHub workflow commands, which annotate the lines of a change, and the summary of a job ($GITHUB_STEP_SUMMARY)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.base.visible import hidden_named
from checker.model.finding import Finding, Severity
from checker.model.report import DocumentReport
from checker.model.summary import Summary
from checker.reports import Format, Need, RunInfo
from checker.reports.annotations import Incident, full_message, incidents
from checker.reports.escaping import markdown_text, relative, well_formed
from checker.reports.wording.excerpts import shortened, where
from checker.reports.wording.totals import plural

NAME = "github"
NEEDS: frozenset[Need] = frozenset()

# GitHub shows ten annotations of each level of one step.
_MOST_ANNOTATIONS = 10
# GitHub refuses a summary over 1 MiB; what is left is for the lines around the table.
_MOST_BYTES = 1_000_000
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """Up to ten commands of each level, the worst first, then the totals and how many are not shown."""
    shown: dict[Severity, list[str]] = {severity: [] for severity in Severity}
    totals = dict.fromkeys(Severity, 0)
    for report in reports:
        for finding in report.open:
            totals[finding.severity] += 1
            if len(shown[finding.severity]) < _MOST_ANNOTATIONS:
                shown[finding.severity].append(_annotation(finding, report))
        for severity, number in _unlisted(report):
            totals[severity] += number
    problems = [_incident(incident) for incident in incidents(summary)]
    totals[Severity.ERROR] += len(problems)
    shown[Severity.ERROR] = [*problems, *shown[Severity.ERROR]][:_MOST_ANNOTATIONS]
    for severity in Severity:
        yield from shown[severity]
    yield from (f"checker: {_data(notice)}\n" for notice in summary.notices)
    yield _last_line(summary, totals, {severity: totals[severity] - len(shown[severity]) for severity in Severity})


def _unlisted(report: DocumentReport) -> Iterator[tuple[Severity, int]]:
    """How many open findings the report leaves out."""
    return ((one.severity, one.findings) for one in report.unlisted if one.is_open)


def _annotation(finding: Finding, report: DocumentReport) -> str:
    region = report.lines.utf16_region(finding.place.start, finding.place.end)
    properties: dict[str, object] = {"file": relative(report.path), "line": region.line, "endLine": region.end_line}
    if region.line == region.end_line:
        # GitHub drops an annotation that has columns and runs over several lines.
        properties |= {"col": region.column, "endColumn": region.end_column}
    properties["title"] = f"checker ({finding.code} {finding.rule})"
    return _command(_COMMANDS[finding.severity], properties, full_message(finding))


def _incident(incident: Incident) -> str:
    properties: dict[str, object] = {"file": relative(incident.path)} if incident.path else {}
    return _command("error", properties | {"title": f"checker ({incident.name})"}, incident.message)


def _command(name: str, properties: dict[str, object], message: str) -> str:
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    return hidden_named(well_formed(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _last_line(summary: Summary, totals: dict[Severity, int], hidden: dict[Severity, int]) -> str:
    files = plural(summary.files, "file")
    if not any(totals.values()):
        return f"checker: no problems found in {files}\n"
    rest = f"; not shown above: {_counts(hidden)}" if any(hidden.values()) else ""
    return f"checker: {_counts(totals)} in {files}{rest}\n"


def _counts(counts: Mapping[Severity, int]) -> str:
    return ", ".join(plural(count, _NOUNS[severity]) for severity, count in counts.items() if count)


class _Rows:
    """Rows of a table, as many as there is room for, and how many there were."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.count = 0
        self._room = _MOST_BYTES

    def add(self, row: str) -> None:
        self.count += 1
        self._room -= len(row.encode())
        if self._room >= 0:
            self.rows.append(row)


def render_job_summary(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """A page of Markdown: totals, what was not checked, a table of findings, the worst first; cut at a whole row below 1 MiB."""
    tables = {severity: _Rows() for severity in Severity}
    for report in reports:
        for finding in report.open:
            tables[finding.severity].add(_row(finding, report))
        for severity, number in _unlisted(report):
            tables[severity].count += number
    problems = _Rows()
    for incident in incidents(summary):
        problems.add(f"- **{_cell(incident.located_message)}**\n")
    for notice in summary.notices:
        problems.add(f"- {_cell(notice)}\n")
    counts = {severity: table.count for severity, table in tables.items()}
    yield f"## checker: {_heading(summary, counts)}\n\n"
    yield from _cut([problems, *tables.values()], sum(table.count for table in tables.values()))


def _heading(summary: Summary, counts: Mapping[Severity, int]) -> str:
    totals = [_counts(counts)] if any(counts.values()) else []
    if summary.queries:
        totals.append(plural(summary.queries, "question"))
    if summary.exit_code == 3:
        totals.append("incomplete")
    return f"{', '.join(totals) or 'no problems found'} in {plural(summary.files, 'file')}"


def _cut(tables: Sequence[_Rows], findings: int) -> Iterator[str]:
    room = _MOST_BYTES
    left_out = 0
    for number, table in enumerate(tables):
        if number == 1 and findings:
            yield "\n| severity | location | rule | finding |\n| --- | --- | --- | --- |\n"
        for written, row in enumerate(table.rows):
            room -= len(row.encode())
            if room < 0:
                left_out += table.count - written
                break
            yield row
        else:
            left_out += table.count - len(table.rows)
    if left_out:
        yield f"\nand {left_out} more\n"


def _row(finding: Finding, report: DocumentReport) -> str:
    place = f"{relative(report.path)}:{where(finding, report)}"
    cells = (str(finding.severity), _cell(place), f"{finding.code} {finding.rule}", _cell(full_message(finding)))
    return f"| {' | '.join(cells)} |\n"


def _cell(words: str) -> str:
    return markdown_text(well_formed(words if words.isprintable() else shortened(words)))


JOB_SUMMARY = Format("job summary", NEEDS, render_job_summary)
"""Written beside the annotations, where GitHub says where."""
