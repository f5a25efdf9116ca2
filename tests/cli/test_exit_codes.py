from __future__ import annotations

import fcntl
import os
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import IO, TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Runner

CLEAN = "The council met on Monday and agreed to mend the bridge.\n"
ERROR = "The council sent its crews. to the river on Monday.\n"
WARNING = "The council paid for the bridge and and the dam on Monday.\n"
INFO = "Some experts say the bridge will hold.\n"


def test_a_clean_text_exits_with_0(run: Runner) -> None:
    run.write("a.txt", CLEAN)
    assert run("check", "a.txt").code == 0


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (ERROR, "error", 1),
        (ERROR, "warning", 1),
        (ERROR, "never", 0),
        (WARNING, "error", 0),
        (WARNING, "warning", 1),
        (WARNING, "info", 1),
        (INFO, "warning", 0),
        (INFO, "info", 1),
        (INFO, "never", 0),
    ],
)
def test_findings_fail_from_the_requested_severity(run: Runner, text: str, fail_on: str, code: int) -> None:
    run.write("a.txt", text)
    ran = run("check", "a.txt", "--fail-on", fail_on)
    assert (ran.code, ran.stderr) == (code, "")


def test_only_errors_fail_by_default(run: Runner) -> None:
    run.write("error.txt", ERROR)
    run.write("warning.txt", WARNING)
    assert run("check", "error.txt").code == 1
    assert run("check", "warning.txt").code == 0


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("check",), "Missing argument"),
        (("proof", "a.txt"), "proof"),
        (("check", "a.txt", "--loud"), "--loud"),
        (("check", "a.txt", "--format", "pdf"), "checker: unknown format “pdf”"),
        (("check", "a.txt", "--select", "figures/lost-magnitud"), "did you mean “figures/lost-magnitude”?"),
        (("check", "a.txt", "--ignore", "XYZ9"), "checker: unknown rule “XYZ9”"),
        (("check", "a.txt", "--fail-on", "fatal"), "checker: --fail-on: unknown value “fatal”"),
        (("check", "a.txt", "--color", "blue"), "checker: --color: unknown value “blue”"),
        (("check", "a.txt", "--date", "30.3.2022"), "checker: --date: “30.3.2022” is not a date"),
        (("check", "a.txt", "--date", "2022-13-45"), "checker: --date: “2022-13-45” is not a date"),
        (("check", "a.txt", "--accept", "none.txt"), "checker: --accept: none.txt"),
        (("check", "a.txt", "--names", "none.yaml"), "checker: --names: file none.yaml not found"),
        (("check", "latin.txt", "--encoding", "klingon"), "checker: --encoding: “klingon” is not a known encoding"),
        (("fix", "a.txt", "--answer", "3f9c"), "checker: --answer: expected ID=LETTER"),
        (("fix", "a.txt", "--only", "0000000000"), "checker: no finding has the id 0000000000"),
        (("rule", "stray-stp"), "did you mean “stray-stop”?"),
    ],
)
def test_wrong_usage_exits_with_2_and_the_reason(run: Runner, args: tuple[str, ...], message: str) -> None:
    run.write("a.txt", ERROR)
    run.write("latin.txt", "Caf\xe9 owners spoke.".encode("latin-1"))
    ran = run(*args)
    assert (ran.code, ran.stdout) == (2, "")
    assert message in ran.stderr
    assert "Traceback" not in ran.stderr
    if message.startswith("checker: "):
        assert ran.stderr.count("\n") == 1


def test_an_input_that_is_missing_exits_with_3(run: Runner) -> None:
    assert run("check", "none.txt").code == 3


def test_incomplete_wins_over_findings_and_what_could_be_read_is_reported(run: Runner) -> None:
    run.write("a.txt", ERROR)
    ran = run("check", "none.txt", "a.txt", "--format", "concise")
    assert ran.code == 3
    assert ran.lines == ["a.txt:1:22: error STR104 structure/stray-stop full stop inside a sentence, before “to”"]
    assert ran.stderr == "checker: none.txt: no such file or folder\n"


