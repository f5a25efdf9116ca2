from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.commands.baseline import run
from checker.model.errors import CheckerError, UsageError
from checker.model.settings import Settings
from checker.run.workspace import Workspace
from checker.triage.baseline_file import Baseline

STOP = "The council sent its crews. to the river on Monday.\n"
TWICE = "It paid for the the dam.\n"
HERE = Path("checker-baseline.tsv")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path("news/a.txt").write_text(STOP, "utf-8")
    Path("news/b.txt").write_text(TWICE, "utf-8")
    return tmp_path


def baseline(
    *paths: str, output: Path | None = None, prune: bool = False, quiet: bool = False, settings: Settings | None = None
) -> int:
    workspace = Workspace(settings or Settings(readability=False))
    return run(workspace, [Path(path) for path in paths or ("news",)], output, prune=prune, quiet=quiet)


def entries(path: Path = HERE) -> list[tuple[str, str]]:
    return [(entry.path, entry.words) for entry in Baseline.read(path).entries]


def test_the_open_findings_are_written_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert baseline() == 0
    assert entries() == [("news/a.txt", "crews. to"), ("news/b.txt", "the the")]
    hint = 'checker: to use it, add this line to checker.toml: baseline = "checker-baseline.tsv"\n'
    assert capsys.readouterr() == ("", f"checker-baseline.tsv: 2 entries (2 new, 0 removed)\n{hint}")


def test_it_is_written_to_the_given_file_or_that_of_the_settings() -> None:
    assert baseline(output=Path("news/base.tsv")) == 0
    assert entries(Path("news/base.tsv")) == [("a.txt", "crews. to"), ("b.txt", "the the")]
    assert baseline("news/a.txt", settings=Settings(readability=False, baseline=Path("desk.tsv"))) == 0
    assert entries(Path("desk.tsv")) == [("news/a.txt", "crews. to")]


def test_writing_it_twice_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    baseline(quiet=True)
    first = HERE.read_bytes()
    assert baseline() == 0
    assert HERE.read_bytes() == first
    assert capsys.readouterr().err == "checker-baseline.tsv: 2 entries (0 new, 0 removed)\n"


def test_what_is_not_looked_at_is_kept() -> None:
    baseline()
    Path("news/a.txt").write_text(TWICE, "utf-8")
    assert baseline("news/a.txt") == 0
    assert entries() == [("news/a.txt", "the the"), ("news/b.txt", "the the")]
    Path("news/b.txt").write_text(STOP, "utf-8")
    assert baseline(settings=Settings(readability=False, select=("structure",))) == 0
    assert entries() == [("news/a.txt", "the the"), ("news/b.txt", "the the"), ("news/b.txt", "crews. to")]


def test_pruning_takes_out_and_adds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    baseline(quiet=True)
    Path("news/a.txt").write_text("They sold the boats and and left.\n", "utf-8")
    assert baseline(prune=True) == 0
    assert entries() == [("news/b.txt", "the the")]
    assert capsys.readouterr().err == "checker-baseline.tsv: 1 entry (0 new, 1 removed)\n"


def test_pruning_follows_a_file_that_moved_and_forgets_one_that_is_gone() -> None:
    baseline()
    Path("news/a.txt").rename("news/c.txt")
    Path("news/b.txt").unlink()
    assert baseline(prune=True) == 0
    assert entries() == [("news/c.txt", "crews. to")]


def test_pruning_needs_a_baseline() -> None:
    with pytest.raises(UsageError, match=r"checker-baseline\.tsv: no such file"):
        baseline(prune=True)
    assert not HERE.exists()


def test_a_baseline_that_cant_be_read_is_not_overwritten() -> None:
    HERE.write_text("<<<<<<< HEAD\n", "utf-8")
    with pytest.raises(UsageError, match=r"checker-baseline\.tsv:1: unresolved merge conflict"):
        baseline()
    assert HERE.read_text("utf-8") == "<<<<<<< HEAD\n"


def test_what_cant_be_read_makes_it_incomplete_and_keeps_its_entries(capsys: pytest.CaptureFixture[str]) -> None:
    baseline(quiet=True)
    Path("news/b.txt").write_bytes(b"\xff\x00\xff")
    assert baseline() == 3
    assert entries() == [("news/a.txt", "crews. to"), ("news/b.txt", "the the")]
    assert capsys.readouterr().err.startswith("checker: news/b.txt: binary data")


def test_a_folder_that_isnt_there_and_standard_input_are_refused() -> None:
    with pytest.raises(CheckerError, match="can't be written"):
        baseline(output=Path("nowhere/base.tsv"))
    with pytest.raises(UsageError, match="standard input has no path to record"):
        baseline("-")


def test_suppressed_findings_need_no_entry() -> None:
    baseline(quiet=True)
    (entry, _) = Baseline.read(HERE).entries
    Path("news/a.txt.checker.yaml").write_text(f"- {{id: {entry.id}, reason: so it was said}}\n", "utf-8")
    assert baseline() == 0
    assert entries() == [("news/b.txt", "the the")]


def test_a_text_in_a_language_without_rules_has_no_entry_and_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    Path("news/b.txt").write_text(
        "Der Rat hat am Montag in der Stadt mit den Leuten über das Wasser und die Brücke gesprochen.\n" * 3, "utf-8"
    )
    assert baseline() == 0
    assert entries() == [("news/a.txt", "crews. to")]
    assert "out of scope" in capsys.readouterr().err
