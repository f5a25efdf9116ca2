"""GitHub shows annotations from lines that its runner reads, and a page of Markdown under the job."""

from __future__ import annotations

import re
from typing import NamedTuple

import commonmark
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.base.visible import hidden_named
from checker.model.finding import Severity
from checker.reports import github
from checker.reports.annotations import full_message
from checker.reports.github import JOB_SUMMARY

from .runs import CLEAN, NEWS, PATHS, Run, checked, counted, hostile, incomplete, suppressed, written

LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "notice": Severity.INFO}
MANY = "".join(f"It paid $ {number} million for the dam.\n" for number in range(10, 40))


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def commands(text: str) -> list[Command]:
    """The commands of a log, read as the runner reads them: line by line, then property by property."""
    found = []
    for line in re.split(r"\r\n|\r|\n", text):
        if line.lstrip().startswith("::"):
            head, _, message = line.lstrip()[2:].partition("::")
            name, _, rest = head.partition(" ")
            pairs = (pair.partition("=") for pair in rest.split(",") if pair)
            found.append(Command(name, {key: unescaped(value) for key, _, value in pairs}, unescaped(message)))
    return found


def unescaped(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def found_in(run: Run) -> list[Command]:
    return commands(written("github", run))


def last_line(run: Run) -> str:
    return written("github", run).splitlines()[-1]


def test_each_finding_is_a_command_with_its_place_and_rule() -> None:
    (report,) = checked("Hé 🚀 the council sent its crews. to the river.\n").reports
    (finding,) = report.open
    assert found_in(counted(report)) == [
        Command(
            "error",
            {
                "file": "0.txt",
                "line": "1",
                "endLine": "1",
                "col": "28",
                "endColumn": "37",
                "title": "checker (STR104 structure/stray-stop)",
            },
            full_message(finding),
        )
    ]


def test_columns_count_utf16_units() -> None:
    lines = re.split(r"\r\n|\r|\n", NEWS)
    for command, finding in zip(found_in(checked(NEWS)), by_severity(checked(NEWS)), strict=True):
        units = lines[int(command.properties["line"]) - 1].encode("utf-16-le")
        start, end = (2 * int(command.properties[key]) - 2 for key in ("col", "endColumn"))
        assert units[start:end].decode("utf-16-le") == finding.text


def by_severity(run: Run) -> list:  # type: ignore[type-arg]
    found = [finding for report in run.reports for finding in report.open]
    return sorted(found, key=lambda finding: finding.severity.rank)


def test_a_finding_that_runs_over_several_lines_has_no_columns() -> None:
    several = [c for c in found_in(hostile()) if "line" in c.properties]
    for command in several:
        assert ("col" in command.properties) == (command.properties["line"] == command.properties["endLine"])
        assert ("endColumn" in command.properties) == ("col" in command.properties)
    assert any("col" not in command.properties for command in several)


@pytest.mark.parametrize("path", PATHS)
def test_a_hostile_path_is_read_back_as_it_was_or_visible(path: str) -> None:
    (report,) = checked("It paid $ 40 million.\n", paths=(path,)).reports
    (command,) = found_in(counted(report))
    assert command.properties["file"] == plain(re.sub(r"^(\./)+", "", path))
    assert command.properties["title"] == "checker (FIG103 figures/spaced-currency)"


@given(st.text(max_size=60) | st.sampled_from(["%0A", "%25", "a%", "::error::", "\r\n", "a,b:c"]))
@settings(max_examples=100)
def test_paths_and_messages_are_read_back_as_they_were_or_visible(words: str) -> None:
    (report,) = checked("It paid $ 40 million.\n").reports
    finding = report.findings[0]._replace(message=words)
    path = f"news/{words}.txt"
    text = written("github", counted(report._replace(path=path, findings=(finding,))))
    (command,) = commands(text)
    assert (command.properties["file"], command.message) == (plain(path), plain(full_message(finding)))
    assert text.count("\n") == 2


def plain(text: str) -> str:
    """What can be read back: all but lone surrogates, and characters that nobody sees, which are named."""
    carried = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return "".join(sign if sign in "\r\n" else hidden_named(sign) for sign in carried)


def test_hostile_words_cannot_add_a_command() -> None:
    text = written("github", hostile())
    assert len(commands(text)) == 30
    assert len(text.splitlines()) >= 31
    assert {command.name for command in commands(text)} == set(LEVELS)


def test_the_worst_come_first_and_no_more_than_github_shows() -> None:
    run = checked(MANY, NEWS)
    found = found_in(run)
    ranks = [LEVELS[command.name].rank for command in found]
    assert ranks == sorted(ranks)
    assert ranks.count(Severity.WARNING.rank) == 10
    assert ranks.count(Severity.ERROR.rank) == run.summary.severities[Severity.ERROR] > 0
    warnings = run.summary.severities[Severity.WARNING]
    assert (
        last_line(run)
        == f"checker: {len(ranks) - 10} errors, {warnings} warnings in 2 files; not shown above: {warnings - 10} warnings"
    )


def test_a_clean_run_makes_no_command() -> None:
    assert written("github", checked(CLEAN)) == "checker: no problems found in 1 file\n"
    assert written("github", counted()) == "checker: no problems found in 0 files\n"


def test_what_was_not_checked_comes_before_any_finding() -> None:
    found = found_in(incomplete())
    assert [(c.name, c.properties["file"]) for c in found[:3]] == [
        ("error", "no such, %1: file.txt"),
        ("error", "b\ufffd.bin"),
        ("error", "0.txt"),
    ]
    assert found[2].message == "rule structure/stray-stop failed (ValueError: <not> so ]]>); the other rules still ran"


def test_suppressed_findings_are_not_annotated() -> None:
    assert len(found_in(suppressed())) == len(suppressed().reports[0].open)


def test_notices_of_the_run_are_plain_lines() -> None:
    run = counted(notices=["::error::not\na command"])
    assert written("github", run) == "checker: ::error::not%0Aa command\nchecker: no problems found in 0 files\n"
    assert [line for line in written(JOB_SUMMARY, run).splitlines() if line.endswith("error::not a command")]


def rows_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("| ") and not line.startswith(("| sev", "| ---"))]


