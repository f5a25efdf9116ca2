"""GitLab Code Quality: an array, each issue with a fingerprint of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checker.model.finding import Severity
from checker.reports.annotations import full_message

from .runs import (
    CLEAN,
    NEWS,
    RUNS,
    Run,
    checked,
    incomplete,
    pulled_before_first_results,
    written,
)

SCHEMA = json.loads((Path(__file__).parent.parent / "schemas" / "gitlab-code-quality.schema.json").read_text("utf-8"))


def issues(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written("gitlab", run))
    return found


@pytest.mark.parametrize("name", RUNS)
def test_it_is_valid_and_its_fingerprints_are_unique(name: str) -> None:
    found = issues(RUNS[name]())
    jsonschema.validate(found, SCHEMA)
    fingerprints = [issue["fingerprint"] for issue in found]
    assert len(set(fingerprints)) == len(fingerprints)


def test_each_open_finding_is_an_issue() -> None:
    run = checked(NEWS)
    (report,) = run.reports
    severities = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}
    for issue, finding in zip(issues(run), report.open, strict=True):
        assert issue["check_name"] == finding.rule
        assert issue["description"] == f"{finding.code} {finding.rule}: {full_message(finding)}"
        assert issue["severity"] == severities[finding.severity]
        assert issue["location"]["lines"]["begin"] == report.lines.position(finding.place.start).line


def test_a_fingerprint_is_the_id_of_the_finding_and_does_not_depend_on_its_line() -> None:
    run = checked(NEWS)
    ids = [finding.id for finding in run.reports[0].open]
    assert [issue["fingerprint"] for issue in issues(run)] == ids
    assert [issue["fingerprint"] for issue in issues(checked("It rained.\r\n\r\n" + NEWS))] == ids


def test_the_same_finding_in_another_file_has_a_number() -> None:
    one = [issue["fingerprint"] for issue in issues(checked(NEWS))]
    two = [issue["fingerprint"] for issue in issues(checked(NEWS, NEWS))]
    assert two == one + [f"{fingerprint}:2" for fingerprint in one]


def test_paths_are_as_in_the_repository() -> None:
    found = issues(checked(NEWS, paths=("./news/a b%,é.txt",)))
    assert {issue["location"]["path"] for issue in found} == {"news/a b%,é.txt"}


def test_what_was_not_checked_is_an_issue_too() -> None:
    found = issues(incomplete())
    blockers = [issue for issue in found if issue["severity"] == "blocker"]
    assert [(issue["check_name"], issue["location"]["path"]) for issue in blockers] == [
        ("unread-input", "no such, %1: file.txt"),
        ("unread-input", "b\ufffd.bin"),
        ("failed-rule", "0.txt"),
    ]
    assert blockers[0]["description"] == "no such, %1: file.txt: not checked: no such file or folder"


def test_a_clean_run_is_an_empty_array() -> None:
    assert written("gitlab", checked(CLEAN)) == "[]\n"


def test_issues_are_written_as_documents_are_checked() -> None:
    assert pulled_before_first_results("gitlab", "check_name") == 1
