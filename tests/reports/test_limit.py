"""A report lists at most 200 findings of a rule in a document. The others are counted, and count."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from checker import check_text
from checker.model.finding import Finding, Severity, State
from checker.model.report import MOST_LISTED, DocumentReport
from checker.reports.limit import within_limit
from checker.reports.wording.worklist import verdict, worklist_of

if TYPE_CHECKING:
    from tests.conftest import Ran, Runner

MANY = 230
# Each paragraph is another one, so that none repeats another.
DOUBLED = "".join(f"The crews of the north team went to the the river at pier {n}.\n\n" for n in range(MANY))
ONE_QUESTION = "The port paid $40 for the crane, and $ 5,6 for the rails.\n"
BEYOND = f"not listed: {MANY - MOST_LISTED} more findings of duplication/doubled-word (at most 200 of a rule"

ON_THE_RUN = f"checker: not listed: {MANY - MOST_LISTED} more findings (at most 200 of a rule in a document are)\n"


def checked(run: Runner, *args: str) -> Ran:
    run.write("a.txt", DOUBLED)
    return run("check", "a.txt", "--select", "doubled-word", *args)


@pytest.mark.parametrize("format", ["text", "markdown", "html", "json", "jsonl"])
def test_reports_for_people_say_how_many_are_not_listed(run: Runner, format: str) -> None:
    ran = checked(run, "--format", format)
    assert BEYOND in ran.stdout.replace("\\", "")
    assert ON_THE_RUN in ran.stderr


@pytest.mark.parametrize("format", ["concise", "github", "gitlab", "junit", "sarif", "checkstyle", "rdjson"])
def test_a_run_says_so_whatever_the_format(run: Runner, format: str) -> None:
    ran = checked(run, "--format", format)
    assert ON_THE_RUN in ran.stderr


def test_json_counts_all_and_lists_some(run: Runner) -> None:
    report = json.loads(checked(run, "--format", "json").stdout)
    (file,) = report["files"]
    assert len(file["findings"]) == MOST_LISTED
    (rest,) = file["unlisted"]
    assert (rest["rule"], rest["findings"]) == ("duplication/doubled-word", MANY - MOST_LISTED)
    assert report["summary"][rest["severity"]] == MANY


def test_the_verdict_counts_all(run: Runner) -> None:
    ran = checked(run)
    assert re.match(rf"a\.txt: [A-Z ]+: {MANY} fixes\n", ran.stdout), ran.stdout[:80]
    assert f"and {MANY - 5} more like this (-v lists the first 200)" in ran.stdout
    assert checked(run, "-v").stdout.count("DUP101") == MOST_LISTED


def test_annotations_and_tests_count_all(run: Runner) -> None:
    assert f"{MANY} " in checked(run, "--format", "github").stdout.splitlines()[-1]
    junit = checked(run, "--format", "junit").stdout
    assert junit.count("<testcase ") == MOST_LISTED + 1
    assert f"{MANY - MOST_LISTED} more " in junit
    sarif = json.loads(checked(run, "--format", "sarif").stdout)["runs"][0]
    assert len(sarif["results"]) == MOST_LISTED
    assert f"{MANY - MOST_LISTED} findings are not listed" in json.dumps(sarif["invocations"])


def test_statistics_count_all(run: Runner) -> None:
    assert f"{MANY}  " in checked(run, "--statistics").stdout
    (rule,) = json.loads(checked(run, "--statistics", "--format", "json").stdout)["rules"]
    assert rule["count"] == MANY


def test_a_fix_and_a_baseline_take_all(run: Runner) -> None:
    run.write("a.txt", DOUBLED)
    run("baseline", "a.txt", "--select", "doubled-word")
    assert len((run.folder / "checker-baseline.tsv").read_text("utf-8").splitlines()) == MANY + 1
    ran = run("check", "a.txt", "--select", "doubled-word", "--baseline", "checker-baseline.tsv")
    assert (ran.code, ran.stderr) == (0, "")
    run("fix", "a.txt", "--review", "--select", "doubled-word")
    assert "the the" not in (run.folder / "a.txt").read_text("utf-8")


def report_of(*, questions: int, notes: int) -> DocumentReport:
    """Findings of one rule: first the notes, then the questions."""
    report = check_text(f"{ONE_QUESTION}The crews went to the the river.\n")
    question = next(finding for finding in report.open if finding.query)
    note = question._replace(severity=Severity.INFO, query=None, answers=())
    findings: tuple[Finding, ...] = (note,) * notes + (question,) * questions
    return report._replace(findings=findings, keys=((),) * len(findings))


def test_the_worst_are_listed_first() -> None:
    report = within_limit(report_of(questions=3, notes=500))
    assert len(report.findings) == MOST_LISTED
    assert sum(finding.query is not None for finding in report.findings) == 3
    assert [(one.kind, one.findings) for one in report.unlisted] == [("note", 303)]


def test_questions_beyond_the_limit_are_in_the_verdict() -> None:
    whole = report_of(questions=500, notes=0)
    listed = within_limit(whole)
    assert verdict(listed, worklist_of(listed)) == verdict(whole, worklist_of(whole))
    assert "500 questions" in verdict(listed, worklist_of(listed))


def test_what_was_set_aside_stays_and_what_is_covered_has_a_limit_of_its_own() -> None:
    report = report_of(questions=500, notes=0)
    for state, left in ((State.BASELINED, 500), (State.SUPPRESSED, 500), (State.COVERED, MOST_LISTED)):
        closed = report._replace(findings=tuple(finding._replace(state=state) for finding in report.findings))
        assert len(within_limit(closed).findings) == left


def test_a_report_within_the_limit_is_left_as_it_is() -> None:
    report = report_of(questions=MOST_LISTED, notes=0)
    assert within_limit(report) is report


def test_errors_beyond_the_limit_fail_the_run(run: Runner) -> None:
    run.write("a.txt", DOUBLED)
    run.write("checker.toml", '[rules."duplication/doubled-word"]\nseverity = "error"\n')
    ran = run("check", "a.txt", "--select", "doubled-word", "--format", "json")
    report = json.loads(ran.stdout)
    assert (ran.code, report["exit_code"], report["summary"]["error"]) == (1, 1, MANY)
