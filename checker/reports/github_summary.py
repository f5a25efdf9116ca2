"""The page that GitHub shows under a job ($GITHUB_STEP_SUMMARY): totals, what was not checked, and a table of findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.model.finding import Finding, Severity
from checker.model.report import DocumentReport, Summary
from checker.reports.desk import plural, shortened, where
from checker.reports.escaping import relative, well_formed
from checker.reports.markdown import escaped
from checker.reports.wording import incidents, told

# GitHub refuses a summary over 1 MiB; what is left is for the lines around the table.
_MOST_BYTES = 1_000_000
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


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


def render(reports: Iterable[DocumentReport], summary: Summary, rules: str) -> Iterator[str]:
    """The page once everything is checked, the worst findings first; cut at a whole row where it would be over 1 MiB."""
    tables = {severity: _Rows() for severity in Severity}
    for report in reports:
        for finding in report.open:
            tables[finding.severity].add(_row(finding, report))
    troubles = _Rows()
    for found in incidents(summary):
        named = f"{found.path}: " if found.path else ""
        troubles.add(f"- **{_cell(named + found.message)}**\n")
    for notice in summary.notices:
        troubles.add(f"- {_cell(notice)}\n")
    counts = {severity: table.count for severity, table in tables.items()}
    yield f"## checker: {_heading(summary, counts)}\n\n"
    yield from _cut([troubles, *tables.values()], sum(table.count for table in tables.values()))


def _heading(summary: Summary, counts: Mapping[Severity, int]) -> str:
    told_of = [plural(count, _NOUNS[severity]) for severity, count in counts.items() if count]
    if summary.queries:
        told_of.append(plural(summary.queries, "question"))
    if summary.exit_code == 3:
        told_of.append("incomplete")
    return f"{', '.join(told_of) or 'nothing found'} in {plural(summary.files, 'file')}"


def _cut(tables: Sequence[_Rows], findings: int) -> Iterator[str]:
    room = _MOST_BYTES
    left_out = 0
    for number, table in enumerate(tables):
        if number == 1 and findings:
            yield "\n| severity | where | rule | what |\n| --- | --- | --- | --- |\n"
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
    cells = (str(finding.severity), _cell(place), f"{finding.code} {finding.rule}", _cell(told(finding)))
    return f"| {' | '.join(cells)} |\n"


def _cell(words: str) -> str:
    return escaped(well_formed(words if words.isprintable() else shortened(words)))
