"""The audit as Markdown tables, for documentation and tickets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model.audit import Alarm, Audit, Verdict
from checker.model.summary import Summary
from checker.reports.audit import AuditView
from checker.reports.audit.tables import LEFT_ALIGNED, Table, notes, size_of, tables
from checker.reports.escaping import markdown_text


def render(audit: Audit, summary: Summary, view: AuditView) -> Iterator[str]:
    """What was read, the tables, notes, and the excerpts if they are asked for."""
    yield f"{size_of(audit, summary)}.\n"
    for table in tables(audit):
        if table.rows:
            yield f"\n### {table.title}\n\n"
            yield from (f"{line}\n" for line in _lines(table))
    yield "\n"
    yield from (f"{markdown_text(note)}\n" for note in notes(audit))
    if view.excerpts:
        yield from (f"{line}\n" for line in _excerpts(audit))


def _lines(table: Table) -> Iterator[str]:
    yield _row(table.header)
    yield _row("---" if name in LEFT_ALIGNED else "---:" for name in table.header)
    yield from (_row(map(markdown_text, row)) for row in table.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _excerpts(audit: Audit) -> Iterator[str]:
    unread = [alarm for alarm in audit.sample if alarm.verdict is Verdict.UNREAD]
    if unread:
        yield "\n### To read\n"
        yield _row(("document", "finding", "rule", "place", "words"))
        yield _row(["---"] * 5)
        yield from map(_alarm, unread)


def _alarm(alarm: Alarm) -> str:
    words = f"{markdown_text(alarm.before)}<strong>{markdown_text(alarm.marked)}</strong>{markdown_text(alarm.after)}"
    document, finding, rule = alarm.key
    place = f"{alarm.path}:{alarm.line}:{alarm.column}"
    return _row((f"`{document}`", f"`{finding}`", markdown_text(rule), markdown_text(place), words))
