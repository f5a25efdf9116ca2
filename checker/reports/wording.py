"""What the reports for CI say of a finding on one line, which fixes they offer, and what made a run incomplete."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.model.finding import Answer, Finding, SourceEdit
from checker.model.report import BackendReport, Summary
from checker.reports.desk import is_fix, shortened, unapplied
from checker.reports.escaping import one_line

_MOST_PATHS = 3


class Incident(NamedTuple):
    """Why a run is incomplete. ``path`` is empty where it concerns no single file, ``rule`` unless a rule failed."""

    name: str
    path: str
    message: str
    rule: str = ""


def told(finding: Finding) -> str:
    """The message with the marked words, then the question with its answers, or the fix."""
    words = f"“{shortened(finding.text)}”"
    message = one_line(finding.message) or finding.rule
    question = one_line(finding.query.text) if finding.query else ""
    sentences = [message if words in message or words in question else f"{message}: {words}"]
    if finding.query is not None:
        sentences.append(question)
        sentences.append("; ".join(_answer(answer) for answer in finding.answers))
    elif finding.answers:
        sentences.append(f"Suggested: {_suggestion(finding)}")
    return " ".join(_ended(sentence) for sentence in sentences if sentence)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _answer(answer: Answer) -> str:
    reason = f" (can't be applied: {one_line(answer.refused)})" if answer.refused else ""
    return f"{answer.key}: {shortened(answer.label)}{reason}"


def _suggestion(finding: Finding) -> str:
    label = shortened(finding.answers[0].label)
    shown = label if finding.cuts else f"“{label}”"
    return f"{shown} ({unapplied(finding)})" if finding.refusal else shown


def fixes(finding: Finding) -> tuple[Answer, ...]:
    """The suggestions that a program may apply: none where a person decides, nor within a zipped file."""
    if not is_fix(finding) or finding.withheld:
        return ()
    return tuple(a for a in finding.answers if a.edits and not a.refused and not any(edit.part for edit in a.edits))


def as_one(answer: Answer, source: str) -> SourceEdit:
    """The edits of an answer as a single one, for formats whose suggestions have one range."""
    edits = sorted(answer.edits, key=lambda edit: (edit.start, edit.end))
    start, end = edits[0].start, max(edit.end for edit in edits)
    text, place = "", start
    for edit in edits:
        text += source[place : edit.start] + edit.text
        place = edit.end
    return SourceEdit(edits[0].part, start, end, text + source[place:end])


def incidents(summary: Summary) -> Iterator[Incident]:
    """What was not read, the rules that failed, or that the run is incomplete for another reason."""
    for skipped in summary.skipped:
        yield Incident("unread-input", skipped.path, f"not checked: {one_line(skipped.reason)}")
    for failed in summary.failed:
        message = f"rule {failed.rule} failed ({one_line(failed.message)}); the rest was checked"
        yield Incident("failed-rule", failed.path, message, failed.rule)
    for backend in summary.backends:
        for words in unseen_by(backend):
            yield Incident("failed-backend", "", f"{backend.name}: {words}")
    if summary.incomplete and not summary.skipped and not summary.failed:
        yield Incident("incomplete-run", "", "the run is incomplete")


def unseen_by(backend: BackendReport) -> Iterator[str]:
    """Why another program did not answer, a line each, and at the end of the last of what it has not seen all."""
    paths = list(dict.fromkeys(backend.unseen))
    more = f" and {len(paths) - _MOST_PATHS} more" if len(paths) > _MOST_PATHS else ""
    left = f"; it has not seen all of {', '.join(paths[:_MOST_PATHS])}{more}" if paths else ""
    for number, failure in enumerate(backend.failures, 1):
        yield one_line(failure) + (left if number == len(backend.failures) else "")
