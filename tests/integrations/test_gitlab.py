"""The template for GitLab is valid, and its job does what it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.integrations.test_github import PROJECT_RULE

if TYPE_CHECKING:
    from tests.conftest import Runner

ROOT = Path(__file__).parents[2]
TEMPLATE: dict[str, Any] = yaml.safe_load((ROOT / "integrations" / "gitlab-ci.yml").read_text("utf-8"))
INCLUDE: dict[str, Any] = yaml.safe_load((ROOT / "integrations" / "gitlab-include.yml").read_text("utf-8"))


@pytest.mark.parametrize("name", ["gitlab-ci.yml", "gitlab-include.yml"])
def test_the_files_for_gitlab_are_valid(name: str) -> None:
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.gitlab-ci",
        ROOT / "integrations" / name,
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_what_the_include_sets_is_a_variable_of_the_template() -> None:
    assert set(INCLUDE["variables"]) <= set(TEMPLATE["variables"])
    assert INCLUDE["include"][0]["remote"].endswith("/integrations/gitlab-ci.yml")


def test_the_job_writes_the_report_that_it_uploads(run: Runner) -> None:
    run.write("content/a.txt", "The council sent its crews. to the river.\n")
    (command,) = TEMPLATE["proof-read"]["script"]
    env = environment(CHECKER_PATHS="content")
    ran = subprocess.run(["bash", "-c", command], cwd=run.folder, env=env, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout.startswith("content/a.txt:1:22: error STR104")) == (1, True), ran.stderr
    report = run.folder / TEMPLATE["proof-read"]["artifacts"]["reports"]["codequality"]
    (issue,) = json.loads(report.read_text("utf-8"))
    assert (issue["check_name"], issue["location"]["path"]) == ("structure/stray-stop", "content/a.txt")


def environment(**extra: str) -> dict[str, str]:
    return dict(os.environ) | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"} | extra


@pytest.mark.parametrize(("source", "wanted"), [("7", 1), ("8", 0), (None, 1)])
def test_project_rules_are_ignored_for_a_merge_request_from_a_fork(
    run: Runner, source: str | None, wanted: int
) -> None:
    run.write("content/good.txt", "The council met on Monday.\n")
    run.write("rules/desk/worn-word.yaml", PROJECT_RULE)
    run.write("checker.toml", 'rules = "rules"\n')
    (command,) = TEMPLATE["proof-read"]["script"]
    extra = {"CI_MERGE_REQUEST_SOURCE_PROJECT_ID": source} if source else {}
    env = environment(CHECKER_PATHS="content", CI_PROJECT_ID="7", **extra)
    ran = subprocess.run(["bash", "-c", command], cwd=run.folder, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == wanted, ran.stderr


def test_the_job_takes_nothing_from_a_cache_in_the_checkout() -> None:
    job = TEMPLATE["proof-read"]
    assert "cache" not in job
    assert not {"PIP_CACHE_DIR", "CHECKER_CACHE_DIR"} & set(job["variables"])
