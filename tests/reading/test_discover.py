from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.model.errors import SourceError
from checker.model.report import NoReader, OutOfScope
from checker.model.settings import ReaderOptions, Settings
from checker.model.summary import Summary
from checker.reading.discover import Scope, discover
from checker.run.pipeline import run_events
from checker.run.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the tests run: paths are shown as they are named."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("The mayor spoke on Monday.\n", "utf-8")


def names(*paths: str) -> list[str]:
    found = [one for one in discover(map(Path, paths)) if isinstance(one, SourceError | Path)]
    return [str(one) if isinstance(one, SourceError) else one.as_posix() for one in found]


def left_out(*paths: str, scope: Scope | None = None) -> list[tuple[str, str]]:
    """What a walk leaves out."""
    left = [found for found in discover(map(Path, paths), scope=scope) if isinstance(found, OutOfScope)]
    return [(entry.path, entry.reason) for entry in left]


def run(paths: Sequence[str], *, allow_empty: bool = False) -> Summary:
    checker = Workspace(Settings(readability=False, allow_empty=allow_empty))
    summary = Summary()
    assert [report.path for report in summary.watch(run_events(checker, list(map(Path, paths))))] == names(*paths)[
        : summary.files
    ]
    return summary


def test_a_walk_takes_text_files_in_sorted_order(folder: Path) -> None:
    write("news/b.txt", "news/a.TXT", "news/z/c.text", "news/m/d.txt")
    assert names("news") == ["news/a.TXT", "news/b.txt", "news/m/d.txt", "news/z/c.text"]


def test_a_walk_leaves_other_and_hidden_files_alone(folder: Path) -> None:
    write("news/a.txt", "news/b.css", "news/README", "news/.c.txt", "news/.git/d.txt", "news/a.txt.checker.yaml")
    assert names("news") == ["news/a.txt"]


def test_a_file_that_is_named_is_read_whatever_it_is_called(folder: Path) -> None:
    write("news/.c.txt", "news/story", ".hidden/d.txt")
    assert names("news/story", "news/.c.txt", ".hidden") == ["news/story", "news/.c.txt", ".hidden/d.txt"]


def test_each_file_is_read_once_in_the_order_of_the_paths(folder: Path) -> None:
    write("b/x.txt", "a/y.txt")
    assert names("b/x.txt", "a", "b", "./a/y.txt") == ["b/x.txt", "a/y.txt"]


def test_a_path_that_is_not_there_is_reported_in_its_turn(folder: Path) -> None:
    write("a.txt")
    assert names("none.txt", "a.txt") == ["none.txt: no such file or folder", "a.txt"]
    Path("broken.txt").symlink_to("nowhere")
    assert names("broken.txt") == ["broken.txt: a broken symbolic link"]


def test_a_name_that_is_too_long_is_reported(folder: Path) -> None:
    assert len(names("a" * 300)) == 1


def test_a_link_to_a_folder_is_not_followed_and_named(folder: Path) -> None:
    write("news/a.txt")
    Path("news/again").symlink_to("..", target_is_directory=True)
    assert names("news") == ["news/a.txt"]
    assert left_out("news") == [("news/again/", "a symbolic link to a folder; name it to check it")]
    assert names("news/again/news") == ["news/again/news/a.txt"]


def test_a_link_to_a_file_is_read_and_one_to_itself_or_to_nothing_is_reported(folder: Path) -> None:
    write("news/a.txt")
    Path("news/b.txt").symlink_to("a.txt")
    Path("news/c.txt").symlink_to("c.txt")
    Path("news/d.txt").symlink_to("nowhere")
    Path("news/other").symlink_to("nowhere")
    messages = ["news/c.txt: a broken symbolic link", "news/d.txt: a broken symbolic link"]
    assert names("news") == ["news/a.txt", "news/b.txt", *messages]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_a_pipe_in_a_folder_is_reported_and_not_waited_for(folder: Path) -> None:
    write("news/a.txt")
    os.mkfifo("news/b.txt")
    assert names("news") == ["news/a.txt", "news/b.txt: not a regular file"]


def test_a_submodule_is_not_entered_and_named(folder: Path) -> None:
    write("a.txt", "sub/b.txt", "nested/c.txt")
    Path("sub/.git").write_text("gitdir: ../.git/modules/sub\n", "utf-8")
    Path("nested/.git").mkdir()
    assert names(".") == ["a.txt", "nested/c.txt"]
    assert left_out(".") == [("sub/", "a submodule; name it to check it")]
    assert names("sub") == ["sub/b.txt"]


def test_folders_that_hold_no_articles_are_left_out(folder: Path) -> None:
    write("a.txt", "node_modules/b.txt", "venv/c.txt", "x/_site/d.txt", "x/e.txt")
    assert names(".") == ["a.txt", "x/e.txt"]
    assert left_out(".") == [
        ("node_modules/", "excluded by default"),
        ("venv/", "excluded by default"),
        ("x/_site/", "excluded by default"),
    ]
    assert names("node_modules") == ["node_modules/b.txt"]


