"""``checker check --with languagetool`` on the command line: its findings beside ours, and its failures."""

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


def test_its_findings_join_ours_and_have_no_safe_fixes(run: Runner, languagetool_url: str) -> None:
    report = checked(run, languagetool_url)
    assert rules_of(report) == OURS | {THEIRS}
    (finding,) = [f for f in report["files"][0]["findings"] if f["rule"] == THEIRS]
    assert finding["applicability"] == "review"
    assert [s["label"] for s in finding["suggestions"]] == ["has", "had"]
    (backend,) = report["backends"]
    assert (backend["version"], backend["complete"], backend["unseen"]) == ("6.8", True, [])
    assert {"id": "HE_VERB_AGR", "category": "GRAMMAR", "issue_type": "grammar"} in backend["rules"]


def test_without_the_option_no_backend_is_reported(run: Runner) -> None:
    run.write("a.txt", STORY)
    report = report_of(run("check", "a.txt", "--format", "json"))
    assert (rules_of(report), report["backends"]) == (OURS, [])


@pytest.mark.parametrize("selector", ["languagetool", THEIRS])
def test_its_rules_can_be_ignored_by_name_and_family(run: Runner, languagetool_url: str, selector: str) -> None:
    assert rules_of(checked(run, languagetool_url, "--ignore", selector)) == OURS


def test_an_unreported_rule_runs_if_it_is_selected_by_name(run: Runner, languagetool_url: str) -> None:
    rule = "languagetool/UPPERCASE_SENTENCE_START"
    assert rule in rules_of(checked(run, languagetool_url), "covered")
    assert rules_of(checked(run, languagetool_url, "--select", THEIRS)) == {THEIRS}


def test_reports_are_the_same_from_one_process_several_and_the_cache(run: Runner, languagetool_url: str) -> None:
    for number in range(20):
        run.write(f"news/{number:02}.txt", f"Story {number}: {STORY}\n{'She clearly have a plan. ' * number}")
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
    # With a Java that can't start, only cached results can be reported.
    make_stand_in(tmp_path / "broken", f"#!{sys.executable} -IS\nraise SystemExit('no')")
    env |= {"PATH": f"{tmp_path / 'broken'}:{os.environ['PATH']}", "JAVA_HOME": ""}
    again = run("check", "a.txt", "--format", "json", *WITH, env=env)
    assert (again.code, again.out, again.stderr) == (first.code, first.out, "")
    run.write("a.txt", STORY + "More.\n")
    assert run("check", "a.txt", *WITH, env=env).code == 3


def test_standard_input_is_checked_too(run: Runner, languagetool_url: str) -> None:
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


# A failure is reported in one line, with our own findings, and without waiting for a server that hangs.

HANGING = 600


def failing(run: Runner, *options: str, format: str = "json", env: dict[str, str] | None = None) -> Ran:
    run.write("a.txt", STORY)
    run.write("b.txt", "She clearly have a plan.\n")
    start = time.monotonic()
    # Cached answers on the same text need no server.
    ran = run("check", "a.txt", "b.txt", "--no-cache", "--format", format, *WITH, *options, env=env)
    assert time.monotonic() - start < HANGING / 10
    assert ran.code == 3
    return ran


def assert_reported(ran: Ran, words: str) -> None:
    (line,) = ran.stderr.splitlines()
    assert line.startswith("checker: languagetool: ")
    assert words in line
    assert "it did not fully check a.txt, b.txt" in line
    report = report_of(ran)
    assert rules_of(report) == OURS
    (backend,) = report["backends"]
    assert (backend["complete"], backend["unseen"], report["exit_code"]) == (False, ["a.txt", "b.txt"], 3)
    assert all("not all of it was checked by LanguageTool" in file["notes"] for file in report["files"])


