"""Nothing that is read may take the memory or the time of a machine: files and numbers have limits, and what is beyond them is told in one line."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Ran, Runner

CLEAN = "The council met on Monday and agreed to repair the bridge.\n"
MEGABYTE = 1_000_000
# A sparse file takes no room on the disk, and whoever reads it all has no memory left.
HUGE = 40_000 * MEGABYTE
MEMORY = 1_500 * MEGABYTE

posix = pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")


def in_little_memory(run: Runner, *args: str) -> tuple[int, str, str]:
    """A run that may take 1.5 GB of addresses."""
    import resource

    done = subprocess.run(
        [sys.executable, "-m", "checker", *args],
        cwd=run.folder,
        capture_output=True,
        text=True,
        env=run.environment(),
        timeout=300,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    return done.returncode, done.stdout, done.stderr


def sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def one_line(ran: Ran, code: int, message: str) -> None:
    assert (ran.code, ran.stdout) == (code, "")
    assert ran.stderr.count("\n") == 1
    assert message in ran.stderr


@posix
@pytest.mark.parametrize("command", ["check", "fix", "facts"])
def test_a_huge_file_is_not_read(run: Runner, command: str) -> None:
    sparse(run.folder / "a.txt", HUGE)
    code, out, err = in_little_memory(run, command, "a.txt")
    assert (code, out) == (3, "")
    assert err.startswith("checker: a.txt: larger than 10 MB; raise the limit with --max-file-size\n")
    assert "Traceback" not in err


@posix
def test_a_socket_is_not_read(run: Runner) -> None:
    with socket.socket(socket.AF_UNIX) as server, pytest.MonkeyPatch.context() as patch:
        patch.chdir(run.folder)  # the address of a socket may have 107 bytes
        server.bind("a.txt")
        one_line(run("check", "a.txt"), 3, "checker: a.txt: a socket, not a regular file")
        one_line(
            run("check", "b.txt", "--accept", "a.txt"), 2, "a.txt: cannot read the file: a socket, not a regular file"
        )


def test_a_folder_is_checked_without_its_huge_file(run: Runner) -> None:
    run.write("news/a.txt", CLEAN)
    sparse(run.folder / "news/b.txt", HUGE)
    ran = run("check", "news", "--format", "concise")
    assert ran.code == 3
    assert "checker: news/b.txt: larger than 10 MB; raise the limit with --max-file-size\n" in ran.stderr


def test_the_limit_is_an_option_and_a_key(run: Runner) -> None:
    run.write("a.txt", CLEAN + " " * MEGABYTE)
    one_line(run("check", "a.txt", "--max-file-size", "1"), 3, "a.txt: larger than 1 MB")
    run.write("checker.toml", "max-file-size = 1\n")
    one_line(run("check", "a.txt"), 3, "a.txt: larger than 1 MB")
    ran = run("check", "a.txt", "--max-file-size", "2", "--format", "concise")
    assert (ran.code, ran.stdout) == (0, "")


@pytest.mark.parametrize("value", ["0", "-1", "1001", "9" * 30])
def test_a_limit_beyond_reason_is_wrong_usage(run: Runner, value: str) -> None:
    run.write("a.txt", CLEAN)
    message = f"max-file-size must be a whole number of megabytes from 1 to 1000, not {value}"
    one_line(run("check", "a.txt", "--max-file-size", value), 2, message)


def test_an_untrusted_configuration_can_not_raise_the_limit(run: Runner) -> None:
    sparse(run.folder / "a.txt", 12 * MEGABYTE)
    run.write("checker.toml", "max-file-size = 1000\n")
    one_line(run("check", "a.txt"), 3, "a.txt: binary data")
    one_line(run("check", "a.txt", "--untrusted"), 3, "a.txt: larger than 10 MB")
    run.write("checker.toml", "max-file-size = 1\n")
    one_line(run("check", "a.txt", "--untrusted"), 3, "a.txt: larger than 1 MB")


@pytest.mark.parametrize("command", ["check", "fix"])
def test_standard_input_has_the_same_limit(run: Runner, command: str) -> None:
    sent = b"a " * (MEGABYTE + 1)
    one_line(run(command, "-", "--max-file-size", "2", stdin=sent), 3, "larger than 2 MB")


@posix
def test_endless_standard_input_is_refused(run: Runner) -> None:
    with open("/dev/zero", "rb") as endless:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "checker", "check", "-"],
            cwd=run.folder, stdin=endless, capture_output=True, timeout=120, check=False,
        )  # fmt: skip
    assert done.returncode == 3
    assert b"larger than 10 MB" in done.stderr


@posix
@pytest.mark.parametrize(
    "args",
    [("--accept", "huge"), ("--names", "huge"), ("--baseline", "huge"), ("--config", "huge"), ("--config", "c.toml")],
)
def test_a_huge_list_is_wrong_usage(run: Runner, args: tuple[str, ...]) -> None:
    run.write("a.txt", CLEAN)
    run.write("c.toml", 'words = ["huge"]\n')
    sparse(run.folder / "huge", HUGE)
    code, out, err = in_little_memory(run, "check", "a.txt", *args)
    assert (code, out) == (2, "")
    assert "huge: " in err
    assert f"larger than {1 if args[1] == 'huge' and args[0] == '--config' else 20} MB" in err
    assert err.count("\n") == 1


@posix
@pytest.mark.parametrize(
    "name", ["checker.toml", ".checker.toml", "pyproject.toml", ".gitignore", "a.txt.checker.yaml"]
)
def test_a_huge_file_beside_an_article_is_wrong_usage(run: Runner, name: str) -> None:
    run.write("a.txt", CLEAN)
    sparse(run.folder / name, HUGE)
    code, out, err = in_little_memory(run, "check", ".", "--format", "concise")
    assert (code, out) == (2, "")
    assert name in err
    assert "larger than" in err
    assert err.count("\n") == 1


@posix
@pytest.mark.parametrize("name", ["checker.toml", ".checker.toml", "pyproject.toml", "a.txt.checker.yaml"])
def test_a_pipe_in_the_place_of_a_configuration_is_wrong_usage(run: Runner, name: str) -> None:
    run.write("a.txt", CLEAN)
    os.mkfifo(run.folder / name)
    one_line(run("check", ".", "--format", "concise"), 2, f"{name}: ")
    assert "a pipe, not a regular file" in run("check", "a.txt").stderr


@posix
@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("check", "a.txt", "--names", "pipe"), "--names: pipe: a pipe, not a regular file"),
        (("check", "a.txt", "--config", "pipe"), "--config: pipe: a pipe, not a regular file"),
        (("words", "--import", "pipe"), "pipe: a pipe, not a regular file"),
    ],
)
def test_a_pipe_in_the_place_of_a_list_is_wrong_usage(run: Runner, args: tuple[str, ...], message: str) -> None:
    run.write("a.txt", CLEAN)
    os.mkfifo(run.folder / "pipe")
    one_line(run(*args), 2, message)


@posix
def test_a_device_among_the_rules_does_not_stop_a_new_one(run: Runner) -> None:
    (run.folder / "rules/desk").mkdir(parents=True)
    (run.folder / "rules/desk/endless.yaml").symlink_to("/dev/zero")
    code, _, err = in_little_memory(run, "new-rule", "desk/worn", "--folder", "rules")
    assert (code, err) == (0, "")


@posix
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("checker.toml", ".".join("a" * 50_000) + " = 1\n"),
        ("checker.toml", "[" + ".".join("a" * 50_000) + "]\n"),
        ("checker.toml", "a = {" + " . ".join(['"a\\"b"'] * 50_000) + " = 1}\n"),
        ("pyproject.toml", "# checker\n\n" + ".".join("a" * 50_000) + " = 1\n"),
    ],
)
def test_a_key_of_thousands_of_parts_is_wrong_usage(run: Runner, name: str, text: str) -> None:
    run.write("a.txt", CLEAN)
    run.write(name, text)
    code, out, err = in_little_memory(run, "check", "a.txt")
    assert (code, out) == (2, "")
    assert err == f"checker: {name}:{text.count(chr(10))}: a key of more than 20 parts\n"


@posix
def test_front_matter_beyond_reason_is_data_and_the_story_is_checked(run: Runner) -> None:
    for number, front in enumerate(
        (
            "+++\n" + ".".join("a" * 50_000) + " = 1\n+++\n",
            "+++\na = 0x" + "f" * 100_000 + "\n+++\n",
            '{"a": ' + "9" * 100_000 + "}\n",
        )
    ):
        run.write(f"{number}.md", f"{front}\nThe council sent its crews. to the river on Monday.\n")
    code, out, err = in_little_memory(run, "check", ".", "--format", "concise")
    assert code == 1
    assert out.count("structure/stray-stop") == 3
    assert "internal error" not in err


def test_a_long_name_in_a_configuration_does_not_flood_the_terminal(run: Runner) -> None:
    run.write("a.txt", CLEAN)
    run.write("checker.toml", f'encoding = "{"x" * 100_000}"\n')
    ran = run("check", "a.txt")
    one_line(ran, 2, "checker.toml:1: encoding: “xxx")
    assert ran.stderr.endswith("x” is not a known encoding\n")
    assert len(ran.stderr) < 2100


def test_a_required_version_that_nothing_fits_is_not_passed_over(run: Runner) -> None:
    run.write("a.txt", CLEAN)
    run.write("checker.toml", f'required-version = ">={"9" * 5000}"\n')
    one_line(run("check", "a.txt"), 2, "is not a version range such as >=0.1,<2")
