"""JUnit XML is what CI servers count: a failed test is a finding that fails the run, and nothing unread passes."""

from __future__ import annotations

from xml.etree import ElementTree

import junitparser
import pytest

from checker.model.finding import Severity
from checker.reports.annotations import full_message

from .runs import (
    CLEAN,
    NEWS,
    RUNS,
    Run,
    checked,
    counted,
    hostile,
    incomplete,
    pulled_before_first_results,
    suppressed,
    written,
)


def suites(run: Run) -> list[junitparser.TestSuite]:
    return list(junitparser.JUnitXml.fromstring(written("junit", run).encode()))


def results(suite: junitparser.TestSuite, kind: type) -> list[junitparser.TestCase]:
    return [case for case in suite if any(isinstance(result, kind) for result in case.result)]


@pytest.mark.parametrize("name", RUNS)
def test_junitparser_reads_it_and_agrees_with_its_counts(name: str) -> None:
    found = suites(RUNS[name]())
    assert found, "a report without a suite fails the job that reads it"
    for suite in found:
        assert suite.tests == len(list(suite)) > 0
        assert suite.failures == len(results(suite, junitparser.Failure))
        assert suite.errors == len(results(suite, junitparser.Error))
        assert suite.skipped == len(results(suite, junitparser.Skipped))
        assert suite.time == 0
        assert all(case.time == 0 for case in suite)


def test_a_finding_that_fails_the_run_is_a_failed_test() -> None:
    run = checked(NEWS)
    (report,) = run.reports
    (suite,) = suites(run)
    (plain,) = ElementTree.fromstring(written("junit", run))  # noqa: S314 - our own output
    for case, element, finding in zip(suite, plain, report.open, strict=True):
        line, column = report.lines.position(finding.place.start)
        assert case.name == f"{finding.code} {finding.rule} {line}:{column}"
        assert (case.classname, element.get("file"), element.get("line")) == ("0.txt", "0.txt", str(line))
        if finding.severity is Severity.ERROR:
            (failure,) = case.result
            assert (failure.type, failure.message) == ("error", full_message(finding))
            assert failure.text == f"0.txt:{line}:{column}: {full_message(finding)}"
        else:
            assert not case.result
            assert case.system_out == f"{finding.severity}: {full_message(finding)}"


@pytest.mark.parametrize("bar", [None, *Severity])
def test_a_run_that_passes_has_no_failed_test(bar: Severity | None) -> None:
    run = checked(NEWS, fail_on=bar)
    assert any(suite.failures for suite in suites(run)) == (run.summary.exit_code == 1)


def test_a_strict_baseline_with_stale_entries_is_a_failed_test() -> None:
    run = counted(strict=True, stale=2, notices=["2 entries are stale"])
    (suite,) = suites(run)
    assert (suite.failures, run.summary.exit_code) == (1, 1)
    assert [case.result[0].message for case in suite] == ["2 entries are stale"]
    assert [case.name for (suite,) in [suites(counted(stale=2))] for case in suite] == ["no files to check"]


def test_a_clean_file_is_a_passing_test() -> None:
    one, two = suites(checked(CLEAN, CLEAN))
    (case,) = two
    assert (two.name, case.classname, case.name, case.is_passed) == ("1.txt", "1.txt", "checker", True)
    assert one.failures == one.errors == 0


def test_an_empty_run_is_a_passing_test() -> None:
    (suite,) = suites(counted())
    assert [case.name for case in suite if case.is_passed] == ["no files to check"]


def test_what_was_not_checked_is_an_error() -> None:
    *_, suite = suites(incomplete())
    assert suite.errors == suite.tests == 3
    assert [(case.classname, case.name) for case in suite] == [
        ("no such, %1: file.txt", "unread-input"),
        ("b\ufffd.bin", "unread-input"),
        ("0.txt", "failed-rule structure/stray-stop"),
    ]


def test_suppressed_findings_are_skipped_with_their_reason() -> None:
    (suite,) = suites(suppressed())
    assert [case.result[0].message for case in results(suite, junitparser.Skipped)] == [
        "suppressed: the office\nspells it so",
        "baselined: known",
    ]
    assert suite.skipped == 2


def test_a_suite_is_named_after_its_unit() -> None:
    (report,) = checked(NEWS).reports
    (suite,) = suites(counted(report._replace(unit="row 3")))
    assert suite.name == "0.txt row 3"


def test_hostile_words_are_escaped_and_what_xml_cannot_carry_is_named() -> None:
    text = written("junit", hostile())
    tree = ElementTree.fromstring(text)  # noqa: S314 - our own output
    assert {element.tag for element in tree.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out",
    }  # fmt: skip
    assert "bell\x07" not in text
    names = {suite.get("name") for suite in tree}
    assert {"line\nbreak.txt", "]]>.txt", "q\"uote's<&>.txt", "bell<U+0007>.txt", "caf\ufffd.txt"} <= names


def test_suites_are_written_as_documents_are_checked() -> None:
    assert pulled_before_first_results("junit", "<testcase") == 1
