"""Every report that shows suggestions says of one that can't be applied that it can't, and why."""

from __future__ import annotations

import html
import json

import pytest

from checker.model.finding import Answer, Finding
from checker.model.report import DocumentReport
from checker.reports import Format, format_names
from checker.reports.github import JOB_SUMMARY

from .runs import Run, checked, counted, written

SHOWN = [*(name for name in format_names() if name not in ("json", "jsonl")), JOB_SUMMARY]
REASON = "the list item contains more than these words"
STORY = "- Follow us on Facebook and Twitter.\n  - The mayor said so.\n"


def refused() -> Run:
    run = checked(STORY, paths=("a.md",))
    (finding,) = (finding for report in run.reports for finding in report.open)
    assert finding.rule == "leftovers/promo-line"
    assert finding.refusal == REASON
    return run


def only(run: Run) -> tuple[DocumentReport, Finding]:
    (report,) = run.reports
    (finding,) = report.open
    return report, finding


@pytest.mark.parametrize("format", SHOWN, ids=lambda shown: getattr(shown, "name", shown))
def test_a_suggestion_that_cannot_be_written_says_why(format: Format | str) -> None:
    text = html.unescape(written(format, refused())).replace("\\", "")
    assert f"an't be applied: {REASON}" in text


@pytest.mark.parametrize("format", SHOWN, ids=lambda shown: getattr(shown, "name", shown))
def test_a_withheld_suggestion_says_why(format: Format | str) -> None:
    document, finding = only(refused())
    waits = finding._replace(withheld="it touches words that an open question is about")
    text = html.unescape(written(format, counted(document._replace(findings=(waits,))))).replace("\\", "")
    assert "an't be applied: it touches words that an open question is about" in text


@pytest.mark.parametrize("format", SHOWN, ids=lambda shown: getattr(shown, "name", shown))
def test_a_suggestion_that_can_be_applied_has_no_note(format: Format | str) -> None:
    run = checked("- Follow us on Facebook and Twitter.\n- The mayor said so.\n", paths=("a.md",))
    assert only(run)[1].refusal == ""
    assert "an't be applied" not in html.unescape(written(format, run))


@pytest.mark.parametrize("format", ["text", "markdown", "html", "sarif", "github"])
def test_an_answer_that_cannot_be_written_says_why_beside_its_letter(format: Format | str) -> None:
    (document,) = checked("The mayor said the dam cost $ 2.5, and the budget has $500 million for it.\n").reports
    (question, *_) = (finding for finding in document.open if finding.query is not None)
    answers = (Answer("A", "$2.5 million", (), refused="the words are split by markup"),)
    run = counted(document._replace(findings=(question._replace(answers=answers),)))
    text = html.unescape(written(format, run)).replace("\\", "")
    assert "$2.5 million (can't be applied: the words are split by markup)" in text
    assert question._replace(answers=answers).refusal == ""


def test_json_has_the_reason_beside_the_suggestion() -> None:
    (found,) = json.loads(written("json", refused()))["files"][0]["findings"]
    assert found["suggestions"] == [{"key": "A", "label": "cut it", "edits": [], "refused": REASON}]
    (line, _) = written("jsonl", refused()).splitlines()
    assert json.loads(line)["file"]["findings"][0]["suggestions"][0]["refused"] == REASON


def test_sarif_has_the_reason_as_a_property_and_no_fix() -> None:
    (result,) = json.loads(written("sarif", refused()))["runs"][0]["results"]
    assert result["properties"]["refused"] == REASON
    assert "fixes" not in result
