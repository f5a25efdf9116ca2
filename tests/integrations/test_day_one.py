"""The first day in a repository of articles: init, statistics, baseline, hook; each step as suggested by the one before."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.integrations.newsroom import make

if TYPE_CHECKING:
    from tests.conftest import Ran, Runner

ROOT = Path(__file__).parents[2]
ARTICLES = 300
ROW = re.compile(r" *(\d+) +\d+\.\d\d +(\d+)  (error|warning|info) +(on|off) +[a-z]+/[a-z0-9-]+")


@pytest.fixture
def repository(run: Runner) -> Runner:
    make(run.folder, ARTICLES)
    return run


def suggested_command(ran: Ran, command: str) -> list[str]:
    """The words of the command that a step proposes, without the program's name."""
    line = next(line for line in ran.lines if f"checker {command}" in line)
    return shlex.split(line.partition("#")[0].strip())[1:]


def hook(repository: Runner, name: str, *files: str) -> Ran:
    """What pre-commit would run."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    entry = next(hook["entry"] for hook in hooks if hook["id"] == name)
    return repository(*shlex.split(entry)[1:], *files)


def test_from_nothing_to_a_hook_that_reports_what_is_new(repository: Runner) -> None:
    begun = repository("init")
    assert (begun.code, begun.stderr) == (0, "")
    assert begun.lines[0] == f"Hugo (hugo.toml); {ARTICLES} articles in content/ ({ARTICLES} .md)"

    counted = repository(*suggested_command(begun, "check content --statistics"))
    rows = [row for line in counted.lines if (row := ROW.fullmatch(line))]
    assert counted.code == 1
    assert len(rows) > 5
    assert f"{ARTICLES} files, " in counted.stdout
    assert max(map(len, counted.lines)) <= 100

    written = repository(*suggested_command(begun, "baseline"))
    assert (written.code, written.stdout) == (0, "")
    entries = sum(int(row[1]) for row in rows)
    assert int(re.search(r"(\d+) new", written.stderr)[1]) >= entries  # type: ignore[index] # those that others cover have entries too

    again = repository("check", "content", "--format", "concise")
    assert (again.code, again.stdout) == (0, "")

    articles = sorted(
        path.relative_to(repository.folder).as_posix() for path in repository.folder.glob("content/**/*.md")
    )
    made = ["themes/plain/README.md", "public/index.html"]
    assert hook(repository, "checker", *articles[:20], *made).code == 0
    changed = repository.folder / articles[3]
    changed.write_text(changed.read_text("utf-8") + "\nThe council sent its crews. to the river.\n", "utf-8")
    caught = hook(repository, "checker", *articles[:20], *made)
    assert caught.code == 1
    assert f"{articles[3]}:" in caught.stdout
    assert caught.stdout.count(": error ") == 1


def test_the_hook_that_fixes_leaves_excluded_files_as_they_are(repository: Runner) -> None:
    repository("init")
    theme = repository.write("themes/plain/README.md", "It paid $ 40 million.\n")
    article = repository.write("content/new.md", "It paid $ 40 million.\n")
    hook(repository, "checker-fix", "themes/plain/README.md", "content/new.md")
    assert (theme.read_text("utf-8"), article.read_text("utf-8")) == (
        "It paid $ 40 million.\n",
        "It paid $40 million.\n",
    )


def test_the_repository_is_the_same_for_the_same_number(tmp_path: Path) -> None:
    make(tmp_path / "a", 30)
    make(tmp_path / "b", 30)
    one, other = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in "ab"
    )
    assert one == other
    assert len(one) == 34


@pytest.mark.skipif(sys.platform == "win32", reason="the bench is for POSIX")
def test_the_bench_of_the_first_day_runs(tmp_path: Path) -> None:
    import subprocess

    ran = subprocess.run(
        [sys.executable, ROOT / "bench" / "day_one.py", "--articles", "60", "--folder", tmp_path / "news"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "init" in ran.stdout
