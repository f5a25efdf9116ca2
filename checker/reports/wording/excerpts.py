"""A finding in its place and its words: ids, context, fixes as before → after, answers."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.base.visible import visible
from checker.model.finding import Answer, Finding, apply_edits
from checker.model.report import DocumentReport
from checker.model.span import Span
from checker.reports.escaping import one_line

_CONTEXT_WORDS = 4
_LONGEST_MARK = 90
_WORD = re.compile(r"\S+")
_COUNTED = re.compile(r" ([^\W\d_][\w’'-]*)")


class Context(NamedTuple):
    """Marked words with about four words on either side, on one line."""

    before: str
    marked: str
    after: str


def short_id(finding: Finding) -> str:
    """ "id 3f9c21aa": as much of an id as options need."""
    return f"id {finding.id[:8]}"


def where(finding: Finding, report: DocumentReport) -> str:
    """``line:column``."""
    line, column = report.lines.position(finding.place.start)
    return f"{line}:{column}"


def context(finding: Finding, report: DocumentReport) -> Context:
    """The marked words in their surroundings."""
    source, start, end = report.source, finding.place.start, finding.place.end
    before = _WORD.findall(source[max(0, start - 80) : start])[-_CONTEXT_WORDS:]
    after = _WORD.findall(source[end : end + 80])[:_CONTEXT_WORDS]
    glued_before = source[start - 1 : start].strip() == "" or not before
    glued_after = source[end : end + 1].strip() == "" or not after
    return Context(
        visible(" ".join(before)) + (" " if glued_before and before else ""),
        shortened(source[start:end]),
        (" " if glued_after and after else "") + visible(" ".join(after)),
    )


def shortened(words: str) -> str:
    """Words on one line, the middle left out where they are long; invisible characters are named."""
    line = visible(re.sub(r"\s+", " ", words))
    return line if len(line) <= _LONGEST_MARK else f"{line[:50].rstrip()} … {line[-30:].lstrip()}"


def change(finding: Finding, answer: Answer, report: DocumentReport) -> tuple[str, str]:
    """The words before and after an answer's edits, widened to whole words."""
    source = report.source
    start = min(edit.start for edit in answer.edits)
    end = max(edit.end for edit in answer.edits)
    if finding.place.start - 60 < start and end < finding.place.end + 60:
        start, end = min(start, finding.place.start), max(end, finding.place.end)
    while start > 0 and source[start].isspace() and source[start - 1].isspace():
        start -= 1
    while start > 0 and not source[start - 1].isspace():
        start -= 1
    return shortened(source[start:end]), shortened(apply_edits(source, answer.edits, within=Span(start, end)))


def evidence_note(finding: Finding) -> str:
    """Why a weak sign is reported here; empty for other findings."""
    return f"reported because this text has other damage: {', '.join(finding.evidence)}" if finding.evidence else ""


def refusal_note(finding: Finding) -> str:
    """That a fix can't be applied, with the reason; empty where it can."""
    return f"can't be applied: {one_line(finding.refusal)}" if finding.refusal else ""


def labelled(answer: Answer) -> str:
    """An answer by its label, with the reason where it can't be written into the file."""
    label = one_line(answer.label)
    return f"{label} (can't be applied: {one_line(answer.refused)})" if answer.refused else label


def answer_words(finding: Finding, answer: Answer, report: DocumentReport) -> str:
    """What an answer to a question makes of the text. One that changes other words than the marked ones names them: "2 → 3 (children)"."""
    label = labelled(answer)
    if len(answer.edits) != 1 or answer.edits[0].text != answer.label:
        return label
    _, start, end, _ = answer.edits[0]
    old = report.source[start:end]
    if not old.strip() or old == finding.text:
        return label
    following = _COUNTED.match(report.source, end)
    return f"{one_line(old)} → {label}{f' ({following[1]})' if following else ''}"


def if_kept(finding: Finding, report: DocumentReport) -> str:
    """A covered finding in one line: its fix, or its question."""
    if finding.query is not None:
        return one_line(finding.query.text)
    if finding.answers and finding.answers[0].edits:
        return " → ".join(change(finding, finding.answers[0], report))
    return one_line(finding.message)
