"""A change is checked with the configuration of the revision that it is to be merged into: it can't weaken its own check."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.base.processes import FILES_PER_PROCESS
from tests.integrations.test_github import PROJECT_RULE
from tests.repositories import AUTHOR, ISOLATED

if TYPE_CHECKING:
    from tests.conftest import Ran, Runner

DAMAGED = "The council sent its crews. to the river on Monday.\n"
NAMED = "The mayor of Welm spoke to the council on Monday.\n"
DIRECTIVE = "<!-- checker: file-ignore[STR104] the office writes so -->\n\n"
# Each weakens the check in another way.
WEAKER = {
    "configuration": {"checker.toml": 'ignore = ["ALL"]\n'},
    "level": {"checker.toml": 'fail-on = "never"\n'},
    "excludes": {"checker.toml": 'extend-exclude = ["*.txt", "*.md"]\n'},
    "nested configuration": {"wire/checker.toml": 'ignore = ["ALL"]\n'},
    "hidden configuration": {".checker.toml": 'ignore = ["ALL"]\n'},
    "language": {"checker.toml": 'language = "fr"\n'},
    "ignore file": {".gitignore": "*\n"},
    "nested ignore file": {"wire/.gitignore": "*\n"},
    "word list": {"words.txt": "Welm\ncrews\n"},
}


@pytest.fixture
def news(run: Runner, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """A repository with a configuration, on the branch ``main``."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in (ISOLATED | AUTHOR).items():
        monkeypatch.setenv(name, value)
    folder = run.folder / "news"
    folder.mkdir()
    made = type(run)(folder)
    made.write("checker.toml", 'accept = ["words.txt"]\nbaseline = "known.tsv"\n')
    made.write("words.txt", "Aldmoor\n")
    made.write("known.tsv", "")
    made.write("a.txt", NAMED)
    git(made, "init", "-q", "-b", "main")
    commit(made)
    return made


def git(run: Runner, *args: str) -> str:
    return subprocess.run(["git", *args], cwd=run.folder, check=True, capture_output=True, text=True).stdout


def commit(run: Runner) -> None:
    git(run, "add", "-Af")
    git(run, "commit", "-q", "--allow-empty", "-m", "change")


def change(run: Runner, files: dict[str, str]) -> None:
    """A branch with these files."""
    git(run, "checkout", "-q", "-b", "change")
    for name, text in files.items():
        run.write(name, text)
    commit(run)


def with_rule(run: Runner, page: str = PROJECT_RULE) -> None:
    run.write("rules/desk/worn-word.yaml", page)
    run.write("checker.toml", 'rules = "rules"\n')


def checked(run: Runner, *args: str) -> Ran:
    return run("check", ".", "--format", "concise", "--config-from", "main", *args)


@pytest.mark.parametrize("kind", WEAKER)
def test_a_change_does_not_weaken_its_own_check(news: Runner, kind: str) -> None:
    change(news, {"wire/new.txt": DAMAGED, **WEAKER[kind]})
    ran = checked(news)
    assert (ran.code, "wire/new.txt:1:" in ran.stdout) == (1, True), ran.stderr
    name = next(iter(WEAKER[kind]))
    assert f"{name} differs from main: the version of main was used" in ran.stderr


def test_what_the_revision_says_holds(news: Runner) -> None:
    news.write("checker.toml", 'accept = ["words.txt"]\nselect = ["STR104"]\nextend-exclude = ["old/"]\n')
    news.write("old/a.txt", DAMAGED)
    commit(news)
    change(news, {"checker.toml": "", "new.txt": "It paid $ 40 million on Monday, the council said.\n"})
    ran = checked(news)
    assert (ran.code, ran.stdout) == (0, ""), ran.stderr
    assert news("check", ".", "--format", "concise").code == 1


