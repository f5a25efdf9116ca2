"""``checker fix`` replaces a file only where nothing else can be lost by it; a file that is refused is reported, and the others are fixed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker import fix_text
from checker.engine.fixing import Choice
from checker.model.errors import CheckerError, NotFixedError
from checker.model.settings import Settings
from checker.run.fix_source import fix_source
from checker.run.jobs import Job
from checker.run.replace_file import replace_source, roots_of
from checker.run.workspace import Workspace

if TYPE_CHECKING:
    from tests.conftest import Runner

SAFE = "The council paid $ 40 million for the dam.\n"
SAFE_FIXED = "The council paid $40 million for the dam.\n"
CHANGED = "changed on disk while it was being checked; run it again"
PAGE = """\
name: tide
code: XDK101
status: stable
cases:
  main: {severity: warning, applicability: safe, message: "the tide is higher"}
why: The desk has changed its mind.
kind: pattern
data:
  find:
    - {match: "(?P<words>Zubra[a-z]{0,20})", replace: "{words}n"}
examples:
  bad:
    - {text: "Ms ⟦Zubra⟧ came.", fixed: "Ms Zubran came."}
  good:
    - {text: "Ms Zobra came.", because: it is so}
"""


@pytest.fixture
def run(run: Runner, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """In a folder with another one beside it."""
    inner = type(run)(run.folder / "work")
    inner.folder.mkdir()
    monkeypatch.chdir(inner.folder)
    return inner


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("edit", [SAFE + "Edited by hand.\n", SAFE.replace("40", "50"), SAFE_FIXED, ""])
@pytest.mark.parametrize("same_time", [False, True])
def test_what_was_saved_meanwhile_is_kept(run: Runner, edit: str, same_time: bool) -> None:
    path = run.write("a.txt", SAFE)
    before = path.stat()
    with Workspace(Settings(readability=False)) as workspace:
        (job,) = workspace.items([Path("a.txt")], stamped=True)
        assert isinstance(job, Job)
        path.write_text(edit, "utf-8")
        if same_time:
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        fixed = fix_source(workspace.checker(job.settings), job.source, Choice()).text
    assert fixed == SAFE_FIXED
    if edit == SAFE_FIXED:
        replace_source(job.source, fixed, roots_of([Path("a.txt")]))
    else:
        with pytest.raises(NotFixedError) as caught:
            replace_source(job.source, fixed, roots_of([Path("a.txt")]))
        assert str(caught.value) == f"a.txt: {CHANGED}"
    assert (path.read_text("utf-8"), names(run.folder)) == (edit, ["a.txt"])


def test_a_file_that_is_saved_during_a_prompt_is_left_and_the_next_is_fixed(run: Runner) -> None:
    first, second = run.write("a.txt", SAFE), run.write("b.txt", SAFE)
    command = [sys.executable, "-m", "checker", "fix", "a.txt", "b.txt", "--interactive"]
    with subprocess.Popen(
        command, cwd=run.folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=run.environment()
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        prompt = b""
        while not prompt.endswith(b"q to quit] "):
            read = process.stderr.read(1)
            assert read
            prompt += read
        first.write_text(SAFE + "Edited by hand.\n", "utf-8")
        _, messages = process.communicate(b"a\na\n")
    assert f"checker: a.txt: {CHANGED}\n" in messages.decode()
    assert (process.returncode, first.read_text("utf-8"), second.read_text("utf-8")) == (
        3,
        SAFE + "Edited by hand.\n",
        SAFE_FIXED,
    )


def test_a_file_that_was_removed_meanwhile_is_not_made_again(run: Runner) -> None:
    path = run.write("a.txt", SAFE)
    with Workspace(Settings(readability=False)) as workspace:
        (job,) = workspace.items([Path("a.txt")], stamped=True)
        assert isinstance(job, Job)
    path.unlink()
    with pytest.raises(NotFixedError, match="removed while it was being checked"):
        replace_source(job.source, SAFE_FIXED, roots_of([Path("a.txt")]))
    assert names(run.folder) == []


@pytest.mark.parametrize("args", [["."], ["news"], ["news/a.txt"], ["link.txt", "news"]])
def test_a_link_that_leaves_the_folder_is_left_and_reported(run: Runner, args: list[str]) -> None:
    outside = run.write("../outside.txt", SAFE)
    other = run.write("news/b.txt", SAFE)
    for link in ("news/a.txt", "link.txt"):
        (run.folder / link).symlink_to(outside)
    ran = run("fix", *args)
    assert (ran.code, outside.read_text("utf-8")) == (3, SAFE)
    assert "a symbolic link" in ran.stderr
    assert (run.folder / "news/a.txt").is_symlink()
    assert other.read_text("utf-8") == (SAFE if args == ["news/a.txt"] else SAFE_FIXED)


def test_a_link_out_of_the_named_folder_is_left_although_its_target_is_nearby(run: Runner) -> None:
    target = run.write("other/a.txt", SAFE)
    run.write("news/b.txt", SAFE_FIXED)
    (run.folder / "news/a.txt").symlink_to("../other/a.txt")
    assert run("fix", "news").code == 3
    assert target.read_text("utf-8") == SAFE
    assert run("fix", ".").code == 0
    assert target.read_text("utf-8") == SAFE_FIXED


def test_a_folder_that_leads_elsewhere_is_no_way_round(run: Runner) -> None:
    outside = run.write("../elsewhere/a.txt", SAFE)
    (run.folder / "linked").symlink_to("../elsewhere")
    assert run("fix", "linked/a.txt").code == 3
    assert outside.read_text("utf-8") == SAFE
    assert run("fix", "linked").code == 0
    assert outside.read_text("utf-8") == SAFE_FIXED


def test_a_link_within_the_folder_is_written_at_its_target(run: Runner) -> None:
    target = run.write("news/stories/a.txt", SAFE)
    (run.folder / "news/link.txt").symlink_to("stories/a.txt")
    ran = run("fix", "news")
    assert (ran.code, target.read_text("utf-8")) == (0, SAFE_FIXED)
    assert (run.folder / "news/link.txt").readlink() == Path("stories/a.txt")


def test_a_file_elsewhere_that_is_named_is_fixed(run: Runner) -> None:
    relative, absolute = run.write("../one.txt", SAFE), run.write("../two.txt", SAFE)
    assert run("fix", "../one.txt", str(absolute.resolve())).code == 0
    assert (relative.read_text("utf-8"), absolute.read_text("utf-8")) == (SAFE_FIXED, SAFE_FIXED)


def test_a_file_with_hard_links_is_left_and_the_next_is_fixed(run: Runner) -> None:
    first, second = run.write("a.txt", SAFE), run.write("b.txt", SAFE)
    (run.folder / "copy.bak").hardlink_to(first)
    ran = run("fix", "a.txt", "b.txt")
    assert (ran.code, first.read_text("utf-8"), second.read_text("utf-8")) == (3, SAFE, SAFE_FIXED)
    assert "checker: a.txt: has 2 hard links" in ran.stderr
    assert first.stat().st_nlink == 2


def test_a_read_only_file_is_left_and_the_next_is_fixed(run: Runner) -> None:
    first, second = run.write("a.txt", SAFE), run.write("b.txt", SAFE)
    first.chmod(0o444)
    ran = run("fix", "a.txt", "b.txt")
    assert (ran.code, first.read_text("utf-8"), second.read_text("utf-8")) == (3, SAFE, SAFE_FIXED)
    assert "checker: a.txt: read-only; make it writable first\n" in ran.stderr
    assert stat.S_IMODE(first.stat().st_mode) == 0o444


def test_a_file_that_needs_no_fix_is_not_refused(run: Runner) -> None:
    path = run.write("a.txt", SAFE_FIXED)
    (run.folder / "copy.bak").hardlink_to(path)
    path.chmod(0o444)
    assert run("fix", "a.txt").code == 0


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root may give files away")
def test_owner_group_and_mode_are_kept(run: Runner) -> None:
    path = run.write("a.txt", SAFE)
    path.chmod(0o640)
    os.chown(path, 1234, 2345)
    run("fix", "a.txt")
    found = path.stat()
    assert path.read_text("utf-8") == SAFE_FIXED
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 2345, 0o640)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="extended attributes of Linux")
def test_extended_attributes_are_kept(run: Runner) -> None:
    path = run.write("a.txt", SAFE)
    try:
        os.setxattr(path, "user.desk", b"foreign")
    except OSError:
        pytest.skip("this file system has none")
    run("fix", "a.txt")
    assert path.read_text("utf-8") == SAFE_FIXED
    assert os.getxattr(path, "user.desk") == b"foreign"


def endless_rule(run: Runner) -> Path:
    """A rule of a project whose fix always leaves something to fix again."""
    run.write("rules/desk/tide.yaml", PAGE)
    run.write("checker.toml", 'rules = "rules"\n')
    return run.folder / "rules"


def test_fixes_that_never_settle_are_not_written_and_the_next_file_is_fixed(run: Runner) -> None:
    endless_rule(run)
    text = "Ms Zubra came. " + SAFE
    first, second = run.write("a.txt", text), run.write("b.txt", SAFE)
    ran = run("fix", "a.txt", "b.txt")
    assert (ran.code, first.read_text("utf-8"), second.read_text("utf-8")) == (3, text, SAFE_FIXED)
    assert "checker: a.txt: not changed: its fixes don't settle in 10 rounds" in ran.stderr
    piped = run("fix", "-", stdin=text.encode())
    assert (piped.code, piped.stdout) == (3, "")
    assert run("fix", "a.txt", "--diff").code == 3


def test_fixes_that_never_settle_raise(run: Runner) -> None:
    settings = Settings(readability=False, rules=endless_rule(run))
    with pytest.raises(NotFixedError, match=r"don't settle in 10 rounds .*desk/") as caught:
        fix_text("Ms Zubra came.", settings)
    assert isinstance(caught.value, CheckerError)
    assert fix_text("The low water came.", settings) == "The low water came."


def test_a_side_car_that_can_not_be_used_is_reported_and_the_others_are_fixed(run: Runner) -> None:
    paths = [run.write(name, SAFE) for name in ("a.txt", "b.txt", "c.txt")]
    run.write("b.txt.checker.yaml", "- {id: 3f9c}\n")
    ran = run("fix", "a.txt", "b.txt", "c.txt")
    assert (ran.code, [path.read_text("utf-8") for path in paths]) == (2, [SAFE_FIXED, SAFE, SAFE_FIXED])
    assert ran.stderr.splitlines()[-1].startswith("checker: b.txt.checker.yaml: entry 1")


def test_prompts_go_on_after_a_file_in_another_language(run: Runner) -> None:
    run.write(
        "a.txt",
        "Der Rat hat gestern über die neue Brücke nicht entschieden. Die alte Straße am Fluss bleibt für alle offen.\n"
        * 4,
    )
    path = run.write("b.txt", SAFE)
    ran = run("fix", "a.txt", "b.txt", "--interactive", stdin=b"a\n")
    assert "Traceback" not in ran.stderr
    assert (ran.code, path.read_text("utf-8")) == (0, SAFE_FIXED)
