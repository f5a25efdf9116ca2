from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.model.finding import Finding, State
from checker.model.report import DocumentReport, Notice, Skipped
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.run.checker import Checker
from checker.triage.stages import numbered

CHECKER = Checker(Settings(readability=False))
WITH_QUESTIONS = "Some experts say the bridge holds. Some analysts say it does not. It paid for the the dam.\n"


def report_on(text: str) -> DocumentReport:
    (report,) = Summary().watch(CHECKER.check(Source("a.txt", text)))
    return report


def numbers(report: DocumentReport) -> list[int | None]:
    return [finding.query.number for finding in report.findings if finding.query]


def test_questions_are_numbered_last() -> None:
    report = report_on(WITH_QUESTIONS)
    assert numbers(report) == [None, None]
    (after,) = Summary().watch(numbered([report]))
    assert numbers(after) == [1, 2]


@given(st.lists(st.sampled_from(State), min_size=3, max_size=3))
def test_only_open_questions_have_numbers_without_a_gap(states: list[State]) -> None:
    report = report_on(WITH_QUESTIONS)
    findings: list[Finding] = [
        finding.closed(state, "so") for finding, state in zip(report.findings, states, strict=True)
    ]
    for _ in range(2):
        (report,) = Summary().watch(numbered([report._replace(findings=tuple(findings))]))
        findings = list(report.findings)
        given_numbers = [finding.query.number for finding in findings if finding.query and finding.is_open]
        assert given_numbers == list(range(1, len(given_numbers) + 1))
        assert not any(finding.query and finding.query.number for finding in findings if not finding.is_open)


def test_each_document_is_numbered_by_itself_and_other_events_pass() -> None:
    report = report_on(WITH_QUESTIONS)
    events = [Skipped("b.txt", "binary data"), report, Notice("one entry", 1), report]
    first, one, notice, other = numbered(events)
    assert (first, notice) == (events[0], events[2])
    assert one == other
    assert isinstance(other, DocumentReport)
    assert numbers(other) == [1, 2]