def test_own_rules_and_words_are_those_of_the_revision(news: Runner) -> None:
    with_rule(news)
    commit(news)
    page = PROJECT_RULE.replace("worn-word", "torn-word").replace("DSK101", "DSK102")
    pages = {"rules/desk/worn-word.yaml": "nothing: of use\n", "rules/desk/torn-word.yaml": page}
    change(news, {"b.txt": "The council met on Monday.\n", **pages})
    ran = checked(news)
    assert [line for line in ran.stderr.splitlines() if "differs from" in line] == [
        f"checker: {name} differs from main: the version of main was used" for name in sorted(pages)
    ]
    assert "desk/worn-word" in ran.stdout, ran.stderr
    assert ran.code == 1


def test_entries_of_a_changed_baseline_do_not_count(news: Runner) -> None:
    change(news, {"new.txt": DAMAGED})
    assert news("baseline", ".").code == 0
    commit(news)
    assert news("check", ".").code == 0
    ran = checked(news)
    assert ran.code == 1
    assert "known.tsv differs from main: the version of main was used; 1 new entry had no effect" in ran.stderr
    assert news("check", ".", "--config-from", "change").code == 0


def test_a_baseline_of_the_command_line_is_that_of_the_revision_too(news: Runner) -> None:
    change(news, {"new.txt": DAMAGED})
    assert news("baseline", ".", "--output", "other.tsv").code == 0
    ran = checked(news, "--baseline", "other.tsv")
    assert ran.code == 2
    assert "main:other.tsv: no such file" in ran.stderr


def test_an_accepted_list_of_the_command_line_is_that_of_the_revision_too(news: Runner) -> None:
    news.write("more.txt", "Zquorvel\n")
    commit(news)
    change(news, {"more.txt": "recieve\n", "new.txt": "The council will recieve it on Monday.\n"})
    mine = news.write("../mine.txt", "recieve\n")
    assert checked(news, "--accept", "more.txt", "--fail-on-excluded").stdout.startswith("new.txt:1:18: warning SPE")
    assert checked(news, "--accept", str(mine)).stdout == ""


def test_entries_of_a_changed_side_car_file_do_not_count(news: Runner) -> None:
    change(news, {"new.txt": DAMAGED})
    finding = news("check", "new.txt", "--format", "jsonl").stdout
    name = finding.partition('"id": "')[2][:16]
    news.write("new.txt.checker.yaml", f"- {{id: {name}, reason: the office writes so}}\n")
    commit(news)
    assert news("check", "new.txt").code == 0
    ran = checked(news)
    assert ran.code == 1
    assert (
        "new.txt.checker.yaml differs from main: the version of main was used; 1 new entry had no effect" in ran.stderr
    )


def test_new_directives_are_listed(news: Runner) -> None:
    news.write("old.md", DIRECTIVE + DAMAGED)
    news.write("moved.md", DIRECTIVE + DAMAGED * 3)
    commit(news)
    git(news, "mv", "moved.md", "there.md")
    change(news, {"new.md": DIRECTIVE + DAMAGED, "old.md": DIRECTIVE + DAMAGED + "\nMore.\n"})
    ran = checked(news)
    assert ran.code == 0
    assert [line for line in ran.stderr.splitlines() if "suppressed (" in line] == [
        "checker: new since main: new.md:3:22: structure/stray-stop is suppressed (the office writes so)"
    ]


def test_changed_articles_that_are_left_out_are_listed_and_may_fail_the_run(news: Runner) -> None:
    news.write("checker.toml", 'extend-exclude = ["archive/"]\n')
    news.write(".gitignore", "drafts/\n")
    news.write("archive/old.txt", DAMAGED)
    commit(news)
    assert checked(news, "--fail-on-excluded").code == 0
    french = "---\nlang: fr\n---\nThe council sent its crews to the river on Monday.\n"
    change(news, {"archive/new.txt": DAMAGED, "drafts/a/new.md": DAMAGED, "b.md": french})
    ran = checked(news)
    assert ran.code == 0
    for name in ("archive/new.txt", "drafts/a/new.md", "b.md"):
        assert f"checker: {name} (changed since main) was left out: " in ran.stderr
    assert "archive/old.txt" not in ran.stderr
    ran = checked(news, "--fail-on-excluded")
    assert ran.code == 3
    assert "archive/new.txt: left out: excluded by main:checker.toml" in ran.stderr


