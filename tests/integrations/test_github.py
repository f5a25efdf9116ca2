"""The action: valid, safe with what it is given, and run as the runner runs it; the problem matcher reads what is printed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.integrations.test_pre_commit import SOURCES, needs_pypi
from tests.reports.runs import RUNS

if TYPE_CHECKING:
    from tests.conftest import Runner

ROOT = Path(__file__).parents[2]
INTEGRATIONS = ROOT / "integrations"
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
(MATCHER,) = json.loads((INTEGRATIONS / "problem-matcher.json").read_text("utf-8"))["problemMatcher"]
(PATTERN,) = MATCHER["pattern"]
STOP = "The council sent its crews. to the river.\n"
PROJECT_RULE = """\
name: worn-word
code: DSK101
status: stable
cases:
  main: {severity: error, applicability: none, message: "a worn word: “{words}”"}
why: The desk has read it too often.
kind: pattern
data:
  find:
    - {match: council}
examples:
  bad: [{text: "The ⟦council⟧ met."}]
  good: [{text: "The board met.", because: it is another word}]
"""
BASH = shutil.which("bash")


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", "integrations/github-workflow.yml"),
        ("vendor.github-workflows", "integrations/github-code-scanning.yml"),
    ],
)
def test_the_files_for_github_are_valid(schema: str, name: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, ROOT / name]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_step_names_its_shell_and_no_script_is_put_together_from_inputs() -> None:
    for step in STEPS:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"]
    assert set(re.findall(r"inputs\.([\w-]+)", str(ACTION["runs"]))) == set(ACTION["inputs"])


def check_step(folder: Path, **inputs: str) -> tuple[int, list[str], str]:
    """The exit code, the lines and the outputs of the step that checks, run as the runner runs it."""
    assert BASH
    given = {name: inputs.get(name.replace("-", "_"), entry["default"]) for name, entry in ACTION["inputs"].items()}
    output = folder.parent / "output"
    output.write_text("", "utf-8")
    env = dict(os.environ) | {
        "ACTION": str(ROOT),
        "CHECKER_ARGS": given["args"],
        "CHECKER_SARIF": given["sarif-file"],
        "CHECKER_CONFIG_FROM": inputs.get("config_from", ""),
        "CHECKER_UNTRUSTED": inputs.get("untrusted", "false"),
        "GITHUB_OUTPUT": str(output),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    script = folder.parent / "step.sh"
    script.write_text(STEPS[-1]["run"], "utf-8")
    command = [BASH, "--noprofile", "--norc", "-eo", "pipefail", script]
    ran = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", check=False)
    return ran.returncode, ran.stdout.splitlines(), output.read_text("utf-8")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    (folder / "a b.txt").write_text(STOP, "utf-8")
    (folder / "good.txt").write_text("The council met on Monday.\n", "utf-8")
    return folder


def test_the_step_prints_findings_between_adding_and_removing_the_matcher(repository: Path) -> None:
    code, lines, outputs = check_step(repository, args="'a b.txt' good.txt")
    added, stopped, finding, resumed, removed = lines
    assert (code, outputs) == (1, "")
    assert added == f"::add-matcher::{ROOT}/integrations/problem-matcher.json"
    assert Path(added.removeprefix("::add-matcher::")).is_file()
    assert finding.startswith("a b.txt:1:22: error STR104 structure/stray-stop ")
    assert removed == f"::remove-matcher owner={MATCHER['owner']}::"
    token = stopped.removeprefix("::stop-commands::")
    assert re.fullmatch(r"[0-9a-f]{32}", token)
    assert resumed == f"::{token}::"


def test_the_step_exits_as_the_run_does_and_always_removes_the_matcher(repository: Path) -> None:
    for args, wanted in (("good.txt", 0), ("none.txt", 3), ("good.txt --no-such-option", 2)):
        code, lines, _ = check_step(repository, args=args)
        assert (code, lines[-1]) == (wanted, "::remove-matcher owner=checker::")


def test_inputs_are_never_run_as_code(repository: Path) -> None:
    for args in ("$(touch ran) `touch ran` ; touch ran", "good.txt && touch ran", "good.txt\ntouch ran"):
        assert check_step(repository, args=args)[0] == 3
    assert check_step(repository, args="good.txt", sarif_file="$(touch ran).sarif")[0] == 0
    assert not (repository / "ran").exists()


def test_project_rules_are_ignored_for_an_untrusted_change(repository: Path) -> None:
    page = repository / "rules" / "desk" / "worn-word.yaml"
    page.parent.mkdir(parents=True)
    page.write_text(PROJECT_RULE, "utf-8")
    (repository / "checker.toml").write_text('rules = "rules"\n', "utf-8")
    for untrusted, wanted in (("false", 1), ("true", 0), ("", 1)):
        assert check_step(repository, args="good.txt", untrusted=untrusted)[0] == wanted


def test_a_pull_request_is_trusted_only_if_it_comes_from_the_repository_itself() -> None:
    default = ACTION["inputs"]["untrusted"]["default"]
    assert (
        default
        == "${{ github.event.pull_request && github.event.pull_request.head.repo.full_name != github.repository }}"
    )
    assert STEPS[-1]["env"]["CHECKER_UNTRUSTED"] == "${{ inputs.untrusted }}"


def test_a_sarif_report_is_written_too_and_its_path_is_an_output(repository: Path) -> None:
    code, lines, outputs = check_step(repository, args=".", sarif_file="checker.sarif")
    assert (code, outputs) == (1, f"sarif={repository}/checker.sarif\n")
    assert any(line.startswith("a b.txt:1:22: ") for line in lines)
    assert json.loads((repository / "checker.sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_the_step_that_installs_makes_an_environment_with_the_command(tmp_path: Path) -> None:
    needs_pypi()
    assert BASH
    program = tmp_path / "action"
    program.mkdir()
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, program / name)
    paths = tmp_path / "paths"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    python = Path(sys.executable).parent
    env = kept | {
        "ACTION": str(program),
        "PYTHONSAFEPATH": STEPS[0]["env"]["PYTHONSAFEPATH"],
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_PATH": str(paths),
        "PATH": f"{python}{os.pathsep}{os.environ['PATH']}",
    }
    command = [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[0]["run"]]
    ran = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    installed = Path(paths.read_text("utf-8").strip()) / "checker"
    listed = subprocess.run([installed, "rules"], cwd=tmp_path, env=kept, capture_output=True, text=True, check=False)
    assert "structure/stray-stop" in listed.stdout, listed.stderr


def matched(line: str) -> dict[str, str]:
    found = re.match(PATTERN["regexp"], line)
    keys = ("file", "line", "column", "severity", "code", "message")
    return {key: found[PATTERN[key]] for key in keys} if found else {}


def test_the_matcher_reads_the_lines_of_concise(run: Runner) -> None:
    run.write("news/a: b.txt", STOP + "It paid $ 40 million. Some analysts say the truce will hold.\n")
    error, warning, info = run("check", "news", "--format", "concise").lines
    assert matched(error) == {
        "file": "news/a: b.txt",
        "line": "1",
        "column": "22",
        "severity": "error",
        "code": "STR104",
        "message": "structure/stray-stop full stop inside a sentence, before “to”",
    }
    assert matched(warning)["severity"] == "warning"
    # GitHub takes no other severity from a matcher; notes are read in the log.
    assert ": info " in info
    assert matched(info) == {}


def test_the_matcher_reads_every_error_and_warning_however_it_is_worded() -> None:
    from checker.base.visible import visible
    from checker.model.finding import Severity
    from checker.reports import RunInfo, concise

    made = RUNS["hostile"]()
    for report in made.reports:
        if not report.path.isprintable():
            continue
        for finding in report.open:
            (line,) = concise.render([report._replace(findings=(finding,))], made.summary, RunInfo())
            found = matched(line.removesuffix("\n"))
            if finding.severity is Severity.INFO:
                assert found == {}
            else:
                assert (found["file"], found["severity"], found["code"]) == (
                    visible(report.path),
                    finding.severity,
                    finding.code,
                )
