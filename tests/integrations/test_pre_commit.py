"""The hooks: what the manifest says, and a run of the real thing on a repository of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from identify import identify
from pre_commit.clientlib import load_config, load_manifest

from checker.reading.registry import READERS

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
SOURCES = ("checker", "rules", "scripts", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text("utf-8"))}
# No language of its own: pre-commit doesn't know this extension.
UNKNOWN_TO_PRE_COMMIT = {".text"}


def run(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GIT_", "PRE_COMMIT"))}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=kept | env, check=False)


def git(folder: Path, *words: str) -> None:
    ran = run("git", "-c", "user.name=desk", "-c", "user.email=desk@news.example", *words, cwd=folder)
    assert ran.returncode == 0, ran.stderr


def repository(folder: Path, files: Mapping[str, str]) -> Path:
    """A repository of git with these files, all staged."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    return folder


@cache
def pypi_answers() -> bool:
    try:
        answer = subprocess.run(
            [sys.executable, "-m", "pip", "index", "versions", "hatchling", "--retries", "0", "--disable-pip-version-check"],
            capture_output=True, timeout=60, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return answer.returncode == 0


def needs_pypi() -> None:
    if not pypi_answers() and os.environ.get("CI") != "true":
        pytest.skip("PyPI can't be reached, from which the hook installs what checker needs")


def test_the_manifest_and_the_example_are_what_pre_commit_reads() -> None:
    assert [hook["id"] for hook in load_manifest(str(MANIFEST))] == ["checker", "checker-fix"]
    config = load_config(str(ROOT / "integrations" / "pre-commit-config.yaml"))
    assert {hook["id"] for repo in config["repos"] for hook in repo["hooks"]} <= set(HOOKS)


@pytest.mark.parametrize("hook", HOOKS.values(), ids=list(HOOKS))
def test_a_hook_is_given_every_file_that_a_reader_takes(hook: dict[str, Any]) -> None:
    wanted = set(hook["types_or"])
    refused = {extension for extension in READERS if not wanted & identify.tags_from_filename(f"a{extension}")}
    assert refused == UNKNOWN_TO_PRE_COMMIT
    assert hook["require_serial"]
    assert "--force-exclude" in hook["entry"]


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("content/a.md", True), ("robots.txt", False), ("docs/requirements-dev.txt", False), ("LICENSE", False),
        ("LICENSE.md", False), ("content/licences.md", True), ("content/robots.md", True), ("CMakeLists.txt", False),
    ],
)  # fmt: skip
def test_a_hook_is_not_given_files_for_machines(name: str, given: bool) -> None:
    for hook in HOOKS.values():
        assert (re.search(hook["exclude"], name) is None) == given


def test_the_hooks_run_in_an_environment_that_pre_commit_makes(tmp_path: Path) -> None:
    needs_pypi()
    program = tmp_path / "checker-repository"
    program.mkdir()
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, program / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, program / name)
    git(program, "init", "--quiet")
    git(program, "add", ".")
    git(program, "commit", "--quiet", "-m", "checker")
    files = {
        "content/bad.md": "The council sent its crews. to the river.\n\nIt paid $ 40 million.\n",
        "content/good.md": "The council met on Monday and agreed to mend the bridge.\n",
        "wire/bad.md": "The council sent its crews. to the lake.\n",
        "checker.toml": 'extend-exclude = ["/wire/"]\n',
        "code.py": "crews. to = 1\n",
        "robots.txt": "The council sent its crews. to the sea.\n",
    }
    project = repository(tmp_path / "project", files)
    settings = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": str(tmp_path / "cache"), "NO_COLOR": "1"}

    def hook(name: str) -> subprocess.CompletedProcess[str]:
        words = ("try-repo", program, name, "--all-files", "--color", "never")
        return run(sys.executable, "-m", "pre_commit", *words, cwd=project, **settings)

    checked = hook("checker")
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert "content/bad.md:" in checked.stdout
    assert "content/good.md" not in checked.stdout
    assert "- exit code: 1" in checked.stdout
    for passed_over in ("wire/bad.md", "code.py", "robots.txt", "Traceback"):
        assert passed_over not in checked.stdout

    fixed = hook("checker-fix")
    assert "files were modified by this hook" in fixed.stdout, fixed.stdout + fixed.stderr
    assert "It paid $40 million." in (project / "content/bad.md").read_text("utf-8")
    assert (project / "wire/bad.md").read_text("utf-8") == files["wire/bad.md"]
