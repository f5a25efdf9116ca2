"""The JSON report is a contract: other tools read it. Fields may be added; those named here stay."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import fix_text
from checker.model.report import Notice
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.model.version import VERSION
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker

from .runs import pieces_of

CATALOGUE = Catalogue.shipped()
NEWS = (
    "🙂 Flood shuts the river road\r\n\r\nThe council sent its crews. to the river and and the dam. Damage is put at 48 billion pesos "
    "($ 50), the governor said. It paid $ 40 million. FLOOD SHUTS ROADS , RAIL IN THE SOUTH The mayor left. "
    "Wittmaack said so. Later Wittmaack left. Witmaak was not asked.\r\n"
)
FINDING = {
    "id": str, "rule": str, "code": str, "case": str, "severity": str, "applicability": str, "mqm": str, "part": str, "start": int,
    "end": int, "line": int, "column": int, "end_line": int, "end_column": int, "text": str, "message": str, "suggestions": list,
    "query": dict | None, "state": str, "covered_by": str | None, "related": list,
}  # fmt: skip


def written(format: str, *texts: str, readability: bool = False) -> str:
    checker = Checker(Settings(readability=readability), CATALOGUE)
    summary = Summary()
    sources = [Source(f"{number}.txt", text) for number, text in enumerate(texts)]
    reports = (report for source in sources for report in summary.watch(checker.check_source(source)))
    return "".join(pieces_of(format, reports, summary))


def report_on(*texts: str, readability: bool = False) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(written("json", *texts, readability=readability))
    return report


def findings_in(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = report_on(text)["files"][0]["findings"]
    return found


def test_the_report_has_the_fields_of_its_schema() -> None:
    report = report_on(NEWS)
    assert set(report) == {
        "schema", "tool", "files", "skipped", "out_of_scope", "unread", "failed", "backends", "notices", "summary", "exit_code",
    }  # fmt: skip
    assert report["schema"] == 1
    assert report["tool"] == {"name": "checker", "version": VERSION, "rules": CATALOGUE.digest, "fingerprint": "v2"}
    (file,) = report["files"]
    assert {"path", "unit", "language", "words", "text_length", "readability", "score", "findings"} <= set(file)
    assert (file["path"], file["unit"], file["text_length"]) == ("0.txt", "", len(NEWS))
    assert file["words"] == len(NEWS.split())


def test_each_finding_has_the_fields_of_its_schema() -> None:
    found = findings_in(NEWS)
    assert len(found) >= 7
    for finding in found:
        assert not {name for name, kind in FINDING.items() if not isinstance(finding[name], kind)}
        assert finding["severity"] in ("error", "warning", "info")
        assert finding["applicability"] in ("safe", "review", "query", "none")
        for suggestion in finding["suggestions"]:
            assert set(suggestion) >= {"key", "label", "edits"}
            assert all(set(edit) == {"start", "end", "text"} for edit in suggestion["edits"])
        for related in finding["related"]:
            assert set(related) >= {"path", "part", "start", "end", "message"}


def test_offsets_count_code_points_and_hold_the_marked_words() -> None:
    lines = NEWS.split("\r\n")
    for finding in findings_in(NEWS):
        assert NEWS[finding["start"] : finding["end"]] == finding["text"]
        assert lines[finding["line"] - 1][finding["column"] - 1 :].startswith(finding["text"])
        assert finding["end_column"] == finding["column"] + len(finding["text"])


def test_the_edits_of_safe_findings_are_those_that_a_fix_makes() -> None:
    text = NEWS
    safe = [f for f in findings_in(NEWS) if f["state"] == "open" and f["applicability"] == "safe"]
    assert len(safe) == 2
    for edit in sorted((f["suggestions"][0]["edits"][0] for f in safe), key=lambda edit: -edit["start"]):
        text = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
    assert text == fix_text(NEWS)


def test_a_covered_finding_names_the_one_that_explains_it() -> None:
    found = findings_in(NEWS)
    rules = {finding["id"]: finding["rule"] for finding in found}
    assert {f["rule"]: rules[f["covered_by"]] for f in found if f["state"] == "covered"} == {
        "figures/spaced-currency": "figures/lost-magnitude",
        "punctuation/space-before-mark": "structure/embedded-headline",
    }
    assert all(finding["covered_by"] is None for finding in found if finding["state"] == "open")


def test_open_questions_are_numbered_from_one_and_counted() -> None:
    report = report_on(NEWS, NEWS)
    for file in report["files"]:
        numbers = [f["query"]["number"] for f in file["findings"] if f["query"] and f["state"] == "open"]
        assert numbers == list(range(1, len(numbers) + 1)) != []
    assert report["summary"]["queries"] == 2 * len(numbers)


def test_the_summary_counts_only_open_findings() -> None:
    report = report_on(NEWS)
    severities = [f["severity"] for f in report["files"][0]["findings"] if f["state"] == "open"]
    assert {name: severities.count(name) for name in ("error", "warning", "info")} == {
        name: report["summary"][name] for name in ("error", "warning", "info")
    }
    assert report["exit_code"] == 1


def test_ids_are_unique_within_a_text_and_depend_on_neither_path_nor_offset() -> None:
    twice = NEWS.replace("It paid $ 40 million.", "It paid $ 40 million. It paid $ 40 million.")
    ids = [finding["id"] for finding in findings_in(twice)]
    assert len(set(ids)) == len(ids)
    moved = report_on("A line.\n", "It rained.\r\n\r\n" + NEWS)["files"][1]["findings"]
    assert [finding["id"] for finding in moved] == [finding["id"] for finding in findings_in(NEWS)]


@pytest.mark.parametrize("readability", [False, True])
def test_the_report_is_the_same_byte_for_byte(readability: bool) -> None:
    for name in ("json", "jsonl"):
        assert written(name, NEWS, NEWS, readability=readability) == written(name, NEWS, NEWS, readability=readability)


def test_readability_is_null_unless_it_is_requested() -> None:
    assert report_on(NEWS)["files"][0]["readability"] is None
    readability = report_on(NEWS, readability=True)["files"][0]["readability"]
    assert {"flesch_reading_ease", "flesch_kincaid_grade", "sentences_scored", "sentences_skipped", "hardest"} <= set(
        readability
    )
    assert all(set(hard) == {"start", "end", "why"} for hard in readability["hardest"])
    assert len(readability["hardest"]) > 0


@given(st.lists(st.text(max_size=30) | st.sampled_from([NEWS, "He left. \u2028 \ud800. to us"]), max_size=3))
@settings(max_examples=30)
def test_json_lines_have_one_object_a_line_with_the_values_of_the_json_report(texts: list[str]) -> None:
    lines = written("jsonl", *texts).split("\n")
    assert lines.pop() == ""
    *files, run = map(json.loads, lines)
    whole = report_on(*texts)
    assert [line["file"] for line in files] == whole.pop("files")
    assert run == {"run": whole}


@pytest.mark.parametrize("format", ["json", "jsonl"])
def test_the_run_has_its_notices_in_order(format: str) -> None:
    summary = Summary()
    reports = summary.watch([Notice("1 entry no longer matches"), Notice("two\nlines, and \u202e a mark")])
    run = json.loads("".join(pieces_of(format, reports, summary)))
    notices = (run if format == "json" else run["run"])["notices"]
    assert notices == ["1 entry no longer matches", "two\nlines, and \u202e a mark"]
    assert report_on(NEWS)["notices"] == []
