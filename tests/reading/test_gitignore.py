from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model.errors import UsageError
from checker.reading.gitignore import GitIgnores
from checker.reading.globs import MOST_CHARACTERS, MOST_GLOBS, compile_globs, is_glob


def files(root: Path, start: Path | None = None, walked: str = "") -> list[str]:
    """What a walk that knows only the ignore files finds."""
    ignores = GitIgnores(str(start or root))
    begun = f"{root}/{walked}".rstrip("/")
    found: list[str] = []
    waiting = [begun]
    while waiting:
        folder = waiting.pop()
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            if entry.name.startswith(".") or ignores.ignores(folder, entry.name + "/" * entry.is_dir(), begun):
                continue
            if entry.is_dir():
                waiting.append(entry.path)
            else:
                found.append(os.path.relpath(entry.path, root).replace(os.sep, "/"))
    return sorted(found)


def tree(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x\n", "utf-8")


def test_a_file_deeper_down_takes_back_what_one_above_ignores(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.md", "in/a.txt", "in/b.md")
    (tmp_path / ".gitignore").write_text("*.txt\n# all of it\n\n", "utf-8")
    (tmp_path / "in/.gitignore").write_text("!a.txt\nb.md\r\n", "utf-8")
    assert files(tmp_path) == ["b.md", "in/a.txt"]


def test_a_folder_that_is_ignored_is_never_entered(tmp_path: Path) -> None:
    tree(tmp_path, "build/a.txt", "build/in/b.txt", "src/build/c.txt", "c.txt")
    (tmp_path / ".gitignore").write_text("build/\n!build/a.txt\n", "utf-8")
    assert files(tmp_path) == ["c.txt"]


def test_a_folder_that_is_named_is_walked_although_it_is_ignored(tmp_path: Path) -> None:
    tree(tmp_path, "build/a.txt", "build/in/b.txt", "build/c.md", "c.txt")
    (tmp_path / ".gitignore").write_text("build/\n*.md\n", "utf-8")
    (tmp_path / "build/.gitignore").write_text("in/\n", "utf-8")
    assert files(tmp_path, walked="build") == ["build/a.txt"]


def test_the_repositorys_own_excludes_count_and_less_than_its_ignore_files(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.txt", "in/a.txt")
    (tmp_path / ".git/info").mkdir(parents=True)
    (tmp_path / ".git/info/exclude").write_text("*.txt\n", "utf-8")
    (tmp_path / ".gitignore").write_text("!b.txt\n", "utf-8")
    assert files(tmp_path) == ["b.txt"]


def test_ignore_files_above_the_repository_do_not_count(tmp_path: Path) -> None:
    tree(tmp_path, "repo/a.txt", "repo/nested/b.txt")
    (tmp_path / ".gitignore").write_text("*.txt\n", "utf-8")
    (tmp_path / "repo/.git").mkdir()
    assert files(tmp_path / "repo") == ["a.txt", "nested/b.txt"]
    (tmp_path / "repo/.gitignore").write_text("b.txt\n", "utf-8")
    (tmp_path / "repo/nested/.git").mkdir()
    assert files(tmp_path / "repo") == ["a.txt", "nested/b.txt"]


def test_outside_a_repository_those_from_the_working_directory_on_count(tmp_path: Path) -> None:
    tree(tmp_path, "work/in/a.txt", "work/in/b.md", "work/in/c.text")
    (tmp_path / ".gitignore").write_text("*.txt\n", "utf-8")
    (tmp_path / "work/.gitignore").write_text("*.md\n", "utf-8")
    (tmp_path / "work/in/.gitignore").write_text("*.text\n", "utf-8")
    assert files(tmp_path / "work", walked="in") == ["in/a.txt"]
    assert files(tmp_path / "work/in", start=tmp_path / "elsewhere") == ["a.txt", "b.md"]


def test_patterns_that_can_not_be_understood_are_passed_over(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "b.txt")
    (tmp_path / ".gitignore").write_bytes(b"!\n\\\na.txt\n\xff\xfe*.q\n")
    assert files(tmp_path) == ["b.txt"]
    assert not is_glob("!")
    assert is_glob("wire/**")
    assert compile_globs(["", "# nothing"]) is None


def test_an_ignore_file_that_is_a_folder_or_missing_is_none(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "in/b.txt")
    (tmp_path / ".gitignore").mkdir()
    assert files(tmp_path) == ["a.txt", "in/b.txt"]


NAMES = ("a.txt", "b.txt", "in/a.txt", "in/b.md", "in/deep/a.txt", "in/deep/c.txt", "out/a.txt", "out/x/b.txt")
PATTERNS = st.lists(
    st.sampled_from(
        ["*.txt", "a.txt", "/a.txt", "in/", "/in/", "in", "deep", "deep/", "in/deep", "in/*", "**/a.txt", "out/**", "!a.txt", "!in/",
         "!*.txt", "!/in/a.txt", "!in/deep/", "*.md", "?.txt", "[ab].txt", "#x", "", "\\!a", "x/", "out/*", "!out/x/", "a*", "!b*"]
    ),
    max_size=5,
)  # fmt: skip


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    tree(root, *NAMES)
    return root


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(top=PATTERNS, inner=PATTERNS)
def test_it_ignores_what_git_ignores(repository: Path, top: list[str], inner: list[str]) -> None:
    (repository / ".gitignore").write_text("\n".join(top), "utf-8")
    (repository / "in/.gitignore").write_text("\n".join(inner), "utf-8")
    listed = subprocess.run(
        ["git", "-c", "core.excludesFile=", "ls-files", "-o", "--exclude-standard"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=True,
    )
    expected = [name for name in listed.stdout.splitlines() if not name.endswith(".gitignore")]
    assert files(repository) == sorted(expected)


def test_an_ignore_file_with_too_many_or_too_long_patterns_is_refused_with_its_line(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")
    (tmp_path / ".gitignore").write_text("# many\n" + "x\n" * (MOST_GLOBS + 1), "utf-8")
    with pytest.raises(
        UsageError, match=rf"gitignore:{MOST_GLOBS + 2}: more than 10,000 patterns; .*--no-respect-gitignore"
    ):
        files(tmp_path)
    (tmp_path / ".gitignore").write_text("x\n" + "y" * (MOST_CHARACTERS + 1), "utf-8")
    with pytest.raises(UsageError, match=r"gitignore:2: pattern longer than 1,000 characters"):
        files(tmp_path)
