"""The manners that people know from other tools: help in panels with examples, completion, colours, lists by family, places of errors."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from checker.cli.outputs import counted
from tests.reports.runs import CLEAN, checked

if TYPE_CHECKING:
    from tests.conftest import Runner

STOP = "The council sent its crews. to the river on Monday.\n"


def test_the_help_groups_the_commands_and_names_the_exit_codes(run: Runner) -> None:
    lines = run("--help").lines
    assert [line for line in lines if line.endswith(":") and not line.startswith(" ")] == [
        "Options:",
        "Check and fix:",
        "Rules:",
        "Set up:",
        "Exit codes:",
    ]
    assert not any(line.rstrip().endswith(("…", "...")) for line in lines if line.startswith("  "))


def test_the_help_of_a_command_has_examples_and_exit_codes(run: Runner) -> None:
    shown = run("check", "--help").stdout
    assert "\nExamples:\n  checker check story.txt\n" in shown
    assert "\nExit codes:\n  0  Everything was checked" in shown
    assert "<" not in shown, "no metavar is a type of Python"


def test_help_is_a_command_too(run: Runner) -> None:
    assert run("help").stdout == run("--help").stdout
    assert run("help", "fix").stdout == run("fix", "--help").stdout
    assert run("help", "languagetool", "install").stdout == run("languagetool", "install", "--help").stdout
    assert run("help", "fxi").code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_a_completion_script_is_printed(run: Runner, shell: str) -> None:
    ran = run("completion", shell)
    assert (ran.code, "_CHECKER_COMPLETE" in ran.stdout) == (0, True)
    assert (
        run("completion", "tcsh").stderr
        == "checker: no completion for “tcsh”; available: bash, zsh, fish, powershell\n"
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [("checker fi", ["fix"]), ("checker fix --ans", ["--answer"]), ("checker comp", ["completion"])],
)
def test_commands_and_options_are_completed(run: Runner, words: str, expected: list[str]) -> None:
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")), "_CHECKER_COMPLETE": "complete_bash"}
    code = "import sys; sys.argv[0] = 'checker'; from checker.cli.entry import run; run()"
    ran = subprocess.run(
        [sys.executable, "-c", code], env=run.environment(asked), capture_output=True, text=True, check=False
    )
    assert ran.stdout.split() == expected


def test_rules_are_listed_by_family_with_what_they_report(run: Runner) -> None:
    head, *rows = run("rules", "figures").lines
    assert head.split() == ["code", "name", "severity", "fix", "reports"]
    assert all(" figures/" in row for row in rows)
    assert all(len(row) > 80 for row in rows)
    assert run("rules", "figurs").stderr.startswith("checker: no rules of “figurs”; did you mean “figures”?")


def test_rules_are_listed_as_json(run: Runner) -> None:
    (rule,) = json.loads(run("rules", "STR104", "--format", "json").stdout)
    assert (rule["name"], rule["severity"], rule["applicability"]) == ("structure/stray-stop", "error", "review")
    assert rule["why"].startswith(rule["summary"])
    assert len(json.loads(run("rules", "-f", "json").stdout)) == len(run("rules").lines) - 1


def test_a_rule_is_found_by_the_beginning_of_its_name(run: Runner) -> None:
    assert run("rule", "stray").stdout == run("rule", "STR104").stdout
    assert run("rule", "STR").lines == run("rules", "structure").lines
    assert run("rule", "nothing-like-it").code == 2


@pytest.mark.parametrize(
    ("env", "colored"),
    [
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({}, False),
    ],
)
def test_force_color_is_honoured(run: Runner, env: dict[str, str], colored: bool) -> None:
    run.write("a.txt", STOP)
    assert ("\x1b[" in run("check", "a.txt", env=env).stdout) is colored


@pytest.mark.parametrize(
    ("text", "place"), [('ignore = ["a\n', "1:13"), ("fail-on = error\n", "1:11"), ('\nignore = ["a"\n', "3:1")]
)
def test_an_error_in_toml_has_its_line_and_column(run: Runner, text: str, place: str) -> None:
    run.write("checker.toml", text)
    run.write("a.txt", STOP)
    ran = run("check", "a.txt")
    assert (ran.code, ran.stderr.startswith(f"checker: checker.toml:{place}: invalid TOML")) == (2, True)


def test_a_date_without_brackets_is_reported(run: Runner) -> None:
    run.write("a.md", f"<!-- checker: ignore[STR104] until 2020-01-01 old -->\n{STOP}")
    shown = run("check", "a.md", "--date", "2026-01-01").stdout
    assert "never expires; to set an expiry date, end it with “(until 2020-01-01)”" in shown
    run.write("a.md", f"<!-- checker: ignore[STR104] old (until 2030-01-01) -->\n{STOP}")
    assert "never expires" not in run("check", "a.md").stdout


def test_the_progress_has_a_total(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.cli.outputs._DELAY", 0.0)
    list(counted(checked(CLEAN, CLEAN).reports, total=lambda: 7))
    assert "checked 1 of 7 files: 0.txt" in capsys.readouterr().err


def test_a_new_rule_runs_as_soon_as_its_folder_is_configured(run: Runner) -> None:
    assert "it runs as soon as its folder is configured" in run("new-rule", "desk/worn", "--kind", "phrases").stdout
    run.write("checker.toml", 'rules = "rules"\n')
    run.write("a.txt", "There are words to be found in this sentence.\n")
    assert "desk/worn" in run("check", "a.txt", "-f", "concise").stdout


def test_a_rule_that_does_not_run_is_named_by_its_test(run: Runner) -> None:
    run("new-rule", "desk/worn")
    page = run.folder / "rules/desk/worn.yaml"
    page.write_text(page.read_text("utf-8").replace("status: stable", "status: preview"), "utf-8")
    assert (
        "desk/worn has status preview: it only runs with --preview or if you select it by name"
        in run("test-rules", "rules").stderr
    )


def test_a_new_configuration_says_how_editors_get_its_schema(run: Runner) -> None:
    run.write("content/a.md", STOP)
    run("init")
    assert "#:schema ./checker.schema.json" in (run.folder / "checker.toml").read_text("utf-8")


PAGE = "rules/desk/{}.yaml"


def edited(run: Runner, slug: str, old: str, new: str) -> None:
    page = run.folder / PAGE.format(slug)
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")


def test_an_unknown_mqm_type_is_refused_by_the_test(run: Runner) -> None:
    run("new-rule", "desk/worn", "--kind", "phrases")
    edited(run, "worn", "kind: phrases", "mqm: styel/unidiomatic\nkind: phrases")
    ran = run("test-rules", "rules")
    assert (ran.code, "mqm: unknown type “styel/unidiomatic”; did you mean “style/unidiomatic”?" in ran.stdout) == (
        2,
        True,
    )


def test_a_code_that_is_taken_is_reported_with_the_next_free_one(run: Runner) -> None:
    for slug in ("other", "worn"):
        run("new-rule", f"desk/{slug}", "--kind", "phrases")
    edited(run, "worn", "code: XDE102", "code: XDE101")
    ran = run("test-rules", "rules")
    assert (
        "rules/desk/worn.yaml:3: code XDE101 is already used by desk/other; the next free one is XDE102" in ran.stdout
    )


def test_an_answer_names_the_figure_that_it_replaces(run: Runner) -> None:
    run.write("a.txt", "A total of 13 people were killed: 6 women, 4 men and 2 children.\n")
    for name in ("text", "markdown", "html"):
        shown = run("check", "a.txt", "-f", name).stdout.replace("\\", "")
        assert "2 → 3 (children)" in shown
        assert "13 → 12 (people)" in shown


def test_a_side_car_entry_holds_when_its_neighbours_change_and_another_gets_the_new_id(run: Runner) -> None:
    run.write("a.txt", "They met on Monday. Some experts say that the quay was never seen.\n")
    (finding,) = json.loads(run("check", "a.txt", "-f", "json").stdout)["files"][0]["findings"]
    entry = f"- {{id: {finding['id'][:8]}, reason: the source names nobody, words: Some experts say}}\n"
    run.write("a.txt.checker.yaml", entry)
    assert "suppressed" in run("check", "a.txt").lines[0]
    run.write("a.txt", "They met on Friday. Some experts say that the bridge was never seen.\n")
    assert "suppressed" in run("check", "a.txt").lines[0]
    run.write("a.txt.checker.yaml", entry.replace(finding["id"][:8], "ffffffff"))
    assert f"the finding on these words now has the id {finding['id'][:8]}" in run("check", "a.txt").stdout
