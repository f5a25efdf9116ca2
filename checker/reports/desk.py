"""What the reports for people share: a sub-editor's order of work, words around a mark, a fix as before → after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.model.finding import Answer, Applicability, Finding, Severity, State
from checker.model.report import DocumentReport
from checker.reports.escaping import one_line

_CONTEXT_WORDS = 4
_WORD = re.compile(r"\S+")
_LONGEST_MARK = 90


class Desk(NamedTuple):
    """The open findings of a report by what is to be done with them."""

    cuts: list[Finding]
    mends: list[Finding]
    questions: list[Finding]
    notes: list[Finding]


class Context(NamedTuple):
    """Marked words with about four words on either side, on one line."""

    before: str
    marked: str
    after: str


def desk_of(report: DocumentReport) -> Desk:
    """Sorts the open findings: cuts, mends, questions, notes."""
    desk = Desk([], [], [], [])
    for finding in report.open:
        if finding.query is not None:
            desk.questions.append(finding)
        elif finding.cuts:
            desk.cuts.append(finding)
        elif finding.severity is not Severity.INFO and finding.answers:
            desk.mends.append(finding)
        else:
            desk.notes.append(finding)
    return desk


def verdict(report: DocumentReport, desk: Desk) -> str:
    """The first line: may it be published, and what is to be done."""
    counts = [
        (len(desk.cuts), "cut"),
        (len(desk.mends), "mend"),
        (len(desk.questions), "question"),
        (len(desk.notes), "note"),
    ]
    todo = ", ".join(plural(n, word) for n, word in counts if n)
    if any(finding.severity is Severity.ERROR for finding in report.open):
        return f"NOT PUBLISHABLE: {todo}"
    if any(finding.severity is Severity.WARNING for finding in report.open):
        return f"NEEDS A LOOK: {todo}"
    clear = f"NOT READ: {words_read(report)}" if report.unread_of else "NOTHING BROKEN FOUND"
    return f"{clear}: {todo}" if todo else clear


def words_read(report: DocumentReport) -> str:
    """How much of a file was read of which almost nothing was."""
    return f"{report.words:,} of {report.unread_of:,} words were read"


def plural(count: int, word: str) -> str:
    """ "1 cut", "3 cuts"."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


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
        _shown(" ".join(before)) + (" " if glued_before and before else ""),
        shortened(source[start:end]),
        (" " if glued_after and after else "") + _shown(" ".join(after)),
    )


def shortened(words: str) -> str:
    """Words on one line, their middle left out where they are long; what can't be seen is named."""
    line = re.sub(r"\s+", " ", _shown(words))
    return line if len(line) <= _LONGEST_MARK else f"{line[:50].rstrip()} … {line[-30:].lstrip()}"


def _shown(words: str) -> str:
    return words if words.isprintable() else "".join(_visible(character) for character in words)


def _visible(character: str) -> str:
    return character if character.isprintable() or character.isspace() else f"<U+{ord(character):04X}>"


def change(finding: Finding, answer: Answer, report: DocumentReport) -> tuple[str, str]:
    """The words before and after an answer's edits, widened to whole words."""
    start = min(edit.start for edit in answer.edits)
    end = max(edit.end for edit in answer.edits)
    if finding.place.start - 60 < start and end < finding.place.end + 60:
        start, end = min(start, finding.place.start), max(end, finding.place.end)
    while start > 0 and report.source[start].isspace() and report.source[start - 1].isspace():
        start -= 1
    while start > 0 and not report.source[start - 1].isspace():
        start -= 1
    after = report.source[start:end]
    for edit in sorted(answer.edits, key=lambda edit: -edit.start):
        after = after[: edit.start - start] + edit.text + after[edit.end - start :]
    return shortened(report.source[start:end]), shortened(after)


def unapplied(finding: Finding) -> str:
    """That a fix can't be applied, with the reason; empty where it can."""
    return f"can't be applied: {one_line(finding.refusal)}" if finding.refusal else ""


def labelled(answer: Answer) -> str:
    """An answer by its label, with the reason where it can't be written into the file."""
    return f"{answer.label} (can't be applied: {one_line(answer.refused)})" if answer.refused else answer.label


def kept(cut: Finding, report: DocumentReport) -> list[Finding]:
    """What a cut covers: to be mended if it is kept."""
    return [finding for finding in report.findings if finding.state is State.COVERED and finding.covered_by == cut.id]


def if_kept(finding: Finding, report: DocumentReport) -> str:
    """A covered finding in one line: its fix, or its question."""
    if finding.query is not None:
        return finding.query.text
    if finding.answers and finding.answers[0].edits:
        before, after = change(finding, finding.answers[0], report)
        return f"{before} → {after}"
    return finding.message


def first_few(findings: Sequence[Finding], most: int) -> Iterator[tuple[Finding, int]]:
    """Each finding with how many more of its rule are left out after it: only the first ``most`` of a rule are given."""
    totals: dict[str, int] = {}
    for finding in findings:
        totals[finding.rule] = totals.get(finding.rule, 0) + 1
    seen: dict[str, int] = {}
    for finding in findings:
        seen[finding.rule] = seen.get(finding.rule, 0) + 1
        if seen[finding.rule] <= most:
            yield finding, totals[finding.rule] - most if seen[finding.rule] == most else 0


def readability_lines(report: DocumentReport) -> list[str]:
    """The readability panel as lines of text."""
    scores = report.readability
    if scores is None:
        return []
    counted = f"{plural(scores.sentences_scored, 'sentence')} scored, {scores.sentences_skipped} skipped"
    if scores.flesch_reading_ease is None:
        return [f"no figures: fewer than 100 words in whole sentences ({counted})"]
    figures = (("Flesch reading ease", scores.flesch_reading_ease), ("Flesch–Kincaid grade", scores.flesch_kincaid_grade),
               ("Gunning fog", scores.gunning_fog), ("SMOG", scores.smog_index), ("Coleman–Liau", scores.coleman_liau_index),
               ("ARI", scores.automated_readability_index), ("Dale–Chall", scores.dale_chall_score), ("LIX", scores.lix))  # fmt: skip
    lines = [", ".join(f"{name} {value}" for name, value in figures if value is not None), counted]
    for hard in scores.hardest:
        line, column = report.lines.position(hard.start)
        lines.append(f"hard: {line}:{column} {shortened(report.source[hard.start : hard.end])} ({hard.why})")
    return lines


def not_assessed(report: DocumentReport) -> list[str]:
    """What a run can't tell."""
    found = ["whether it says what its source says: there is no source to compare with", *report.unassessed]
    withheld = [finding for finding in report.open if finding.withheld]
    if withheld:
        waiting = "1 fix waits" if len(withheld) == 1 else f"{len(withheld)} fixes wait"
        found.append(f"{waiting} for a decision above")
    return found


def is_fix(finding: Finding) -> bool:
    """Whether a program can apply it."""
    return finding.applicability in (Applicability.SAFE, Applicability.REVIEW)
