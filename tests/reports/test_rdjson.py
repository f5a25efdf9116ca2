"""The Reviewdog Diagnostic Format: columns in bytes, suggestions that can be applied by them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from checker import fix_text
from checker.engine.fixing import Choice
from checker.model.finding import Answer, Applicability, SourceEdit
from checker.reports.annotations import full_message, merged_edit

from .runs import (
    NEWS,
    RUNS,
    Run,
    checked,
    counted,
    hostile,
    incomplete,
    pulled_before_first_results,
    written,
)

SCHEMA = json.loads((Path(__file__).parent.parent / "schemas" / "rdjson.schema.json").read_text("utf-8"))


def diagnostics(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written("rdjson", run))["diagnostics"]
    return found


def byte_offset(source: str, position: dict[str, int]) -> int:
    """Where a position is in the bytes of a file."""
    starts = [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", source))]
    return len(source[: starts[position["line"] - 1]].encode("utf-8", "surrogatepass")) + position["column"] - 1


def marked(source: str, range_: dict[str, Any]) -> str:
    start, end = byte_offset(source, range_["start"]), byte_offset(source, range_["end"])
    return source.encode("utf-8", "surrogatepass")[start:end].decode("utf-8", "surrogatepass")


@pytest.mark.parametrize("name", RUNS)
def test_it_is_valid(name: str) -> None:
    jsonschema.validate(json.loads(written("rdjson", RUNS[name]())), SCHEMA)


@pytest.mark.parametrize("name", RUNS)
def test_lines_have_the_diagnostics_of_the_object_one_each(name: str) -> None:
    lines = written("rdjsonl", RUNS[name]()).split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == diagnostics(RUNS[name]())


@pytest.mark.parametrize("run", [checked(NEWS), hostile()], ids=["news", "hostile"])
def test_columns_count_bytes(run: Run) -> None:
    pairs = [(report.source, finding.text) for report in run.reports for finding in report.open]
    found = [diagnostic for diagnostic in diagnostics(run) if "range" in diagnostic["location"]]
    assert [marked(source, d["location"]["range"]) for (source, _), d in zip(pairs, found, strict=True)] == [
        text for _, text in pairs
    ]


def test_a_column_after_an_emoji_counts_its_four_bytes() -> None:
    (diagnostic,) = diagnostics(checked("🚀 It paid $ 40 million.\n"))
    assert diagnostic["location"]["range"] == {
        "start": {"line": 1, "column": 1 + len("🚀 It paid ".encode())},
        "end": {"line": 1, "column": 1 + len("🚀 It paid $ 40".encode())},
    }


def test_applying_the_suggestions_gives_the_fixed_text() -> None:
    body = NEWS.encode()
    for diagnostic in reversed(diagnostics(checked(NEWS))):
        for suggestion in diagnostic.get("suggestions", [])[:1]:
            start, end = (byte_offset(NEWS, suggestion["range"][side]) for side in ("start", "end"))
            body = body[:start] + suggestion["text"].encode() + body[end:]
    assert body.decode() == fix_text(NEWS, choice=Choice(review=True)) != NEWS


def test_a_question_has_no_suggestion_but_its_answers_in_the_message() -> None:
    (report,) = checked(NEWS).reports
    for finding, diagnostic in zip(report.open, diagnostics(counted(report)), strict=True):
        assert diagnostic["message"] == full_message(finding)
        assert ("suggestions" in diagnostic) == (finding.applicability in (Applicability.SAFE, Applicability.REVIEW))
        if finding.query:
            assert finding.query.text in diagnostic["message"]


def test_several_edits_are_merged_into_one_suggestion() -> None:
    answer = Answer("A", "", (SourceEdit("", 8, 9, "Z"), SourceEdit("", 2, 2, "+"), SourceEdit("", 3, 5, "")))
    assert merged_edit(answer, "0123456789") == ("", 2, 9, "+2567Z")


def test_related_places_are_listed() -> None:
    names = (d for d in diagnostics(checked(NEWS)) if "variant-spelling" in d["code"]["value"])
    (found,) = (d for d in names if "related_locations" in d)
    (related,) = found["related_locations"]
    assert marked(NEWS, related["location"]["range"]) == "Wittmaack"
    assert related["message"] == "the other spelling"


def test_a_diagnostic_names_rule_severity_and_source() -> None:
    (diagnostic,) = diagnostics(checked("It paid $ 40 million.\n", paths=("./news/a b%.txt",)))
    assert diagnostic["code"] == {"value": "FIG103 figures/spaced-currency"}
    assert (diagnostic["severity"], diagnostic["source"]) == ("WARNING", {"name": "checker"})
    assert diagnostic["location"]["path"] == "news/a b%.txt"


def test_what_was_not_checked_is_an_error() -> None:
    found = [d for d in diagnostics(incomplete()) if "range" not in d["location"]]
    assert [(d["severity"], d["code"]["value"]) for d in found] == [
        ("ERROR", "unread-input"),
        ("ERROR", "unread-input"),
        ("ERROR", "failed-rule"),
    ]


def test_no_surrogate_is_left_even_escaped() -> None:
    for name in ("rdjson", "rdjsonl"):
        assert not re.search(r"\\ud[89a-f]", written(name, hostile()))


@pytest.mark.parametrize("format", ["rdjson", "rdjsonl"])
def test_diagnostics_are_written_as_documents_are_checked(format: str) -> None:
    assert pulled_before_first_results(format, '"message"') == 1
