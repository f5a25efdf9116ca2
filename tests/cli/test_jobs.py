from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.base.processes import FILES_PER_PROCESS, MOST_PROCESSES, jobs_for

if TYPE_CHECKING:
    from tests.conftest import Runner

MANY = 3 * FILES_PER_PROCESS
STORIES = ("The council sent its crews. to the river.\n", "The council met on Monday.\n", "It paid $ 40 million.\n")


def write_many(run: Runner) -> None:
    for number in range(MANY):
        run.write(f"news/{number:03}.txt", STORIES[number % len(STORIES)])


@pytest.mark.parametrize("format", ["concise", "json", "text", "markdown"])
def test_several_processes_report_what_one_does(run: Runner, format: str) -> None:
    write_many(run)
    run.write("news/040.txt", b"binary\0")
    one, three = (run("check", "news", "none.txt", "--format", format, "--jobs", jobs) for jobs in ("1", "3"))
    assert one.out
    assert (one.code, one.out, one.err) == (three.code, three.out, three.err)
    assert one.code == 3


def test_out_of_scope_and_skipped_are_counted_from_every_process(run: Runner) -> None:
    write_many(run)
    french = "Le maire de la ville a dit que les travaux sont finis et que le pont est ouvert pour les voitures et les camions dans la nuit. "
    run.write("news/007.txt", french)
    run.write("news/070.txt", french)
    run.write("news/041.txt", b"\xff\xfe\xfd")
    ran = run("check", "news", "--format", "json", "--jobs", "3")
    report = json.loads(ran.out)
    assert (report["out_of_scope"], len(report["skipped"]), len(report["files"])) == (2, 1, MANY - 3)


def test_wrong_usage_in_one_process_is_wrong_usage_of_the_run(run: Runner) -> None:
    write_many(run)
    run.write("news/050.txt.checker.yaml", "id: 3f9c21aa\n")
    ran = run("check", "news", "--format", "concise", "--jobs", "3")
    assert ran.code == 2
    assert ran.stderr.startswith("checker: news/050.txt.checker.yaml")
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("files", "requested", "due"),
    [(0, 0, 1), (1, 8, 1), (FILES_PER_PROCESS, 8, 1), (2 * FILES_PER_PROCESS, 8, 2), (10_000, 3, 3), (10_000, 1, 1)],
)
def test_a_process_starts_only_for_files_enough(files: int, requested: int, due: int) -> None:
    assert jobs_for(files, requested) == due


def test_no_more_processes_start_than_there_are_processors() -> None:
    assert 1 <= jobs_for(10_000, 0) <= min(MOST_PROCESSES, os.cpu_count() or 1)


def test_a_negative_number_is_wrong_usage(run: Runner) -> None:
    assert run("check", ".", "--jobs", "-1").code == 2


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interrupt_ends_all_processes_without_a_trace(run: Runner) -> None:
    story = " ".join(STORIES).replace("\n", " ") * 400
    for number in range(MANY):
        run.write(f"news/{number:03}.txt", story)
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", "news", "--format", "concise", "--jobs", "2", "--no-cache"],
        cwd=run.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=run.environment(), start_new_session=True,
    )  # fmt: skip
    # Its first finding says that the processes are at work.
    assert process.stdout is not None
    assert process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, messages = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in messages


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
def test_no_process_outlives_the_first(run: Runner) -> None:
    story = " ".join(STORIES).replace("\n", " ") * 400
    for number in range(MANY):
        run.write(f"news/{number:03}.txt", story)
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", "news", "--format", "concise", "--jobs", "3", "--no-cache"],
        cwd=run.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=run.environment(),
    )  # fmt: skip
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    until = time.monotonic() + 60
    while len(children.read_text().split()) < 3:
        assert time.monotonic() < until
        time.sleep(0.01)
    process.kill()
    # It is closed where the last process that could write to it has ended.
    assert process.communicate(timeout=60)[1] == b""
