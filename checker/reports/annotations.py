"""How reports for CI word a finding on one line, which fixes they offer, and what made a run incomplete."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.base.visible import visible
from checker.model.backend_report import BackendReport
from checker.model.finding import Answer, Applicability, Finding, SourceEdit, apply_edits
from checker.model.span import Span
from checker.model.summary import Summary
from checker.reports.escaping import one_line
from checker.reports.wording.excerpts import labelled, refusal_note, shortened

_MOST_PATHS = 3


class Incident(NamedTuple):
    """Why a run is incomplete. ``path`` is empty where it concerns no single file, ``rule`` unless a rule failed."""

    name: str
    path: str
    message: str
    rule: str = ""

    @property
    def located_message(self) -> str:
        """The message after its path, if it has one."""
        return f"{visible(self.path)}: {self.message}" if self.path else self.message


def full_message(finding: Finding) -> str:
    """The message with the marked words, then the question with its answers, or the fix."""
    words = f"“{shortened(finding.text)}”"
    message = one_line(finding.message) or finding.rule
    question = one_line(finding.query.text) if finding.query else ""
    sentences = [message if words in message or words in question else f"{message}: {words}"]
    if finding.query is not None:
        sentences.append(question)
        sentences.append("; ".join(_lettered(answer) for answer in finding.answers))
    elif finding.answers:
        sentences.append(f"Suggested: {_suggestion(finding)}")
    return " ".join(_punctuated(sentence) for sentence in sentences if sentence)


def _punctuated(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _lettered(answer: Answer) -> str:
    return f"{answer.key}: {labelled(answer._replace(label=shortened(answer.label)))}"


def _suggestion(finding: Finding) -> str:
    label = shortened(finding.answers[0].label)
    shown = label if finding.cuts else f"“{label}”"
    return f"{shown} ({refusal_note(finding)})" if finding.refusal else shown


def applicable_answers(finding: Finding) -> tuple[Answer, ...]:
    """The suggestions that a program may apply: none where a person decides, nor within a zipped file."""
    if finding.applicability not in (Applicability.SAFE, Applicability.REVIEW):
        return ()
    return writable_answers(finding)


def writable_answers(finding: Finding) -> tuple[Answer, ...]:
    """The answers that an editor may write into the file, those of a question too: none while the finding waits, nor within a zipped file."""
    if finding.withheld:
        return ()
    return tuple(a for a in finding.answers if a.edits and not a.refused and not any(edit.part for edit in a.edits))


def merged_edit(answer: Answer, source: str) -> SourceEdit:
    """The edits of an answer as a single one, for formats whose suggestions have one range."""
    span = Span(min(edit.start for edit in answer.edits), max(edit.end for edit in answer.edits))
    return SourceEdit(answer.edits[0].part, *span, apply_edits(source, answer.edits, within=span))


def incidents(summary: Summary) -> Iterator[Incident]:
    """What was not read, the rules that failed, or that the run is incomplete for another reason."""
    for skipped in summary.skipped:
        yield Incident("unread-input", skipped.path, f"not checked: {one_line(skipped.reason)}")
    for failed in summary.failed:
        message = f"rule {failed.rule} failed ({one_line(failed.message)}); the other rules still ran"
        yield Incident("failed-rule", failed.path, message, failed.rule)
    for backend in summary.backends:
        for line in backend_failures(backend):
            yield Incident("failed-backend", "", f"{backend.name}: {line}")


def backend_failures(backend: BackendReport) -> Iterator[str]:
    """Why a backend did not answer, a line each; the last one ends with the files that it did not fully check."""
    paths = list(dict.fromkeys(backend.unseen))
    more = f" and {len(paths) - _MOST_PATHS} more" if len(paths) > _MOST_PATHS else ""
    left = f"; it did not fully check {', '.join(map(visible, paths[:_MOST_PATHS]))}{more}" if paths else ""
    for number, failure in enumerate(backend.failures, 1):
        yield one_line(failure) + (left if number == len(backend.failures) else "")
