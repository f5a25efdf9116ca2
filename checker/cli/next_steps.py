"""What ``checker fix`` did, and what can be done next: fixes that wait for review, questions that can be answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.engine.fixing import Choice, Fixed
from checker.model.finding import Finding, State
from checker.model.report import DocumentReport
from checker.reports.wording.excerpts import answer_words, shortened
from checker.reports.wording.totals import plural, set_aside

_MOST_FIXED = 10
_FIXED_STATES = (State.OPEN, State.BASELINED)


class NextSteps:
    """Counts over the files of a run. ``is_one_file``: its questions are shown, and can be answered by number. ``shown``: how a command names it."""

    def __init__(self, choice: Choice, shown: str, *, is_one_file: bool) -> None:
        self._reviewed = replace(choice, review=True, only=frozenset(), nothing_else=False, answers={}, written={})
        self._asks_for_review = not choice.review
        self._is_one_file = is_one_file
        self._shown = shown
        self._files = 0
        self._fixed: list[str] = []
        self._waiting = 0
        self._known: Counter[str] = Counter()
        self._suppressed = 0
        self._questions: list[tuple[Finding, DocumentReport]] = []

    def add(self, fixed: Fixed, reports: Sequence[DocumentReport]) -> None:
        """What became of one file, and the reports on its new text."""
        self._files += 1
        self._fixed += [f"“{shortened(finding.text)}” ({finding.rule})" for finding in fixed.applied]
        for report in reports:
            # Known findings don't count, but are fixed all the same.
            fixable = (one._replace(state=State.OPEN) for one in report.findings if one.state in _FIXED_STATES)
            self._waiting += sum(self._reviewed.answer_for(finding) is not None for finding in fixable)
            self._known += report.known
            self._suppressed += report.suppressed
            self._questions += [(finding, report) for finding in report.open if finding.query]

    def lines(self, *, would: bool) -> Iterator[str]:
        """A line for each thing to know; ``would``: nothing was written."""
        if self._files > 1:
            yield f"{plural(self._files, 'file')}: {len(self._fixed)} {'would be fixed' if would else 'fixed'}"
        elif would and self._fixed:
            yield f"{len(self._fixed)} would be fixed"
        elif self._fixed:
            more = len(self._fixed) - _MOST_FIXED
            yield from (f"  fixed: {what}" for what in self._fixed[:_MOST_FIXED])
            yield from (f"  and {more} more",) if more > 0 else ()
        if self._waiting and self._asks_for_review:
            yield f"{self._waiting} more with --review"
        yield from set_aside(self._known, self._suppressed)
        yield from self._on_questions()

    def _on_questions(self) -> Iterator[str]:
        if not self._questions:
            return
        answerable = [one for one, _ in self._questions if any(answer.edits for answer in one.answers)]
        if self._is_one_file:
            yield f"{plural(len(self._questions), 'question')} for the editor:"
            for finding, report in self._questions:
                yield from _question(finding, report)
        else:
            yield f"{plural(len(self._questions), 'question')} for the editor; “checker check FILE” shows them"
        if answerable:
            first = answerable[0]
            key = next(answer.key for answer in first.answers if answer.edits)
            name = first.query.number if self._is_one_file and first.query else first.id[:8]
            where = self._shown if self._is_one_file else "FILE"
            yield f"to answer: checker fix {where} --answer {name}={key}, or checker fix {where} -i to go through all"


def _question(finding: Finding, report: DocumentReport) -> Iterator[str]:
    assert finding.query is not None  # noqa: S101 - only questions are asked
    yield f"  {finding.query.number}. {finding.query.text}"
    ready = [f"{answer.key} {answer_words(finding, answer, report)}" for answer in finding.answers]
    yield f"     {'; '.join(ready)}" if ready else "     no ready answer: edit the text"
