"""Every report that shows suggestions says of one that can't be applied that it can't, and why."""

from __future__ import annotations

import html
import json

import pytest

from checker.model.finding import Answer, Finding
from checker.model.report import DocumentReport
from checker.reports import checkstyle as checkstyle_report
from checker.reports import concise as concise_report
from checker.reports import github as github_report
from checker.reports import github_summary as github_summary_report
from checker.reports import gitlab as gitlab_report
from checker.reports import json as json_report
from checker.reports import jsonl as jsonl_report
from checker.reports import junit as junit_report
from checker.reports import markdown as markdown_report
from checker.reports import rdjson as rdjson_report
from checker.reports import rdjsonl as rdjsonl_report
from checker.reports import text as text_report
from checker.reports.html import report as html_report
from checker.reports.sarif import report as sarif_report

from .hostile import Run, checked, counted, written

SHOWN = [
    text_report, concise_report, markdown_report, html_report, sarif_report, github_report, github_summary_report, gitlab_report, rdjson_report,
    rdjsonl_report, junit_report, checkstyle_report,
]  # fmt: skip
REASON = "the list item holds more than these words"
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


@pytest.mark.parametrize("report", SHOWN, ids=lambda report: report.__name__.rpartition(".")[2])
def test_a_suggestion_that_cannot_be_written_says_so(report: object) -> None:
    text = html.unescape(written(report, refused())).replace("\\", "")
    assert f"an't be applied: {REASON}" in text


@pytest.mark.parametrize("report", SHOWN, ids=lambda report: report.__name__.rpartition(".")[2])
def test_a_suggestion_that_is_withheld_says_so(report: object) -> None:
    document, finding = only(refused())
    waits = finding._replace(withheld="it touches words that an open question is about")
    text = html.unescape(written(report, counted(document._replace(findings=(waits,))))).replace("\\", "")
    assert "an't be applied: it touches words that an open question is about" in text


@pytest.mark.parametrize("report", SHOWN, ids=lambda report: report.__name__.rpartition(".")[2])
def test_what_can_be_applied_says_nothing_of_it(report: object) -> None:
    run = checked("- Follow us on Facebook and Twitter.\n- The mayor said so.\n", paths=("a.md",))
    assert only(run)[1].refusal == ""
    assert "an't be applied" not in html.unescape(written(report, run))


@pytest.mark.parametrize(
    "report", [text_report, markdown_report, html_report, sarif_report, github_report], ids=lambda r: r.__name__
)
def test_an_answer_that_cannot_be_written_says_so_beside_its_letter(report: object) -> None:
    (document,) = checked("The mayor said the dam cost $ 2.5, and the budget has $500 million for it.\n").reports
    (asked, *_) = (finding for finding in document.open if finding.query is not None)
    answers = (Answer("A", "$2.5 million", (), refused="the words are split by markup"),)
    run = counted(document._replace(findings=(asked._replace(answers=answers),)))
    text = html.unescape(written(report, run)).replace("\\", "")
    assert "$2.5 million (can't be applied: the words are split by markup)" in text
    assert asked._replace(answers=answers).refusal == ""


def test_json_has_the_reason_beside_the_suggestion() -> None:
    (found,) = json.loads(written(json_report, refused()))["files"][0]["findings"]
    assert found["suggestions"] == [{"key": "A", "label": "cut it", "edits": [], "refused": REASON}]
    (line, _) = written(jsonl_report, refused()).splitlines()
    assert json.loads(line)["file"]["findings"][0]["suggestions"][0]["refused"] == REASON


def test_sarif_has_the_reason_as_a_property_and_no_fix() -> None:
    (result,) = json.loads(written(sarif_report, refused()))["runs"][0]["results"]
    assert result["properties"]["refused"] == REASON
    assert "fixes" not in result