def test_never_failing_does_not_hide_an_input_that_was_not_read(run: Runner) -> None:
    assert run("check", "none.txt", "--fail-on", "never", "--quiet").code == 3


def test_a_fix_exits_as_a_check_of_its_result_would(run: Runner) -> None:
    run.write("a.txt", ERROR)
    assert run("fix", "a.txt").code == 1
    assert run("fix", "a.txt", "--review").code == 0
    assert run("fix", "none.txt").code == 3


def waits_on(pipe: IO[bytes]) -> bool:
    """Whether its reader has taken what was written, and so is reading."""
    (left,) = struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, struct.pack("i", 0)))
    return bool(left == 0)


@pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX")
@pytest.mark.parametrize("command", ["check", "fix"])
def test_an_interrupted_run_exits_with_130(run: Runner, command: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "checker", command, "-"],
        cwd=run.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=run.environment(),
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write(b"The council")
        process.stdin.flush()
        until = time.monotonic() + 60
        while not waits_on(process.stdin) and time.monotonic() < until:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        code = process.wait(60)
        messages = process.stderr.read()
    assert code == 130
    assert b"Traceback" not in messages


COMMANDS = (("check",), ("fix",), ("baseline", "-o", "known.tsv"))
LFS = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"
FRENCH = "Le maire de la ville a dit que les travaux sont finis et que le pont est ouvert pour les voitures et les camions dans la nuit. "


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_folder_whose_files_are_all_left_out_exits_with_0(run: Runner, command: tuple[str, ...]) -> None:
    run.write("checker.toml", 'extend-exclude = ["old/"]\n')
    run.write("news/old/a.txt", ERROR)
    ran = run(*command, "news")
    assert ran.code == 0
    assert "excluded by the configuration or Git" in ran.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_another_language_exits_with_0_and_is_reported(run: Runner, command: tuple[str, ...]) -> None:
    run.write("a.txt", FRENCH)
    ran = run(*command, "a.txt")
    assert ran.code == 0
    assert "a.txt: out of scope: written in French" in ran.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("lfs.md", LFS, "lfs.md: a Git LFS pointer, not the file itself"),
        ("link.md", None, "link.md: a broken symbolic link"),
        ("binary.txt", "a\0b", "binary.txt: binary data"),
    ],
)
def test_no_input_that_was_not_read_exits_with_0(
    run: Runner, command: tuple[str, ...], name: str, content: str | None, message: str
) -> None:
    run.write("a.txt", "The council met on Monday.\n")
    if content is None:
        (run.folder / name).symlink_to("nowhere.md")
    else:
        run.write(name, content)
    for path in (".", name):
        ran = run(*command, path)
        assert ran.code == 3, path
        assert message in ran.stderr


def test_files_that_a_change_took_away_exit_with_0(run: Runner) -> None:
    run.write("a.txt", ERROR)
    for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "a"]):
        subprocess.run(["git", *words], cwd=run.folder, check=True)
    (run.folder / "a.txt").unlink()
    for paths in (["."], ["a.txt"]):
        ran = run("check", *paths, "--diff-base", "HEAD", "--format", "concise")
        assert (ran.code, ran.out) == (0, b"")


def test_a_submodule_is_named(run: Runner) -> None:
    run.write("news/a.txt", "The council met on Monday.\n")
    run.write("news/theme/.git", "gitdir: elsewhere\n")
    run.write("news/theme/b.txt", ERROR)
    ran = run("check", "news", "--format", "concise", "-v")
    assert ran.code == 0
    assert "news/theme/: left out: a submodule" in ran.stderr


def test_a_list_of_words_is_no_article_unless_it_is_named(run: Runner) -> None:
    run.write("news/a.txt", "The council met on Monday.\n")
    run.write("news/words.txt", "recieved the the\n")
    run.write("news/checker.toml", 'words = ["words.txt"]\n')
    walked = run("check", "news", "--format", "concise", "-v")
    assert (walked.code, walked.out) == (0, b"")
    assert "news/words.txt: left out: a list of words" in walked.stderr
    assert "words.txt:1:10: warning DUP101" in run("check", "news/words.txt", "--format", "concise").stdout
