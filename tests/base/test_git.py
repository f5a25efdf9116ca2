"""What a repository configures to be run, when git is asked, is not run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.base.git import Repository
from checker.model.errors import CheckerError, UsageError
from checker.run.changes.changed_files import ChangedFile, ChangedFiles
from tests.repositories import commit, enter_repository, git

STORY = "The council sent its crews. to the river on Monday.\n"
# Each with what makes git run it, where that is not done below for all.
PROGRAMS = (
    "core.fsmonitor",
    "core.pager",
    "core.sshCommand",
    "core.editor",
    "core.askPass",
    "diff.external",
    "diff.story.command",
    "diff.story.textconv",
    "filter.story.clean",
    "filter.story.smudge",
    "filter.story.process",
)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "news"
    enter_repository(folder, monkeypatch)
    (folder / "a.txt").write_text(STORY, "utf-8")
    (folder / "b.txt").write_text(STORY * 3, "utf-8")
    (folder / "same.txt").write_text(STORY * 5, "utf-8")
    (folder / ".gitattributes").write_text("*.txt filter=story diff=story\n", "utf-8")
    commit("base")
    # Changed, moved, new, and one that only looks changed: git reads all of them.
    (folder / "a.txt").write_text(STORY + STORY, "utf-8")
    (folder / "b.txt").rename(folder / "moved.txt")
    (folder / "new.txt").write_text(STORY, "utf-8")
    os.utime(folder / "same.txt", (1, 1))
    return folder


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program that leaves a proof that it ran."""
    path = tmp_path / "program"
    path.write_text(f'#!/bin/sh\necho "$0 $@" >> "{tmp_path}/PROOF"\ncat\n', "utf-8")
    path.chmod(0o755)
    return path


def changed() -> set[str]:
    found = ChangedFiles("main", Path()).among(Path(name) for name in ("a.txt", "moved.txt", "new.txt", "same.txt"))
    return {change.path.as_posix() for change in found if isinstance(change, ChangedFile)}


def test_the_change_is_seen_as_it_is() -> None:
    assert changed() == {"a.txt", "moved.txt", "new.txt"}


@pytest.mark.parametrize("key", PROGRAMS)
def test_no_program_of_the_repository_runs(program: Path, tmp_path: Path, key: str) -> None:
    git("config", key, str(program))
    assert changed() == {"a.txt", "moved.txt", "new.txt"}
    assert not (tmp_path / "PROOF").exists()


def test_no_filter_runs_that_is_required_or_comes_by_another_file(program: Path, tmp_path: Path) -> None:
    Path(".git/more").write_text(f'[filter "story"]\nclean = {program}\nrequired = true\n', "utf-8")
    git("config", "include.path", "more")
    assert changed() == {"a.txt", "moved.txt", "new.txt"}
    assert not (tmp_path / "PROOF").exists()


def test_a_filter_whose_name_no_option_can_have_is_refused(program: Path, tmp_path: Path) -> None:
    with Path(".git/config").open("a", encoding="utf-8") as config:
        config.write(f'[filter "a=b"]\nclean = {program}\n')
    Path(".gitattributes").write_text("*.txt filter=a=b\n", "utf-8")
    with pytest.raises(CheckerError, match="filter with “=” in its name"):
        changed()
    assert not (tmp_path / "PROOF").exists()


def test_a_filter_of_the_user_runs(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "gitconfig"
    own.write_text(f'[filter "story"]\nclean = {program}\n', "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(own))
    assert changed() == {"a.txt", "moved.txt", "new.txt"}
    assert (tmp_path / "PROOF").exists()


@pytest.mark.parametrize("in_config", [True, False])
def test_no_hook_runs(program: Path, tmp_path: Path, *, in_config: bool) -> None:
    hooks = tmp_path / "hooks" if in_config else Path(".git/hooks")
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "pre-auto-gc"):
        (hooks / name).symlink_to(program)
    if in_config:
        git("config", "core.hooksPath", str(hooks))
    assert changed() == {"a.txt", "moved.txt", "new.txt"}
    assert not (tmp_path / "PROOF").exists()


@pytest.mark.parametrize("url", ["ext::{program} %S", "ssh://localhost:1/news", "{folder}"])
def test_nothing_is_fetched_that_a_partial_clone_lacks(program: Path, tmp_path: Path, url: str) -> None:
    blob = git("rev-parse", "HEAD:a.txt").strip()
    Path(".git/objects", blob[:2], blob[2:]).unlink()
    for key, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": url.format(program=program, folder=tmp_path / "other"),
        "remote.origin.uploadpack": str(program),
        "core.sshCommand": str(program),
        "protocol.allow": "always",
        "protocol.ext.allow": "always",
        "protocol.ssh.allow": "always",
        "protocol.file.allow": "always",
    }.items():
        git("config", key, value)
    with pytest.raises(CheckerError, match="git fetch --refetch"):
        Repository(Path()).blobs([blob])
    assert not (tmp_path / "PROOF").exists()


def test_the_configuration_of_a_repository_inside_is_not_used_either(program: Path, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    git("clone", ".", str(inner))
    git("-c", "protocol.file.allow=always", "submodule", "add", str(inner), "sub")
    git("add", ".")
    git("commit", "-m", "with another inside")
    (Path("sub") / "a.txt").write_text("Another story.\n", "utf-8")
    git("-C", "sub", "config", "core.fsmonitor", str(program))
    git("-C", "sub", "config", "filter.story.clean", str(program))
    base = ChangedFiles("main", Path())
    assert not (tmp_path / "PROOF").exists()
    with pytest.raises(UsageError, match="in the nested repository sub/"):
        list(base.among([Path("sub/a.txt")]))
