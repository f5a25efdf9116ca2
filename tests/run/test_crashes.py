"""One file's crash costs that file only."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest

from checker.base.processes import FILES_PER_PROCESS
from checker.engine.evidence import Evidence
from checker.engine.fixing import Choice
from checker.model.errors import SourceError, UsageError
from checker.model.report import Event, Skipped
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.run import workspace as workspaces
from checker.run.checker import Checker
from checker.run.fix_source import fix_source
from checker.run.jobs import Check, Job
from checker.run.pipeline import run_events
from checker.run.workspace import Workspace

STORY = "The council sent its crews. to the river.\n"


def fail(_: Checker, source: Source, evidence: object) -> Sequence[Event]:
    if "bad" in source.path:
        raise IndexError("no such thing")
    return ()


def kill_on_bad(job: Job) -> Sequence[Event]:
    if "bad" in job.source.path:
        os.kill(os.getpid(), signal.SIGKILL)
    return Checker(job.settings).check(job.source)


def make() -> Check:
    return kill_on_bad


def test_a_crash_is_reported_and_other_files_are_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Checker, "_events", fail)
    (skipped,) = Checker(Settings()).check(Source("bad.txt", STORY))
    assert isinstance(skipped, Skipped)
    assert skipped.path == "bad.txt"
    assert skipped.reason.startswith("internal error (IndexError: no such thing)")
    assert Checker(Settings()).check(Source("a.txt", STORY)) == ()


def test_wrong_usage_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Checker, source: Source, evidence: object) -> Sequence[Event]:
        raise UsageError("a selector that can't be")

    monkeypatch.setattr(Checker, "_events", refuse)
    with pytest.raises(UsageError):
        Checker(Settings()).check(Source("a.txt", STORY))


def test_a_crash_on_what_was_fixed_leaves_the_file_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    checker = Checker(Settings(readability=False))
    right = Checker._events  # noqa: SLF001 - what it does is broken below

    def fail_on_fixed_text(self: Checker, source: Source, evidence: Mapping[str, Evidence]) -> Iterable[Event]:
        if "crews to" in source.text:
            raise IndexError("no such thing")
        return right(self, source, evidence)

    monkeypatch.setattr(Checker, "_events", fail_on_fixed_text)
    with pytest.raises(SourceError, match=r"a\.txt: internal error"):
        fix_source(checker, Source("a.txt", STORY), Choice(review=True))


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_process_that_is_killed_takes_no_other_file_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{number:03}.txt" for number in range(4 * FILES_PER_PROCESS)]
    names[30], names[70] = "030-bad.txt", "070-bad.txt"
    for name in names:
        (tmp_path / name).write_text(STORY + name, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(workspaces, "_check_in_process", make)
    workspace = Workspace(Settings(readability=False, jobs=2))
    summary = Summary()
    reports = list(summary.watch(run_events(workspace, [Path()])))
    assert [report.path for report in reports] == [name for name in names if "bad" not in name]
    assert [(one.path, "killed" in one.reason) for one in summary.skipped] == [
        ("030-bad.txt", True),
        ("070-bad.txt", True),
    ]
    assert summary.exit_code == 3
