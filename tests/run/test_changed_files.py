from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.model.errors import CheckerError, SourceError, UsageError
from checker.model.finding import State
from checker.model.report import DocumentReport, Notice, Skipped
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.discover import discover
from checker.reading.source import Source
from checker.run.changes.changed_files import ChangedFile, ChangedFiles
from checker.run.checker import Checker
from checker.run.pipeline import changed_events
from checker.run.workspace import Workspace
from checker.triage.git_diff import GitDiff
from tests.repositories import commit, enter_repository, git

STOP = "The council sent its crews. to the river on Monday.\n"
TWICE = "It paid for the the dam.\n"
LONG = "".join(f"The mayor spoke of bridge {n} and went home before the evening.\n" for n in "ABCDEFG")


CHECKER = Checker(Settings(readability=False))


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit on main; the working folder of the test."""
    folder = tmp_path / "news"
    enter_repository(folder, monkeypatch)
    Path("a.txt").write_text(STOP, "utf-8")
    Path("b.txt").write_text(TWICE, "utf-8")
    commit("base")
    return folder


def changes(*paths: str, rev: str = "main") -> list[ChangedFile]:
    found = list(ChangedFiles(rev, Path()).among(discover([Path(path) for path in paths or (".",)])))
    assert not any(isinstance(one, Skipped) for one in found)
    return [one for one in found if isinstance(one, ChangedFile)]


def names(found: Sequence[ChangedFile]) -> list[str]:
    return [change.path.as_posix() for change in found]


def new_in(*paths: str, rev: str = "main") -> list[str]:
    """The words of the findings that a change brings."""
    summary = Summary()
    with Workspace(Settings(readability=False)) as workspace:
        events = changed_events(workspace, [Path(path) for path in paths or (".",)], rev, Path())
        found = [finding.text for report in summary.watch(events) for finding in report.open]
    assert sum(summary.severities.values()) == len(found)
    return found


def report_on(text: str) -> DocumentReport:
    (report,) = Summary().watch(CHECKER.check_source(Source("a.txt", text)))
    return report


def test_only_files_that_differ_are_looked_at() -> None:
    assert changes() == []
    Path("a.txt").write_text(STOP + TWICE, "utf-8")
    assert changes() == [ChangedFile(Path("a.txt"), STOP.encode())]
    assert changes("b.txt") == []


def test_a_run_in_which_nothing_differs_says_so() -> None:
    assert list(ChangedFiles("main", Path()).among([Path("a.txt")])) == [
        Notice("nothing to check: no file here differs from main")
    ]


def test_what_stood_already_does_not_count_wherever_it_stands_now() -> None:
    Path("a.txt").write_text(f"{LONG}{STOP}{TWICE}", "utf-8")
    assert new_in() == ["the the"]
    before = report_on(STOP)
    (report,) = Summary().watch(GitDiff("main", lambda _: [before]).apply([before]))
    assert [(f.state, f.reason) for f in report.findings] == [(State.BASELINED, "already in main")]


def test_fixing_one_of_two_neighbours_brings_nothing_new() -> None:
    broken = "Paris and and the the town and its men crossed it.\n"
    Path("a.txt").write_text(broken, "utf-8")
    commit("neighbours")
    Path("a.txt").write_text(broken.replace("and and", "and"), "utf-8")
    assert new_in() == []


def test_staged_committed_and_untracked_changes_all_count() -> None:
    git("checkout", "-b", "change")
    Path("a.txt").write_text(STOP + TWICE, "utf-8")
    commit("more")
    Path("b.txt").write_text(TWICE + STOP, "utf-8")
    git("add", "b.txt")
    Path("new.txt").write_text(TWICE, "utf-8")
    Path(".gitignore").write_text("draft.txt\n", "utf-8")
    Path("draft.txt").write_text(STOP, "utf-8")
    assert names(changes()) == ["a.txt", "b.txt", "new.txt"]
    assert changes("new.txt") == [ChangedFile(Path("new.txt"), None)]
    assert new_in() == ["the the", "crews. to", "the the"]


def test_what_others_did_since_the_branches_parted_is_no_change_of_this_one() -> None:
    git("checkout", "-b", "change")
    Path("a.txt").write_text(STOP + TWICE, "utf-8")
    commit("ours")
    git("checkout", "main")
    Path("b.txt").write_text("Mended.\n", "utf-8")
    commit("theirs")
    git("checkout", "change")
    assert names(changes()) == ["a.txt"]


def test_a_file_that_moved_is_compared_with_what_it_was() -> None:
    Path("a.txt").write_text(LONG + STOP, "utf-8")
    commit("long")
    Path("desk").mkdir()
    git("mv", "a.txt", "desk/ä b.txt")
    Path("desk/ä b.txt").write_text(LONG + STOP + TWICE, "utf-8")
    assert changes("desk") == [ChangedFile(Path("desk/ä b.txt"), (LONG + STOP).encode())]
    assert new_in() == ["the the"]


def test_a_file_that_is_gone_is_nothing_to_check() -> None:
    Path("a.txt").unlink()
    assert changes("a.txt", "b.txt") == []
    git("mv", "b.txt", "c.txt")
    assert names(changes("a.txt", "b.txt", "c.txt")) == ["c.txt"]


def test_a_path_that_git_never_knew_is_not_read_and_reported() -> None:
    found = [SourceError("z.txt", "no such file or folder"), Path("b.txt")]
    assert list(ChangedFiles("main", Path()).among(found)) == [Skipped("z.txt", "no such file or folder")]


def test_paths_are_found_from_a_folder_within(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("desk").mkdir()
    Path("desk/c.txt").write_text(STOP, "utf-8")
    Path("a.txt").write_text(STOP + TWICE, "utf-8")
    monkeypatch.chdir("desk")
    assert names(changes("..", "c.txt")) == ["../a.txt", "../desk/c.txt", "c.txt"]
    assert names(changes(str(repository / "a.txt"))) == [(repository / "a.txt").as_posix()]


def test_an_odd_name_is_a_name() -> None:
    for name in ("tab\there.txt", "new\nline.txt", ":(top)a.txt", "*.txt", "-q.txt"):
        Path(name).write_text(TWICE, "utf-8")
    commit("odd")
    Path(":(top)a.txt").write_text(TWICE + STOP, "utf-8")
    Path("new\nline.txt").write_text(TWICE + STOP, "utf-8")
    assert names(changes()) == [":(top)a.txt", "new\nline.txt"]
    assert new_in() == ["crews. to", "crews. to"]


def test_settings_of_the_user_change_nothing(repository: Path) -> None:
    for key, value in (
        ("diff.noprefix", "true"),
        ("diff.relative", "true"),
        ("diff.renames", "false"),
        ("core.abbrev", "4"),
    ):
        git("config", key, value)
    git("config", "diff.external", "false")
    git("mv", "a.txt", "c.txt")
    assert changes() == [ChangedFile(Path("c.txt"), STOP.encode())]


def test_a_link_and_a_file_without_bytes_are_compared_too() -> None:
    Path("empty.txt").touch()
    Path("link.txt").symlink_to("a.txt")
    commit("odd files")
    Path("empty.txt").write_text(TWICE, "utf-8")
    Path("link.txt").unlink()
    Path("link.txt").write_text(STOP, "utf-8")
    assert [change.old_bytes for change in changes()] == [b"", None]
    assert new_in() == ["the the", "crews. to"]


def test_an_old_version_that_cant_be_read_had_no_findings() -> None:
    Path("a.txt").write_bytes(b"\xff\xfe\xfd")
    commit("broken")
    Path("a.txt").write_text(STOP, "utf-8")
    assert new_in() == ["crews. to"]


def test_only_files_with_open_findings_are_checked_twice() -> None:
    Path("a.txt").write_text("All is well.\n", "utf-8")

    def never(path: str) -> list[DocumentReport]:
        raise AssertionError(path)

    report = report_on("All is well.\n")
    assert list(GitDiff("main", never).apply([report])) == [report]


def test_an_unknown_revision_is_wrong_usage() -> None:
    for rev in ("nowhere", "", "--all", "a.txt"):
        with pytest.raises(UsageError, match=f"--diff-base: unknown revision “{rev}”"):
            changes(rev=rev)


def test_branches_without_a_common_commit_are_wrong_usage() -> None:
    git("checkout", "--orphan", "other")
    commit("other")
    with pytest.raises(UsageError, match="main and HEAD have no common ancestor"):
        changes()


def test_a_shallow_clone_without_the_base_is_reported_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("checkout", "-b", "change")
    Path("a.txt").write_text(TWICE, "utf-8")
    commit("change")
    git("checkout", "main")
    Path("b.txt").write_text(STOP, "utf-8")
    commit("main goes on")
    origin = f"file://{Path.cwd()}"
    git("clone", "--depth", "1", "--branch", "change", origin, str(tmp_path / "one"))
    monkeypatch.chdir(tmp_path / "one")
    with pytest.raises(CheckerError, match=r"main is not in this shallow clone; .*git fetch --unshallow") as raised:
        changes(rev="main")
    assert raised.value.exit_code == 3
    git("fetch", "--depth", "1", "origin", "main:refs/remotes/origin/main")
    with pytest.raises(CheckerError, match="the merge base of origin/main and HEAD is not in this shallow clone"):
        changes(rev="origin/main")
    git("fetch", "--unshallow")
    assert names(changes(rev="origin/main")) == ["a.txt"]


def test_outside_of_a_repository_git_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plain").mkdir()
    monkeypatch.chdir(tmp_path / "plain")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(CheckerError, match="plain is not in one") as raised:
        changes()
    assert raised.value.exit_code == 3


def test_a_file_outside_of_the_repository_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "beyond.txt").write_text(STOP, "utf-8")
    with pytest.raises(UsageError, match=r"\.\./beyond\.txt: outside the repository .*/news"):
        changes("../beyond.txt")


def test_a_file_of_a_repository_within_is_wrong_usage() -> None:
    git("init", "inner")
    Path("inner/c.txt").write_text(STOP, "utf-8")
    with pytest.raises(UsageError, match=r"inner/c\.txt: in the nested repository inner/"):
        changes()


def test_a_missing_git_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CheckerError, match="needs git, which could not be run"):
        changes()


def test_a_repository_without_commits_knows_no_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", str(tmp_path / "young"))
    monkeypatch.chdir(tmp_path / "young")
    with pytest.raises(UsageError, match="unknown revision"):
        changes(rev="HEAD")


def test_a_workspace_checks_what_a_change_touches() -> None:
    workspace = Workspace(Settings(readability=False))
    summary = Summary()
    assert list(summary.watch(changed_events(workspace, [Path()], "main", Path()))) == []
    assert summary.exit_code == 0
    Path("a.txt").write_text(f"{LONG}{STOP}", "utf-8")
    Path("new.txt").write_text(TWICE, "utf-8")
    summary = Summary()
    reports = list(summary.watch(changed_events(workspace, [Path()], "main", Path())))
    assert [report.path for report in reports] == ["a.txt", "new.txt"]
    assert [finding.text for report in reports for finding in report.open] == ["the the"]
    assert (summary.files, summary.exit_code) == (2, 0)


@pytest.mark.parametrize("folder", ["../news", "absolute"])
def test_a_folder_that_is_named_is_looked_into_wherever_it_lies(
    repository: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    hidden = repository.parent / ".work" / "news"
    hidden.parent.mkdir()
    repository.rename(hidden)
    (hidden / "sub").mkdir()
    (hidden / "sub" / "new.txt").write_text(TWICE, "utf-8")
    (hidden / ".drafts").mkdir()
    (hidden / ".drafts" / "new.txt").write_text(TWICE, "utf-8")
    monkeypatch.chdir(hidden)
    path = hidden if folder == "absolute" else Path(folder)
    workspace = Workspace(Settings(readability=False))
    reports = list(Summary().watch(changed_events(workspace, [path], "main", Path())))
    assert [report.path for report in reports] == [(path / "sub" / "new.txt").as_posix()]


def test_a_folder_that_is_left_out_of_a_walk_is_looked_into_where_it_is_named() -> None:
    Path("venv").mkdir()
    Path("venv/new.txt").write_text(TWICE, "utf-8")
    workspace = Workspace(Settings(readability=False))
    for paths, due in ((["."], []), (["venv"], ["venv/new.txt"])):
        summary = Summary()
        reports = list(summary.watch(changed_events(workspace, [Path(path) for path in paths], "main", Path())))
        assert [report.path for report in reports] == due
        assert [one.path for one in summary.out_of_scope] == ([] if due else ["venv/"])