class Own:
    """A scope of its own: what is called ``draft`` is left out, and each folder has an extension of its own."""

    options = ReaderOptions()

    def inside(self, folder: Path, _root: Path) -> Own:
        own = Own()
        own.options = ReaderOptions(formats=((f".{folder.name}", "text"),))
        return own

    def excluded(self, path: Path | str, **_: bool) -> str:
        return "a draft" if Path(path).stem == "draft" else ""


def test_a_scope_says_what_is_left_out_and_what_is_read(folder: Path) -> None:
    write("news/a.news", "news/draft.news", "news/wire/b.wire", "news/wire/c.news", "news/draft/d.draft", "draft.txt")
    found = discover([Path("news"), Path("draft.txt")], scope=Own())
    assert [path.as_posix() for path in found if isinstance(path, Path)] == ["news/a.news", "news/wire/b.wire"]
    assert left_out("news", "draft.txt", scope=Own()) == [
        ("news/draft.news", "a draft"),
        ("news/draft/", "a draft"),
        ("draft.txt", "a draft"),
    ]


def test_a_run_is_complete_when_everything_was_read(folder: Path) -> None:
    write("news/a.txt", "news/b.txt")
    summary = run(["news"])
    assert (summary.files, summary.skipped, summary.exit_code) == (2, [], 0)


def test_a_file_that_can_not_be_read_is_skipped_and_the_rest_is_checked(folder: Path) -> None:
    write("news/b.txt")
    Path("news/a.txt").symlink_to("nowhere")
    checker = Workspace(Settings(readability=False))
    summary = Summary()
    assert [report.path for report in summary.watch(run_events(checker, [Path("news")]))] == ["news/b.txt"]
    assert [(skipped.path, skipped.reason) for skipped in summary.skipped] == [("news/a.txt", "a broken symbolic link")]
    assert summary.exit_code == 3


def test_a_folder_without_text_makes_the_run_incomplete(folder: Path) -> None:
    write("news/a.css")
    Path("empty").mkdir()
    for paths in (["news"], ["empty"], ["news", "empty"]):
        (skipped,) = run(paths).skipped
        assert (skipped.path, skipped.reason) == (
            " ".join(paths),
            "nothing to check: no text, Markdown or HTML files here",
        )
        assert run(paths).exit_code == 3
        assert run(paths, allow_empty=True).exit_code == 0


def test_an_empty_file_is_read_with_a_note(folder: Path) -> None:
    Path("empty.txt").write_bytes(b"")
    checker = Workspace(Settings())
    summary = Summary()
    (report,) = summary.watch(run_events(checker, [Path("empty.txt")]))
    assert (report.findings, report.words, report.notes) == ((), 0, ("the file is empty",))
    assert summary.exit_code == 0


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may look everywhere")
def test_a_folder_that_can_not_be_entered_makes_the_run_incomplete(folder: Path) -> None:
    write("news/a.txt", "news/closed/b.txt")
    Path("news/closed").chmod(0)
    try:
        assert run(["news"]).exit_code == 3
    finally:
        Path("news/closed").chmod(0o700)


def test_a_link_out_of_the_folder_is_not_followed_and_named(folder: Path) -> None:
    write("outside.txt", "news/a.txt", "news/deep/c.txt")
    Path("news/b.txt").symlink_to("../outside.txt")
    Path("news/deep/d.txt").symlink_to("../a.txt")
    reason = "a symbolic link to a place outside the folder being checked; name it to check it"
    assert names("news") == ["news/a.txt", "news/deep/c.txt", "news/deep/d.txt"]
    assert left_out("news") == [("news/b.txt", reason)]
    assert names("news/b.txt") == ["news/b.txt"]
    assert names("news/deep") == ["news/deep/c.txt"]
    assert left_out(".") == []
    assert run(["news"]).exit_code == 0


def test_a_folder_that_is_itself_a_link_holds_its_own_files(folder: Path) -> None:
    write("far/away/a.txt")
    Path("far/away/b.txt").symlink_to("a.txt")
    Path("news").symlink_to("far/away", target_is_directory=True)
    assert names("news") == ["news/a.txt", "news/b.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_links_to_pipes_and_devices_are_reported_and_not_waited_for(folder: Path) -> None:
    write("news/a.txt")
    os.mkfifo("news/pipe")
    Path("news/b.txt").symlink_to("pipe")
    Path("news/c.txt").symlink_to("/dev/zero")
    assert names("news") == ["news/a.txt", "news/b.txt: not a regular file"]
    assert [path for path, _ in left_out("news")] == ["news/c.txt"]


def test_documents_that_no_reader_takes_are_kept_apart(folder: Path) -> None:
    write("a.txt", "b.docx", "c/d.JSON", "e.css", "f", "node_modules/g.pdf", ".h.pdf")
    Path("folder.xml").mkdir()
    left_out = "node_modules/", "excluded by default"
    assert list(discover([Path()])) == [Path("a.txt"), NoReader("b.docx"), OutOfScope(*left_out), NoReader("c/d.JSON")]
    taken = ReaderOptions(formats=((".docx", "text"),))
    found = discover([Path()], taken)
    assert [path for path in found if isinstance(path, Path)] == [Path("a.txt"), Path("b.docx")]