def hang(handler: Any) -> None:
    time.sleep(HANGING)


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        (hang, "did not respond within 0.5 s"),
        (lambda handler: send(handler, b"<html>It works!</html>"), "is not LanguageTool"),
        (lambda handler: send(handler, answered("5.0")), "supported versions are 6.6, 6.7, 6.8"),
        (lambda handler: send(handler, b"Error: no", 500), "returned HTTP 500: Error: no"),
    ],
    ids=["hangs", "is another program", "is too old", "fails"],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_our_findings_are_reported_if_the_server_does_not_answer(
    run: Runner, serve: Serve, behaviour: Behaviour, words: str, jobs: str
) -> None:
    # A server that answers may need time to on a busy machine.
    timeout = "0.5" if behaviour is hang else "120"
    options = ("--languagetool-url", serve(behaviour), "--languagetool-timeout", timeout, "--jobs", jobs)
    assert_reported(failing(run, *options), words)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_reports_what_is_missing_and_how_to_install_it(run: Runner, tmp_path: Path, jobs: str) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path / "none")}
    assert_reported(failing(run, "--jobs", jobs, env=env), "install it with “checker languagetool install”")
    bare = make_stand_in(tmp_path / "jars-only", "")
    env = {"PATH": str(tmp_path / "empty"), "JAVA_HOME": ""}
    assert_reported(failing(run, "--jobs", jobs, "--languagetool-folder", str(bare / "jars"), env=env), "Java")


DYING = STAND_IN.replace(
    "said = ",
    """self.server.requests = getattr(self.server, "requests", 0) + 1
        if self.server.requests > int(open(__file__ + ".most").read()):
            print("java.lang.OutOfMemoryError: Java heap space", flush=True)
            import os; os._exit(3)
        said = """,
)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_reports_why_a_server_ended_during_the_run(run: Runner, tmp_path: Path, jobs: str) -> None:
    folder = make_stand_in(tmp_path / "dying", DYING)
    # Its identity is requested twice, and again by each of several processes.
    (folder / "java.most").write_text("8")
    for number in range(20):
        run.write(f"news/{number:02}.txt", STORY)
    env = {"PATH": f"{folder}:{os.environ['PATH']}", "JAVA_HOME": ""}
    options = ("--languagetool-folder", str(folder / "jars"), "--no-cache", "--jobs", jobs)
    ran = run("check", "news", "--format", "json", *WITH, *options, env=env)
    (line,) = ran.stderr.splitlines()
    assert line.startswith("checker: languagetool: LanguageTool stopped during the run: it ran out of memory")
    report = report_of(ran)
    assert (ran.code, rules_of(report), len(report["files"])) == (3, OURS, 20)
    assert 0 < len(report["backends"][0]["unseen"]) < 20


@pytest.mark.parametrize(
    "format",
    ["text", "concise", "jsonl", "markdown", "html", "sarif", "github", "gitlab", "rdjson", "rdjsonl", "junit", "checkstyle"],
)  # fmt: skip
def test_reports_list_the_files_that_the_server_did_not_check(run: Runner, format: str) -> None:
    ran = failing(run, "--languagetool-url", "localhost:1", format=format)
    assert "Connection refused; it did not fully check a.txt, b.txt" in ran.stderr
    if format not in ("concise", "rdjson", "rdjsonl"):
        assert "languagetool" in ran.stdout.lower()


@pytest.mark.parametrize("name", ["languagetoo", "harper"])
def test_an_unknown_backend_is_a_usage_error(run: Runner, name: str) -> None:
    ran = run("check", "a.txt", "--with", name)
    assert ran.code == 2
    assert ran.stderr.startswith(f"checker: --with: unknown value “{name}” (available: languagetool, none)")


@pytest.mark.parametrize("url", ["ftp://localhost", "http://", "local host:8081"])
def test_an_invalid_address_is_a_usage_error(run: Runner, url: str) -> None:
    run.write("a.txt", STORY)
    ran = run("check", "a.txt", *WITH, "--languagetool-url", url)
    assert ran.code == 2
    assert "is not an address such as http://localhost:8081" in ran.stderr


# No process is left behind.


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
@pytest.mark.parametrize("jobs", ["1", "3"])
def test_no_process_is_left_after_an_interrupted_run(
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
        _, errors = process.communicate(timeout=60)
    assert process.returncode == (130 if number == signal.SIGINT else -number)
    assert errors == b""
    monkeypatch.delenv(MARK)
    wait_until_none_is_left(mark)
