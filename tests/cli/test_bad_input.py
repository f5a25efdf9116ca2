"""Whatever is read: one clear line on standard error, the right exit code, and never a stack trace."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import checker

if TYPE_CHECKING:
    from tests.conftest import Ran, Runner

STOP = "The council sent its crews. to the river on Monday.\n"
STOP_LINE = "1:22: error STR104 structure/stray-stop full stop inside a sentence, before “to”"
FORMATS = ("text", "concise", "json", "jsonl", "markdown")


def assert_one_clear_line(ran: Ran, message: str, code: int = 3) -> None:
    assert "Traceback" not in ran.stderr
    assert (ran.code, ran.stderr.count("\n")) == (code, 1), ran.stderr
    assert message in ran.stderr


@pytest.mark.parametrize("command", ["check", "fix"])
@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"The council\0 met.", "a.txt: binary data (contains NUL bytes), not text"),
        ("The council\0 met.".encode("utf-16"), "a.txt: binary data (contains NUL characters), not text"),
        (b"The mayor \xed\xa0\x80 spoke.", "a.txt: invalid UTF-8 at byte 10; set its encoding with --encoding"),
        (b"Caf\xe9 owners spoke.", "a.txt: invalid UTF-8 at byte 3; set its encoding with --encoding"),
        (b"\xff\xfe\x00\xd8x\x00", "a.txt: invalid UTF-16-LE at byte 2"),
        (b"\xff\xfex", "a.txt: invalid UTF-16-LE at byte 2"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_the_reason(
    run: Runner, command: str, data: bytes, message: str
) -> None:
    path = run.write("a.txt", data)
    assert_one_clear_line(run(command, "a.txt"), f"checker: {message}")
    assert path.read_bytes() == data


def test_a_path_that_is_not_there(run: Runner) -> None:
    assert_one_clear_line(run("check", "none.txt"), "checker: none.txt: no such file or folder")


def test_a_link_that_leads_nowhere_is_not_passed_over_in_a_folder(run: Runner) -> None:
    run.write("news/a.txt", "The council met.\n")
    (run.folder / "news/b.txt").symlink_to("gone.txt")
    assert_one_clear_line(run("check", "news"), "checker: news/b.txt: a broken symbolic link")


def test_a_name_that_is_too_long_is_reported_of_that_name(run: Runner) -> None:
    assert_one_clear_line(run("check", "a" * 300), f"checker: {'a' * 300}: ")


def test_a_folder_with_nothing_to_check_is_incomplete_unless_it_may_be_empty(run: Runner) -> None:
    run.write("news/photo.jpg", b"\xff\xd8")
    assert_one_clear_line(run("check", "news"), "checker: news: nothing to check")
    allowed = run("check", "news", "--allow-empty")
    assert (allowed.code, allowed.stdout, allowed.stderr) == (0, "", "")


@pytest.mark.parametrize("text", ["", "\n", " \r\n\t\r\n", "\N{BYTE ORDER MARK}"])
def test_an_empty_file_is_read_and_noted(run: Runner, text: str) -> None:
    run.write("a.txt", text)
    ran = run("check", "a.txt")
    assert (ran.code, ran.stderr) == (0, "")
    assert "the file is empty" in ran.stdout


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize(
    "shut",
    [
        "news/a.txt",
        "news",
    ],
)
def test_what_may_not_be_read_is_reported(run: Runner, shut: str) -> None:
    run.write("news/a.txt", STOP)
    run.write("b.txt", "The council met.\n")
    (run.folder / shut).chmod(0)
    ran = run("check", ".", "--format", "concise")
    (run.folder / shut).chmod(0o700)
    assert_one_clear_line(ran, shut)


def test_ten_megabytes_on_one_line_are_checked(run: Runner) -> None:
    run.write("a.txt", STOP.strip() + " " + "a" * 10_000_000)
    ran = run("check", "a.txt", "--format", "concise", "--max-file-size", "11")
    assert (ran.code, ran.lines, ran.stderr) == (1, [f"a.txt:{STOP_LINE}"], "")


def test_mixed_newlines_are_noted_and_each_ends_a_line(run: Runner) -> None:
    run.write("a.txt", "One came.\r\nTwo came.\nThree came.\r" + STOP)
    ran = run("check", "a.txt", "--format", "json")
    (file,) = json.loads(ran.stdout)["files"]
    assert file["notes"] == ["lines end in more than one way (LF, CRLF, CR)"]
    assert [(finding["line"], finding["column"]) for finding in file["findings"]] == [(4, 22)]


def test_a_lone_surrogate_in_a_text_is_reported_and_does_not_crash() -> None:
    report = checker.check_text("The council\ud800 sent its crews. to the river.")
    assert [finding.rule for finding in report.open] == ["structure/stray-stop"]


@pytest.mark.skipif(sys.platform != "linux", reason="file names that are no UTF-8")
@pytest.mark.parametrize(
    "format",
    FORMATS,
)
def test_a_file_name_that_is_no_utf8_goes_into_every_report(run: Runner, format: str) -> None:
    (run.folder / os.fsdecode(b"r\xffver.txt")).write_text(STOP, "utf-8")
    ran = run("check", ".", "--format", format, "--output", f"{format}=out")
    assert (ran.code, ran.stderr) == (1, "")
    assert (run.folder / "out").read_text("utf-8") == ran.stdout


def test_an_output_that_cannot_be_written_is_incomplete(run: Runner) -> None:
    run.write("a.txt", "The council met.\n")
    assert_one_clear_line(run("check", "a.txt", "-o", "json=no/out.json"), "checker: no/out.json: can't be written")
    assert_one_clear_line(run("check", "a.txt", "-o", "text=."), "only an html report can be a folder", 2)


def to_a_full_disk(run: Runner, *args: str) -> tuple[int, str]:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "checker", *args], cwd=run.folder, stdout=full, stderr=subprocess.PIPE, check=False
        )
    return done.returncode, done.stderr.decode()


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full")
@pytest.mark.parametrize(
    "args",
    [
        ("check", "a.txt"),
        ("rules",),
        ("fix", "a.txt", "--diff"),
    ],
)
def test_a_full_disk_behind_standard_output_is_incomplete(run: Runner, args: tuple[str, ...]) -> None:
    run.write("a.txt", "The council paid $ 40 million.\n")
    code, message = to_a_full_disk(run, *args)
    last = message.splitlines()[-1]
    assert (code, last) == (3, "checker: standard output: can't be written: No space left on device")


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="pipes of POSIX")
@pytest.mark.parametrize("args", [("check", "a.txt"), ("rules",)])
def test_a_closed_pipe_is_no_error(run: Runner, args: tuple[str, ...]) -> None:
    run.write("a.txt", STOP)
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        [sys.executable, "-m", "checker", *args], cwd=run.folder, stdout=theirs, stderr=subprocess.PIPE, check=False
    )
    os.close(theirs)
    assert done.stderr == b""


@pytest.mark.parametrize(
    ("side_car", "message"),
    [
        ("- {id: 3f9c}\n", "a.txt.checker.yaml: entry 1 must have an “id” of at least 8 digits and a “reason”"),
        ("id: 3f9c21aa\n", "a.txt.checker.yaml: expected a list of entries, each with “id” and “reason”"),
        ("- {id: 3f9c21aa\n", "a.txt.checker.yaml:2: invalid YAML"),
    ],
)
def test_a_side_car_file_that_cannot_be_used_is_wrong_usage(run: Runner, side_car: str, message: str) -> None:
    run.write("a.txt", STOP)
    run.write("a.txt.checker.yaml", side_car)
    assert_one_clear_line(run("check", "a.txt", "--format", "concise"), f"checker: {message}", code=2)


@pytest.mark.parametrize("names", ["- {form: Kyiv\n", "just words\n", "- {form: Kyiv}\n"])
def test_a_table_of_names_that_cannot_be_used_is_wrong_usage(run: Runner, names: str) -> None:
    run.write("a.txt", "The mayor of Kiev spoke.\n")
    run.write("names.yaml", names)
    assert_one_clear_line(run("check", "a.txt", "--names", "names.yaml"), "checker: --names: names.yaml", code=2)


@pytest.mark.parametrize(
    "args",
    [
        ("check", ""),
        ("check", "a.txt", ""),
        ("check", "", "--format", "json"),
        ("check", "a.txt", "--output", ""),
        ("check", "a.txt", "--config", ""),
        ("check", "a.txt", "--baseline", ""),
        ("check", "a.txt", "--accept", ""),
        ("check", "a.txt", "--cache-dir", ""),
        ("fix", ""),
        ("fix", "a.txt", ""),
        ("baseline", ""),
        ("baseline", "a.txt", "--output", ""),
        ("config", ""),
        ("init", ""),
        ("facts", ""),
        ("words", "--learn", ""),
        ("words", "--import", ""),
        ("test-rules", ""),
        ("new-rule", "desk/worn", "--folder", ""),
    ],
)
def test_an_empty_path_is_wrong_usage_and_not_the_working_folder(run: Runner, args: tuple[str, ...]) -> None:
    path = run.write("a.txt", "The council paid $ 40 million.\n")
    assert_one_clear_line(run(*args), "empty path", code=2)
    assert path.read_text("utf-8") == "The council paid $ 40 million.\n"
    assert [entry.name for entry in run.folder.iterdir()] == ["a.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")
@pytest.mark.parametrize("command", ["check", "fix"])
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/random"])
def test_a_device_that_is_named_is_refused(run: Runner, command: str, device: str) -> None:
    assert_one_clear_line(run(command, device), f"checker: {device}: a device, not a regular file")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_that_is_named_is_refused_and_not_waited_for(run: Runner) -> None:
    os.mkfifo(run.folder / "a.txt")
    message = "checker: a.txt: a pipe, not a regular file; use “-” to read standard input"
    assert_one_clear_line(run("check", "a.txt"), message)


@pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")
@pytest.mark.parametrize(
    "args",
    [
        ("--accept", "/dev/zero"),
        ("--names", "/dev/zero"),
        ("--baseline", "/dev/zero"),
        ("--config", "/dev/zero"),
        ("--config", "accept.toml"),
        ("--config", "words.toml"),
        ("--config", "names.toml"),
        ("--config", "baseline.toml"),
        ("--config", "rules.toml"),
    ],
)
def test_a_device_in_the_place_of_a_list_is_wrong_usage(run: Runner, args: tuple[str, ...]) -> None:
    run.write("a.txt", STOP)
    for key in ("accept", "words"):
        run.write(f"{key}.toml", f'{key} = ["/dev/zero"]\n')
    for key in ("names", "baseline"):
        run.write(f"{key}.toml", f'{key} = "/dev/zero"\n')
    run.write("rules.toml", 'rules = "rules"\n')
    (run.folder / "rules/desk").mkdir(parents=True)
    (run.folder / "rules/desk/worn.yaml").symlink_to("/dev/zero")
    assert_one_clear_line(
        run("check", "a.txt", "--format", "concise", *args),
        "/dev/zero" if args[1] != "rules.toml" else "worn.yaml",
        code=2,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="devices of Linux")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        (".gitignore", "a device, not a regular file"),
        ("a.txt.checker.yaml", "a symbolic link; a side-car file must be a regular file"),
        (".git/info/exclude", "a device, not a regular file"),
    ],
)
def test_a_link_to_a_device_beside_the_articles_is_wrong_usage(run: Runner, name: str, message: str) -> None:
    run.write("a.txt", STOP)
    (run.folder / name).parent.mkdir(parents=True, exist_ok=True)
    (run.folder / name).symlink_to("/dev/zero")
    assert_one_clear_line(run("check", ".", "--format", "concise"), message, code=2)


def test_a_link_out_of_the_folder_is_not_read_and_named(run: Runner) -> None:
    run.write("outside.txt", STOP)
    run.write("news/a.txt", "The council met.\n")
    (run.folder / "news/b.txt").symlink_to("../outside.txt")
    ran = run("check", "news", "--format", "concise")
    assert (ran.code, ran.stdout) == (0, "")
    assert_one_clear_line(ran, "checker: news/b.txt: left out: a symbolic link to a place outside the folder", code=0)
    named = run("check", "news/b.txt", "--format", "concise")
    assert (named.code, named.lines) == (1, [f"news/b.txt:{STOP_LINE}"])
