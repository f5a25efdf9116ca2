"""The audit at a terminal: aligned tables, and with ``--excerpts`` the sampled alarms that nobody has judged yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.base.visible import visible
from checker.model.audit import Alarm, Audit, Verdict
from checker.model.summary import Summary
from checker.reports.audit import AuditView
from checker.reports.audit.tables import LEFT_ALIGNED, Table, notes, size_of, tables
from checker.reports.wording.excerpts import shortened
from checker.reports.wording.totals import plural


def render(audit: Audit, summary: Summary, view: AuditView) -> Iterator[str]:
    """What was read, the tables, notes, and the excerpts if they are asked for."""
    yield f"{size_of(audit, summary)}\n"
    for table in tables(audit):
        if table.rows:
            yield f"\n{table.title}\n"
            yield from (f"{line}\n" for line in _aligned(table))
    yield "\n"
    yield from (f"{visible(note)}\n" for note in notes(audit))
    if view.excerpts:
        yield from _excerpts(audit)


def _aligned(table: Table) -> Iterator[str]:
    """The lines of a table, the names last: they are long, and no line is wider than it has to be."""
    columns = range(len(table.header))
    named = [column for column in columns if table.header[column] in LEFT_ALIGNED]
    order = [*(column for column in columns if column not in named), *reversed(named)]
    rows = [[row[column] for column in order] for row in (table.header, *table.rows)]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(order, map(visible, row), widths, strict=True)
        yield "  ".join(
            cell.ljust(width) if column in named else cell.rjust(width) for column, cell, width in cells
        ).rstrip()


def _excerpts(audit: Audit) -> Iterator[str]:
    unread = [alarm for alarm in audit.sample if alarm.verdict is Verdict.UNREAD]
    for rule, alarms in groupby(unread, lambda alarm: alarm.key.rule):
        yield from _of_rule(rule, list(alarms))


def _of_rule(rule: str, alarms: Sequence[Alarm]) -> Iterator[str]:
    yield f"\n{rule}: {plural(len(alarms), 'alarm')} to read\n"
    for alarm in alarms:
        yield f"  {alarm.key.document} {alarm.key.finding}  {shortened(alarm.path)}:{alarm.line}:{alarm.column}\n"
        yield f"      {visible(alarm.before)}[{visible(alarm.marked)}]{visible(alarm.after)}\n"