def test_a_link_in_the_place_of_a_folder_of_articles_is_listed(news: Runner) -> None:
    news.write("content/a.txt", NAMED)
    commit(news)
    git(news, "rm", "-q", "-r", "content")
    (news.folder / "content").symlink_to("elsewhere")
    change(news, {"elsewhere/new.txt": NAMED})
    ran = checked(news, "--extend-exclude", "elsewhere", "--fail-on-excluded")
    assert ran.code == 3
    assert "content/: left out: a symbolic link to a folder" in ran.stderr
    assert "elsewhere/new.txt: left out: excluded by --extend-exclude" in ran.stderr


def test_another_repository_in_the_place_of_a_folder_of_articles_is_listed(news: Runner) -> None:
    git(news, "clone", "-q", ".", "content")
    git(news, "checkout", "-q", "-b", "change")
    assert checked(news).code == 0
    (news.folder / "content" / ".git").rename(news.folder / ".git" / "content")
    news.write("content/.git", "gitdir: ../.git/content\n")
    ran = checked(news, "--fail-on-excluded")
    assert (ran.code, "content/: left out: a submodule" in ran.stderr) == (3, True), ran.stderr


def test_it_can_be_combined_with_a_base_for_findings(news: Runner) -> None:
    news.write("old.txt", DAMAGED)
    commit(news)
    change(news, {"old.txt": f"{DAMAGED}\nMore news.\n", "new.txt": DAMAGED, "checker.toml": 'ignore = ["ALL"]\n'})
    ran = checked(news, "--diff-base", "main")
    assert (ran.code, ran.stdout.count("STR104"), ran.stdout.startswith("new.txt:1:22: ")) == (1, 1, True), ran.stdout


@pytest.mark.parametrize(
    ("name", "text", "excluded"),
    [(".gitignore", "*.txt\n", True), ("checker.toml", 'language = "fr"\n', True), ("venv/a.txt", DAMAGED, False)],
)
def test_without_a_revision_all_that_is_left_out_fails_the_run(
    run: Runner, name: str, text: str, *, excluded: bool
) -> None:
    run.write("a.txt", NAMED)
    run.write("b.md", NAMED)
    run.write(name, text)
    assert run("check", ".", "--fail-on-excluded").code == (3 if excluded else 0)
    assert run("check", ".").code == 0


def test_it_holds_in_many_processes_and_from_any_folder(news: Runner) -> None:
    with_rule(news)
    commit(news)
    change(news, {f"wire/{number:03}.txt": DAMAGED for number in range(60)} | {"checker.toml": 'ignore = ["ALL"]\n'})
    inner = type(news)(news.folder / "wire")
    ran = inner("check", ".", "--config-from", "main", "--format", "concise", "--jobs", "2")
    assert (ran.code, ran.stdout.count("STR104"), ran.stdout.count("DSK101")) == (1, 60, 60), ran.stderr
    link = news.folder.parent / "link"
    link.symlink_to(news.folder)
    ran = type(news)(news.folder.parent / "link")("check", str(link / "wire/001.txt"), "--config-from", "main")
    assert ran.code == 1, ran.stderr


def test_no_cache_in_the_repository_is_used(news: Runner) -> None:
    change(news, {f"{number:03}.txt": DAMAGED for number in range(FILES_PER_PROCESS)})
    inside = {"XDG_CACHE_HOME": str(news.folder / "own")}
    assert news("check", ".", "--config-from", "main", env=inside).code == 1
    assert not (news.folder / "own" / "checker" / "results.sqlite3").exists()
    ran = checked(news, "--cache-dir", "results")
    assert (ran.code, ran.stderr.startswith("checker: --cache-dir: results is in the repository")) == (2, True)


