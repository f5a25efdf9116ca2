"""The report that one pastes into a ticket: tables of cuts and fixes, the numbered questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.model.finding import Finding
from checker.model.report import DocumentReport
from checker.model.summary import Summary
from checker.reports import Need, RunInfo
from checker.reports.escaping import markdown_text
from checker.reports.wording.excerpts import (
    answer_words,
    change,
    context,
    evidence_note,
    if_kept,
    refusal_note,
    short_id,
    where,
)
from checker.reports.wording.readability import readability_lines
from checker.reports.wording.totals import backends_line, not_checked, totals, unread_line, without_clean
from checker.reports.wording.worklist import covered_by, verdict, worklist_of

NAME = "markdown"
EXTENSIONS = (".md", ".markdown")
NEEDS = frozenset({Need.READABILITY, Need.UNREAD})


def render(reports: Iterable[DocumentReport], summary: Summary, run: RunInfo) -> Iterator[str]:
    """A section a document, then lines on the whole run, as in ``text``. Of several documents, clean ones are only counted."""
    for report in without_clean(reports):
        yield "\n".join(_document(report)) + "\n\n"
    if summary.files > 1:
        yield markdown_text(totals(summary)) + "\n"
    if asked := backends_line(summary):
        yield f"\n{markdown_text(asked)}\n"
    if unread := unread_line(summary):
        yield f"\n{markdown_text(unread)}\n"


def _document(report: DocumentReport) -> Iterator[str]:
    worklist = worklist_of(report)
    yield f"## {markdown_text(report.path)}: {verdict(report, worklist)}"
    yield from (f"\n{markdown_text(note)}" for note in report.notes)
    if worklist.cuts:
        yield from ("\n### Cuts\n", "| location | cut | reason | if you keep it |", "| --- | --- | --- | --- |")
        yield from (_cut(finding, report) for finding in worklist.cuts)
    if worklist.fixes:
        yield from ("\n### Fixes\n", "| location | before | after | reason |", "| --- | --- | --- | --- |")
        yield from (_fix(finding, report) for finding in worklist.fixes)
    if worklist.questions:
        yield "\n### Questions for the editor\n"
        for finding in worklist.questions:
            yield from _question(finding, report)
    yield from _list(
        "Notes",
        [
            f"{where(f, report)} “{markdown_text(f.text)}”: {markdown_text(f.message)} ({short_id(f)})"
            for f in worklist.notes
        ],
    )
    yield from _list("Readability", [markdown_text(line) for line in readability_lines(report)])
    yield from _list("Not checked", [markdown_text(line) for line in not_checked(report)])


def _cut(finding: Finding, report: DocumentReport) -> str:
    inner = "<br>".join(markdown_text(if_kept(f, report)) for f in covered_by(finding, report))
    return f"| {where(finding, report)} | {markdown_text(finding.text)} | {_why(finding)} | {inner} |"


def _fix(finding: Finding, report: DocumentReport) -> str:
    before, after = (
        change(finding, finding.answers[0], report)
        if finding.answers[0].edits
        else (finding.text, finding.answers[0].label)
    )
    return f"| {where(finding, report)} | {markdown_text(before)} | {markdown_text(after)} | {_why(finding)} |"


def _why(finding: Finding) -> str:
    notes = (note for note in (refusal_note(finding), evidence_note(finding)) if note)
    return "<br>".join(map(markdown_text, (f"{finding.message} ({short_id(finding)})", *notes)))


def _question(finding: Finding, report: DocumentReport) -> Iterator[str]:
    around = context(finding, report)
    query = finding.query
    assert query is not None  # noqa: S101 - it makes a finding a question
    yield f"{query.number}. {where(finding, report)} {markdown_text(around.before)}<strong>{markdown_text(around.marked)}</strong>{markdown_text(around.after)}  "
    yield f"   {markdown_text(query.text)} ({short_id(finding)})"
    yield from (
        f"   - {answer.key}: {markdown_text(answer_words(finding, answer, report))}" for answer in finding.answers
    )
    if finding.cuts:
        yield from (
            f"   - if you keep it: {markdown_text(if_kept(inner, report))}" for inner in covered_by(finding, report)
        )


def _list(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"\n### {title}\n"
        yield from (f"- {line}" for line in lines)