def test_the_page_counts_and_lists_what_was_found_the_worst_first() -> None:
    run = checked(NEWS)
    text = written(JOB_SUMMARY, run)
    assert text.startswith("## checker: 4 errors, 3 warnings, 4 questions in 1 file\n")
    rows = rows_of(text)
    assert [row.split(" | ")[0] for row in rows] == ["| error"] * 4 + ["| warning"] * 3
    assert all(re.search(r"\| 0\.txt:\d+:\d+ \| [A-Z]{3}\d{3} [a-z]+/[a-z-]+ \| ", row) for row in rows)


def test_the_page_of_a_clean_run_has_no_table() -> None:
    assert written(JOB_SUMMARY, checked(CLEAN)) == "## checker: no problems found in 1 file\n\n"


def test_the_page_says_what_was_not_checked() -> None:
    text = written(JOB_SUMMARY, incomplete())
    assert ", incomplete in 1 file\n" in text
    assert "- **no such, %1: file.txt: not checked: no such file or folder**\n" in text


def test_hostile_words_stay_in_their_cells() -> None:
    text = written(JOB_SUMMARY, hostile())
    rows = rows_of(text)
    assert len(rows) == sum(len(report.open) for report in hostile().reports)
    assert all(len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 5 for row in rows)
    kinds = {node.t for node, _ in commonmark.Parser().parse(text).walker()}
    assert not kinds & {"html_inline", "html_block", "link", "image", "code", "code_block"}
    assert not re.search("[\x00-\x08\x0b-\x1f]", text)


@pytest.mark.parametrize("room", [500, 3000, 10_000])
def test_a_page_that_is_too_long_is_cut_at_a_whole_row(room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    run = checked(MANY, NEWS)
    whole = rows_of(written(JOB_SUMMARY, run))
    monkeypatch.setattr(github, "_MOST_BYTES", room)
    text = written(JOB_SUMMARY, run)
    rows = rows_of(text)
    assert rows == whole[: len(rows)]
    left = len(whole) - len(rows)
    assert len("".join(f"{row}\n" for row in rows).encode()) <= room
    assert text.splitlines()[-1].startswith("and ") == (left > 0)
    if left:
        assert text.endswith(f"\nand {left} more\n")


def test_a_page_of_very_many_findings_is_under_a_mebibyte() -> None:
    (report,) = hostile().reports[:1]
    run = counted(*[report] * 300, skipped=list(hostile().summary.skipped) * 300)
    text = written(JOB_SUMMARY, run)
    assert 900_000 < len(text.encode()) < 1_048_576
    rows = rows_of(text)
    listed = sum(line.startswith("- **") for line in text.splitlines())
    assert text.endswith(f"\nand {300 * len(report.open) + len(run.summary.skipped) - len(rows) - listed} more\n")