def test_it_fixes_with_the_rules_of_the_revision(news: Runner) -> None:
    change(news, {"new.txt": "It paid $ 40 million.\n", "checker.toml": 'ignore = ["ALL"]\n'})
    assert news("fix", "new.txt", "--config-from", "main").code == 0
    assert (news.folder / "new.txt").read_text("utf-8") == "It paid $40 million.\n"


def test_links_and_extended_files_of_the_revision_are_followed(news: Runner) -> None:
    news.write("desk/names.txt", "Welm\n")
    news.write("desk/base.toml", 'accept = ["list.txt"]\nselect = ["STR104"]\n')
    (news.folder / "desk/list.txt").symlink_to("names.txt")
    (news.folder / "checker.toml").unlink()
    (news.folder / "checker.toml").symlink_to("desk/base.toml")
    commit(news)
    change(news, {"new.txt": DAMAGED})
    news.write("desk/names.txt", "")
    assert checked(news).code == 1


def test_a_page_of_the_revision_may_be_a_link(news: Runner) -> None:
    news.write("shared/page.yaml", PROJECT_RULE)
    with_rule(news)
    page = news.folder / "rules/desk/worn-word.yaml"
    page.unlink()
    page.symlink_to("../../shared/page.yaml")
    commit(news)
    change(news, {"shared/page.yaml": "nothing: of use\n"})
    assert "DSK101" in checked(news).stdout


def test_a_link_of_the_revision_that_leads_outside_is_refused(news: Runner) -> None:
    (news.folder / "words.txt").unlink()
    (news.folder / "words.txt").symlink_to("/etc/passwd")
    commit(news)
    ran = checked(news)
    assert ran.code == 2
    assert "main:checker.toml:1: accept: “words.txt” is outside the project folder" in ran.stderr


@pytest.mark.parametrize(
    ("rev", "message"),
    [("none", "--config-from: unknown revision “none”"), ("--help", "--config-from: unknown revision “--help”")],
)
def test_an_unknown_revision_is_wrong_usage(news: Runner, rev: str, message: str) -> None:
    ran = news("check", ".", f"--config-from={rev}")
    assert (ran.code, message in ran.stderr) == (2, True), ran.stderr


def test_outside_of_a_repository_it_cannot_be_used(run: Runner) -> None:
    run.write("a.txt", NAMED)
    ran = run("check", ".", "--config-from", "main")
    assert (ran.code, "--config-from needs a git repository" in ran.stderr) == (3, True)


@pytest.mark.parametrize("broken", [lambda text: text + "colour = 1\n", lambda text: text.replace("words", "no")])
def test_messages_name_the_revision_and_no_copy_is_left(
    news: Runner, tmp_path: Path, broken: Callable[[str], str]
) -> None:
    path = news.folder / "checker.toml"
    path.write_text(broken(path.read_text("utf-8")), "utf-8")
    commit(news)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    ran = news("check", ".", "--config-from", "main", env={"TMPDIR": str(temporary)})
    assert ran.code == 2
    assert ran.stderr.startswith("checker: main:checker.toml:")
    assert str(temporary) not in ran.stderr
    assert list(temporary.iterdir()) == []


def test_a_page_with_a_fault_is_named_by_its_revision(news: Runner) -> None:
    with_rule(news, "name: worn-word\nnothing: of use\n")
    commit(news)
    ran = checked(news)
    assert ran.code == 2
    assert ran.stderr.startswith("checker: main:rules/desk/worn-word.yaml:"), ran.stderr


def test_a_shallow_clone_says_what_to_do(news: Runner, tmp_path: Path) -> None:
    change(news, {"new.txt": DAMAGED})
    git(news, "clone", "-q", "--depth", "1", f"file://{news.folder.as_posix()}", str(tmp_path / "clone"))
    base = git(news, "rev-parse", "main").strip()
    ran = type(news)(tmp_path / "clone")("check", ".", "--config-from", base)
    assert ran.code == 3
    assert "is not in this shallow clone; fetch the full history" in ran.stderr
