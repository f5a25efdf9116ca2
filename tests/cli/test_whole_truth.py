"""What a run says of itself: nothing that was found is passed over, and nothing is said twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from checker.model.backend_report import BackendReport
from tests.reports.runs import CLEAN, checked, written

if TYPE_CHECKING:
    from tests.conftest import Runner

STOP = "The council sent its crews. to the river on Monday.\n"


def recorded(run: Runner, *, text: str = STOP) -> None:
    run.write("a.txt", text)
    assert run("baseline", "a.txt").code == 0


def test_a_verdict_names_what_the_baseline_sets_aside(run: Runner) -> None:
    recorded(run)
    ran = run("check", "a.txt", "--baseline", "checker-baseline.tsv", "--no-readability")
    assert (ran.code, ran.lines[0]) == (0, "a.txt: NOTHING NEW: 1 known finding in the baseline")


def test_a_verdict_on_new_findings_names_it_too(run: Runner) -> None:
    recorded(run)
    run.write("a.txt", STOP + "\nThe mayor asked the the bank for it.\n")
    ran = run("check", "a.txt", "--baseline", "checker-baseline.tsv", "--no-readability")
    assert ran.lines[0].endswith(": 1 fix; 1 known finding in the baseline")


def test_a_verdict_names_what_is_suppressed(run: Runner) -> None:
    run.write("a.md", f"<!-- checker: ignore[STR104] so the desk decided -->\n{STOP}")
    assert run("check", "a.md").lines[0] == "a.md: NO ERRORS FOUND: 1 finding suppressed"


def test_the_total_names_what_the_baseline_sets_aside(run: Runner) -> None:
    recorded(run)
    run.write("b.txt", CLEAN)
    for name, stream in (("text", "out"), ("concise", "err")):
        ran = run("check", "a.txt", "b.txt", "--baseline", "checker-baseline.tsv", "-f", name)
        text = ran.stdout if stream == "out" else ran.stderr
        assert (
            "2 files (2 clean): 0 errors, 0 warnings, 0 notes, 0 questions; 1 known finding in the baseline\n" in text
        )


def test_the_json_report_counts_what_is_set_aside(run: Runner) -> None:
    recorded(run)
    ran = run("check", "a.txt", "--baseline", "checker-baseline.tsv", "-f", "json")
    assert json.loads(ran.stdout)["summary"] == {"error": 0, "warning": 0, "info": 0, "queries": 0, "baselined": 1, "suppressed": 0}  # fmt: skip


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_clean_files_among_several_are_only_counted(format: str) -> None:
    report = written(format, checked(CLEAN, STOP, CLEAN))
    assert "1.txt: " in report
    assert "0.txt" not in report
    assert "2.txt" not in report
    assert "3 files (2 clean)" in report.replace("\\", "")
    assert "0.txt: NO ERRORS FOUND" in written("text", checked(CLEAN, STOP), verbose=True)
    assert "0.txt: NO ERRORS FOUND" in written(format, checked(CLEAN))


def test_verbose_shows_all_findings_of_a_kind() -> None:
    stops = " ".join(f"The council of {name} sent its crews. to the river." for name in ("Elm", "Oak", "Ash", "Fir", "Yew", "Elder"))  # fmt: skip
    assert "and 1 more like this (-v lists all)" in written("text", checked(stops))
    assert written("text", checked(stops), verbose=True).count("crews. to → crews to") == 6


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_a_backend_that_found_nothing_is_named(format: str) -> None:
    run = checked(CLEAN)
    run.summary.backends.append(BackendReport("languagetool", "6.4"))
    assert "also checked by LanguageTool 6.4" in written(format, run)
    run.summary.backends[0] = BackendReport("languagetool", "6.4", failures=("gone",))
    assert "also checked" not in written(format, run)


@pytest.mark.parametrize(
    ("name", "starts"),
    [
        ("out.sarif", '{"$schema"'),
        ("out.sarif.json", '{"$schema"'),
        ("out.html", "<!DOCTYPE html>"),
        ("out.md", "## a.txt"),
        ("out.json", '{"schema": 1'),
        ("out.jsonl", '{"file"'),
        ("out.txt", "a.txt: NOT PUBLISHABLE"),
        ("out", "a.txt: NOT PUBLISHABLE"),
    ],
)
def test_an_output_takes_its_format_from_the_extension(run: Runner, name: str, starts: str) -> None:
    run.write("a.txt", STOP)
    assert run("check", "a.txt", "-o", name).code == 1
    assert (run.folder / name).read_text("utf-8").lower().startswith(starts.lower())


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("-o", "out.xml"), "several formats have this extension; write checkstyle=out.xml or junit=out.xml"),
        (("-f", "concise", "-o", "out.html"), "its name says html, but --format says concise"),
        (("-f", "text", "-o", "out.sarif"), "its name says sarif, but --format says text"),
        (("--statistics", "-f", "sarif"), "--statistics has no format “sarif” (available: json, text)"),
    ],
)
def test_an_output_that_contradicts_its_format_is_refused(run: Runner, args: tuple[str, ...], message: str) -> None:
    run.write("a.txt", STOP)
    ran = run("check", "a.txt", *args)
    assert (ran.code, message in ran.stderr) == (2, True)


@pytest.mark.parametrize("args", [("-f", "gitlab", "-o", "out.json"), ("-f", "junit", "-o", "out.xml"), ("-f", "sarif", "-o", "out.json")])  # fmt: skip
def test_an_extension_that_fits_the_format_is_taken(run: Runner, args: tuple[str, ...]) -> None:
    run.write("a.txt", STOP)
    assert run("check", "a.txt", *args).code == 1


def test_statistics_come_as_json_too(run: Runner) -> None:
    run.write("a.txt", STOP)
    counted = json.loads(run("check", "a.txt", "--statistics", "-f", "json").stdout)
    assert counted["rules"] == [{"rule": "structure/stray-stop", "count": 1, "per_10000_words": 1000.0, "files": 1, "severity": "error", "proposed": "on"}]  # fmt: skip
    assert (counted["files"], counted["words"], counted["exit_code"]) == (1, 10, 1)
    assert run("check", "a.txt", "--statistics", "-o", "counted.json").stdout == ""
    assert json.loads((run.folder / "counted.json").read_text("utf-8")) == counted
