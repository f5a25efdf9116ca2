"""``checker check --with languagetool`` as its users run it: its findings beside ours, and what becomes of a run where it fails."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.backends.conftest import DATA_HOME
from tests.backends.left_behind import MARK, left, wait_until_none_is_left
from tests.backends.runs import OURS, STORY, THEIRS, WITH, report_of, rules_of
from tests.backends.stand_ins import STAND_IN, Behaviour, Serve, answered, make_stand_in, needs_package, send
from tests.conftest import Ran, Runner

needs_package()


def checked(run: Runner, url: str, *options: str) -> dict[str, Any]:
    run.write("a.txt", STORY)
    ran = run("check", "a.txt", "--format", "json", *WITH, "--languagetool-url", url, *options)
    assert ran.stderr == ""
    assert ran.code == report_of(ran)["exit_code"] < 2
    return report_of(ran)


def test_its_findings_stand_beside_ours_and_are_never_safe(run: Runner, languagetool_url: str) -> None:
    report = checked(run, languagetool_url)
    assert rules_of(report) == OURS | {THEIRS}
    (finding,) = [f for f in report["files"][0]["findings"] if f["rule"] == THEIRS]
    assert finding["applicability"] == "review"
    assert [s["label"] for s in finding["suggestions"]] == ["has", "had"]
    (backend,) = report["backends"]
    assert (backend["version"], backend["complete"], backend["unseen"]) == ("6.8", True, [])
    assert {"id": "HE_VERB_AGR", "category": "GRAMMAR", "issue_type": "grammar"} in backend["rules"]


def test_without_it_nothing_is_asked(run: Runner) -> None:
    run.write("a.txt", STORY)
    report = report_of(run("check", "a.txt", "--format", "json"))
    assert (rules_of(report), report["backends"]) == (OURS, [])


@pytest.mark.parametrize("selector", ["languagetool", THEIRS])
def test_its_rules_are_left_out_by_name_and_family(run: Runner, languagetool_url: str, selector: str) -> None:
    assert rules_of(checked(run, languagetool_url, "--ignore", selector)) == OURS


def test_a_rule_that_is_left_out_runs_where_it_is_named(run: Runner, languagetool_url: str) -> None:
    rule = "languagetool/UPPERCASE_SENTENCE_START"
    assert rule in rules_of(checked(run, languagetool_url), "covered")
    assert rules_of(checked(run, languagetool_url, "--select", THEIRS)) == {THEIRS}


def test_many_files_give_the_same_bytes_from_several_processes_and_from_kept_results(
    run: Runner, languagetool_url: str
) -> None:
    for number in range(20):
        run.write(f"news/{number:02}.txt", f"Story {number}: {STORY}\n{'She have a plan. ' * number}")
    command = ("check", "news", "--format", "json", *WITH, "--languagetool-url", languagetool_url)
    one, three, cold, warm = (
        run(*command, *options) for options in (("--no-cache", "--jobs", "1"), ("--no-cache", "--jobs", "3"), (), ())
    )
    assert one.code == 1
    assert one.out == three.out == cold.out == warm.out
    assert one.out.count(THEIRS.encode()) > 20


def test_a_server_of_its_own_is_started_for_new_texts_only(run: Runner, jars: Path, tmp_path: Path) -> None:
    run.write("a.txt", STORY)
    env = {"XDG_DATA_HOME": str(DATA_HOME), "CHECKER_CACHE_DIR": str(tmp_path / "cache")}
    first = run("check", "a.txt", "--format", "json", *WITH, env=env)
    assert rules_of(report_of(first)) == OURS | {THEIRS}
    # With a Java that can't start, only what is known already can be told.
    make_stand_in(tmp_path / "broken", f"#!{sys.executable} -IS\nraise SystemExit('no')")
    env |= {"PATH": f"{tmp_path / 'broken'}:{os.environ['PATH']}", "JAVA_HOME": ""}
    again = run("check", "a.txt", "--format", "json", *WITH, env=env)
    assert (again.code, again.out, again.stderr) == (first.code, first.out, "")
    run.write("a.txt", STORY + "More.\n")
    assert run("check", "a.txt", *WITH, env=env).code == 3


def test_standard_input_is_checked_with_it_too(run: Runner, languagetool_url: str) -> None:
    ran = run("check", "-", "--format", "concise", *WITH, "--languagetool-url", languagetool_url, stdin=STORY.encode())
    assert THEIRS in ran.stdout


@pytest.mark.parametrize(
    "format",
    ["text", "concise", "jsonl", "markdown", "html", "sarif", "github", "gitlab", "rdjson", "rdjsonl", "junit", "checkstyle"],
)  # fmt: skip
def test_every_report_shows_its_findings(run: Runner, languagetool_url: str, format: str) -> None:
    run.write("a.txt", STORY)
    ran = run("check", "a.txt", "--format", format, *WITH, "--languagetool-url", languagetool_url)
    assert (ran.code, ran.stderr) == (1, "")
    assert "She" in ran.stdout
    assert "third-person" in ran.stdout


# What is told of a run in which it fails: each in one line, with our own findings, and without a wait for what hangs.

HANGING = 600


def failing(run: Runner, *options: str, format: str = "json", env: dict[str, str] | None = None) -> Ran:
    run.write("a.txt", STORY)
    run.write("b.txt", "She have a plan.\n")
    start = time.monotonic()
    # What an earlier run was told of the same text needs no server.
    ran = run("check", "a.txt", "b.txt", "--no-cache", "--format", format, *WITH, *options, env=env)
    assert time.monotonic() - start < HANGING / 10
    assert ran.code == 3
    return ran


def told(ran: Ran, words: str) -> None:
    (line,) = ran.stderr.splitlines()
    assert line.startswith("checker: languagetool: ")
    assert words in line
    assert "it has not seen all of a.txt, b.txt" in line
    report = report_of(ran)
    assert rules_of(report) == OURS
    (backend,) = report["backends"]
    assert (backend["complete"], backend["unseen"], report["exit_code"]) == (False, ["a.txt", "b.txt"], 3)
    assert all("LanguageTool has not seen all of it" in file["notes"] for file in report["files"])


def hang(handler: Any) -> None:
    time.sleep(HANGING)


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        (hang, "did not answer within 0.5 s"),
        (lambda handler: send(handler, b"<html>It works!</html>"), "is not LanguageTool"),
        (lambda handler: send(handler, answered("5.0")), "this program knows 6.6, 6.7, 6.8"),
        (lambda handler: send(handler, b"Error: no", 500), "answered with HTTP 500: Error: no"),
    ],
    ids=["hangs", "is another program", "is too old", "fails"],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_server_that_does_not_answer_costs_its_findings_only(
    run: Runner, serve: Serve, behaviour: Behaviour, words: str, jobs: str
) -> None:
    # A server that answers may need time to on a busy machine.
    timeout = "0.5" if behaviour is hang else "120"
    options = ("--languagetool-url", serve(behaviour), "--languagetool-timeout", timeout, "--jobs", jobs)
    told(failing(run, *options), words)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_is_missing_is_told_with_how_to_get_it(run: Runner, tmp_path: Path, jobs: str) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path / "none")}
    told(failing(run, "--jobs", jobs, env=env), "“checker languagetool install” fetches it")
    bare = make_stand_in(tmp_path / "jars-only", "")
    env = {"PATH": str(tmp_path / "empty"), "JAVA_HOME": ""}
    told(failing(run, "--jobs", jobs, "--languagetool-folder", str(bare / "jars"), env=env), "Java")


DYING = STAND_IN.replace(
    "said = ",
    """self.server.asked = getattr(self.server, "asked", 0) + 1
        if self.server.asked > int(open(__file__ + ".most").read()):
            print("java.lang.OutOfMemoryError: Java heap space", flush=True)
            import os; os._exit(3)
        said = """,
)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_server_that_ends_in_mid_run_is_told_with_its_reason(run: Runner, tmp_path: Path, jobs: str) -> None:
    folder = make_stand_in(tmp_path / "dying", DYING)
    # Who it is is asked twice, and by each of several processes again.
    (folder / "java.most").write_text("8")
    for number in range(20):
        run.write(f"news/{number:02}.txt", STORY)
    env = {"PATH": f"{folder}:{os.environ['PATH']}", "JAVA_HOME": ""}
    options = ("--languagetool-folder", str(folder / "jars"), "--no-cache", "--jobs", jobs)
    ran = run("check", "news", "--format", "json", *WITH, *options, env=env)
    (line,) = ran.stderr.splitlines()
    assert line.startswith("checker: languagetool: LanguageTool ended while it was asked: it ran out of memory")
    report = report_of(ran)
    assert (ran.code, rules_of(report), len(report["files"])) == (3, OURS, 20)
    assert 0 < len(report["backends"][0]["unseen"]) < 20


@pytest.mark.parametrize(
    "format",
    ["text", "concise", "jsonl", "markdown", "html", "sarif", "github", "gitlab", "rdjson", "rdjsonl", "junit", "checkstyle"],
)  # fmt: skip
def test_every_report_with_room_for_it_says_what_was_not_seen(run: Runner, format: str) -> None:
    ran = failing(run, "--languagetool-url", "localhost:1", format=format)
    assert "Connection refused; it has not seen all of a.txt, b.txt" in ran.stderr
    if format not in ("concise", "rdjson", "rdjsonl"):
        assert "languagetool" in ran.stdout.lower()


@pytest.mark.parametrize("name", ["languagetoo", "harper"])
def test_a_program_that_is_not_known_is_wrong_usage(run: Runner, name: str) -> None:
    ran = run("check", "a.txt", "--with", name)
    assert (ran.code, ran.stderr) == (2, f"checker: --with is “{name}”; it is languagetool or none\n")


@pytest.mark.parametrize("url", ["ftp://localhost", "http://", "local host:8081"])
def test_an_address_that_can_not_be_is_wrong_usage(run: Runner, url: str) -> None:
    run.write("a.txt", STORY)
    ran = run("check", "a.txt", *WITH, "--languagetool-url", url)
    assert ran.code == 2
    assert "write an address as http://localhost:8081" in ran.stderr


# No process is left behind.


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_none_is_left_of_a_run_that_is_ended(
    run: Runner, stand_in: Path, monkeypatch: pytest.MonkeyPatch, number: int, jobs: str
) -> None:
    for count in range(200):
        run.write(f"news/{count:03}.txt", STORY * 20)
    mark = f"{os.getpid()}-{run.folder.name}"
    monkeypatch.setenv(MARK, mark)
    monkeypatch.setenv("PATH", f"{stand_in}:{os.environ['PATH']}")
    monkeypatch.setenv("JAVA_HOME", "")
    options = ("--no-cache", "--jobs", jobs, *WITH, "--languagetool-folder", str(stand_in / "jars"))
    command = [sys.executable, "-m", "checker", "check", "news", *options]
    with subprocess.Popen(command, cwd=run.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        until = time.monotonic() + 60
        while len(left(mark) - {os.getpid()}) < 1 + 1 + (int(jobs) if jobs != "1" else 0):
            assert time.monotonic() < until
            time.sleep(0.01)
        time.sleep(0.1)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert process.returncode == (130 if number == signal.SIGINT else -number)
    assert said == b""
    monkeypatch.delenv(MARK)
    wait_until_none_is_left(mark)
