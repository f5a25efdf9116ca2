"""In CI a change is checked as its base says, in clones as the services make them, and no file name gives the runner a command."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integrations.test_gitlab import TEMPLATE
from tests.repositories import AUTHOR, ISOLATED

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
DAMAGED = "The council sent its crews. to the river on Monday.\n"
WORKFLOWS = ("integrations/github-workflow.yml", "integrations/github-code-scanning.yml")
FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def git(folder: Path, *args: str) -> str:
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | AUTHOR | ISOLATED
    return subprocess.run(["git", *args], cwd=folder, env=env, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of depth 1 of a change that turns the check off."""
    origin = tmp_path / "origin"
    origin.mkdir()
    git(origin, "init", "-q", "-b", "main")
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
    (origin / "checker.toml").write_text('fail-on = "error"\n', "utf-8")
    (origin / "a.txt").write_text("The council met on Monday.\n", "utf-8")
    git(origin, "add", ".")
    git(origin, "commit", "-q", "-m", "base")
    git(origin, "checkout", "-q", "-b", "change")
    (origin / "checker.toml").write_text('ignore = ["ALL"]\n', "utf-8")
    (origin / "a.txt").write_text(DAMAGED, "utf-8")
    git(origin, "commit", "-q", "-a", "-m", "change")
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "change", f"file://{origin.as_posix()}", "clone")
    return tmp_path / "clone"


def base_of(clone: Path) -> str:
    return git(clone.parent / "origin", "rev-parse", "main").strip()


def run(script: str, folder: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | ISOLATED
    env |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "RUNNER_TEMP": str(folder.parent)}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=env | extra, capture_output=True, text=True, check=False)


def action(folder: Path, base: str) -> subprocess.CompletedProcess[str]:
    given = {"ACTION": str(ROOT), "CHECKER_ARGS": ".", "CHECKER_SARIF": "", "CHECKER_UNTRUSTED": "true"}
    return run(ACTION["runs"]["steps"][-1]["run"], folder, CHECKER_CONFIG_FROM=base, **given)


def test_the_action_checks_a_change_as_its_base_says(clone: Path) -> None:
    ran = action(clone, base_of(clone))
    assert (ran.returncode, "a.txt:1:22: error STR104" in ran.stdout) == (1, True), ran.stderr
    assert "checker.toml differs from" in ran.stderr
    assert action(clone, "").returncode == 0


def test_the_action_does_not_pass_where_the_base_cannot_be_read(clone: Path) -> None:
    ran = action(clone, "0123456789012345678901234567890123456789")
    assert (ran.returncode, "is not in this shallow clone" in ran.stderr) == (3, True), ran.stderr


def test_the_base_of_a_pull_request_is_the_default() -> None:
    default = ACTION["inputs"]["config-from"]["default"]
    assert default == "${{ github.event.pull_request.base.sha || github.event.merge_group.base_sha }}"
    assert ACTION["runs"]["steps"][-1]["env"]["CHECKER_CONFIG_FROM"] == "${{ inputs.config-from }}"


def test_the_job_of_gitlab_checks_a_change_as_its_base_says(clone: Path) -> None:
    (script,) = TEMPLATE["proof-read"]["script"]
    for base, wanted in ((base_of(clone), 1), ("", 0)):
        ran = run(script, clone, CHECKER_PATHS=".", CI_PROJECT_ID="7", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
        assert ran.returncode == wanted, ran.stderr


def recipe() -> str:
    """The steps of the page that prints annotations."""
    text = (ROOT / "docs/how-to/annotate-in-ci.md").read_text("utf-8")
    section = text[text.index("## GitHub: annotations on lines") :]
    found = FENCE.search(section)
    assert found
    return str(yaml.safe_load(found[1])["jobs"]["proof-read"]["steps"][-1]["run"])


def test_the_recipe_for_annotations_gives_the_runner_no_other_command(clone: Path) -> None:
    stories = clone / "stories"
    stories.mkdir()
    for name in ("b\n::error file=ok.txt,line=1::INJECTED\nq.txt", "::warning::x.txt"):
        (stories / name).write_text(DAMAGED, "utf-8")
    (stories / "c\n::notice::x.txt").symlink_to("nowhere")
    git(clone, "fetch", "-q", "--depth=1", "origin", base_of(clone))
    ran = run(recipe(), clone, BASE=base_of(clone))
    assert ran.returncode == 3, ran.stderr
    stop, *guarded = ran.stdout.split("\n")
    token = stop.removeprefix("::stop-commands::")
    assert re.fullmatch(r"[0-9a-f]{32}", token)
    annotations = guarded[guarded.index(f"::{token}::") + 1 :]
    commands = [line for line in annotations if line.startswith("::")]
    assert len(commands) == 3
    assert all(line.startswith("::error file=stories/") for line in commands)
    assert not any(line.startswith("::") for line in ran.stderr.split("\n"))


def pages() -> list[Path]:
    return [ROOT / "README.md", *(ROOT / name for name in WORKFLOWS), *sorted((ROOT / "docs").rglob("*.md"))]


def test_actions_are_named_by_commit() -> None:
    named = [
        use for page in pages() for use in re.findall(r"^ *(?:- )?uses: (.*)$", page.read_text("utf-8"), re.MULTILINE)
    ]
    assert named
    for use in named:
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+|OWNER/checker@v[\d.]+", use), use


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflows_ask_for_no_more_than_they_need(name: str) -> None:
    (job,) = yaml.safe_load((ROOT / name).read_text("utf-8"))["jobs"].values()
    needs = {"contents": "read"} | ({"security-events": "write"} if "scanning" in name else {})
    assert job["permissions"] == needs
