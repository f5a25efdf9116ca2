"""What is kept between runs: by content, and only for this user."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checker.base.data_files import compiled, plain_yaml
from checker.base.processes import FILES_PER_PROCESS
from checker.base.user_folders import cache_folder
from tests.integrations.test_github import PROJECT_RULE

if TYPE_CHECKING:
    from tests.conftest import Runner


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def parsed(files: Sequence[Path]) -> Any:
    return [plain_yaml(file) for file in files]


def test_a_file_of_the_same_name_size_and_time_is_not_taken_for_another(run: Runner) -> None:
    run.write("a.txt", "The council met on Monday, the mayor said.\n")
    for name, word in (("one", "council"), ("two", "castles"), ("one", "castles")):
        page = run.write(f"{name}/rules/desk/worn-word.yaml", PROJECT_RULE.replace("council", word))
        run.write(f"{name}/checker.toml", 'rules = "rules"\n')
        run.write(f"{name}/a.txt", "The council met on Monday, the mayor said.\n")
        os.utime(page, (1_000_000_000, 1_000_000_000))
        there = type(run)(run.folder / name)
        assert there("check", "a.txt").code == (1 if word == "council" else 0), (name, word)


def test_what_was_made_of_other_contents_is_not_kept(folder: Path) -> None:
    page = folder / "a.yaml"
    page.write_text("a: 1\n", "utf-8")

    def changing(files: Sequence[Path]) -> Any:
        page.write_text("a: 2\n", "utf-8")
        made = parsed(files)
        page.write_text("a: 3\n", "utf-8")
        return made

    assert compiled("pages", [page], changing) == [{"a": "2"}]
    page.write_text("a: 1\n", "utf-8")
    assert compiled("pages", [page], parsed) == [{"a": "1"}]


def test_it_is_kept_as_json_where_nobody_else_can_read_it(folder: Path) -> None:
    page = folder / "a.yaml"
    page.write_text("a: 1\n", "utf-8")
    compiled("pages", [page], parsed)
    (kept,) = cache_folder().iterdir()
    assert json.loads(kept.read_bytes())["made"] == [{"a": "1"}]
    assert stat.S_IMODE(cache_folder().stat().st_mode) == 0o700
    assert compiled("pages", [page], lambda _: pytest.fail("it was kept")) == [{"a": "1"}]


def test_nobody_else_may_write_into_the_folder(folder: Path) -> None:
    cache_folder().mkdir(parents=True)
    cache_folder().chmod(0o777)
    page = folder / "a.yaml"
    page.write_text("a: 1\n", "utf-8")
    compiled("pages", [page], parsed)
    assert stat.S_IMODE(cache_folder().stat().st_mode) == 0o755


def test_results_are_kept_where_nobody_else_can_read_them(run: Runner) -> None:
    for number in range(FILES_PER_PROCESS):
        run.write(f"{number}.txt", "The council met on Monday.\n")
    cache = run.folder.parent / "results"
    assert run("check", ".", "--cache-dir", str(cache)).code == 0
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert (cache / "results.sqlite3").is_file()


def test_a_relative_cache_folder_does_not_lead_into_the_checkout(run: Runner, tmp_path: Path) -> None:
    run.write("rules/desk/worn-word.yaml", PROJECT_RULE)
    run.write("checker.toml", 'rules = "rules"\n')
    run.write("a.txt", "The council met on Monday.\n")
    home = tmp_path / "home"
    assert run("check", "a.txt", env={"XDG_CACHE_HOME": "cache", "HOME": str(home)}).code == 1
    assert not (run.folder / "cache").exists()
    assert list((home / ".cache" / "checker").iterdir())
