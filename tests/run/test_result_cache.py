from __future__ import annotations

import json
import os
import pickle
import sqlite3
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.base.processes import FILES_PER_PROCESS
from checker.model.report import DocumentReport, Event, FailedRule
from checker.model.settings import Settings
from checker.model.span import LineIndex
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.run.cache import result_cache
from checker.run.cache.result_cache import ResultCache
from checker.run.cache.stored_reports import dumped, loaded
from checker.run.checker import Checker
from checker.run.jobs import Job
from checker.run.pipeline import run_events
from checker.run.workspace import Workspace

if TYPE_CHECKING:
    from tests.conftest import Runner

STORIES = (
    "The council sent its crews. to the river.\n",
    "It paid $ 40 million, raising aid by $500 million to $ 2.5.\n",
    "“The the bridge is open,” she said.\r\nThe council met on Monday 😀.\r\n",
    "",
)
NO_LINES = LineIndex("")
SCORED = Checker(Settings(readability=True))


def job(text: str, path: str = "a.txt") -> Job:
    return Job(Source(path, text), Settings())


def without_lines(event: Event) -> Event:
    """An event that can be compared."""
    return event._replace(lines=NO_LINES) if isinstance(event, DocumentReport) else event


def digest(_: Settings) -> str:
    return "d"


@given(st.lists(st.sampled_from(STORIES) | st.text("ab. $2\n“”\ud800", max_size=40), max_size=6).map("".join))
@settings(max_examples=60)
def test_a_result_is_the_same_after_it_was_stored(text: str) -> None:
    checked = SCORED.check(job(text).source)
    again = loaded(dumped(checked), job(text))
    assert [without_lines(event) for event in again] == [without_lines(event) for event in checked]


def test_a_result_holds_wherever_the_text_lies() -> None:
    checked = SCORED.check(job(STORIES[0], "old/a.txt").source)
    moved = loaded(dumped(checked), job(STORIES[0], "new/b.txt"))
    assert [report.path for report in Summary().watch(moved)] == ["new/b.txt"]


def is_cached(cache: ResultCache, item: Job) -> bool:
    return cache.get(item) is not None


def keep(folder: Path, *jobs: Job, digest: Callable[[Settings], str] = digest) -> None:
    with ResultCache.open(folder, digest) as cache:
        for item in jobs:
            cache.get(item)
            cache.put(item, SCORED.check(item.source))


@pytest.mark.parametrize(
    ("other", "known"),
    [
        (job(STORIES[0], "elsewhere/b.txt"), True),
        (job(STORIES[0] + " "), False),
        (job(STORIES[0], "a.md"), False),  # another reader
        (Job(Source("a.txt", STORIES[0], "latin-1"), Settings()), False),
    ],
)
def test_content_and_reader_distinguish_results(tmp_path: Path, other: Job, known: bool) -> None:
    keep(tmp_path, job(STORIES[0]))
    with ResultCache.open(tmp_path, digest) as cache:
        assert is_cached(cache, other) is known


def test_other_settings_rules_or_versions_have_other_results(tmp_path: Path) -> None:
    keep(tmp_path, job(STORIES[0]))
    with ResultCache.open(tmp_path, lambda _: "other") as cache:
        assert not is_cached(cache, job(STORIES[0]))
    plain, narrow = Checker(Settings()), Checker(Settings(select=("figures",)))
    assert plain.digest == Checker(Settings(fail_on=None, jobs=7)).digest
    assert len({plain.digest, narrow.digest, Checker(Settings(accepted=frozenset({"teh"}))).digest}) == 3


@pytest.mark.parametrize("damaged", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 200])
def test_a_damaged_cache_is_rebuilt(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / "results.sqlite3").write_bytes(damaged)
    keep(tmp_path, job(STORIES[0]))
    with ResultCache.open(tmp_path, digest) as cache:
        assert is_cached(cache, job(STORIES[0]))


def test_a_damaged_entry_is_checked_again(tmp_path: Path) -> None:
    keep(tmp_path, job(STORIES[0]))
    with sqlite3.connect(tmp_path / "results.sqlite3") as database:
        database.execute("UPDATE result SET checked = ?", (b"damaged",))
    database.close()
    with ResultCache.open(tmp_path, digest) as cache:
        assert not is_cached(cache, job(STORIES[0]))
    keep(tmp_path, job(STORIES[0]))
    with ResultCache.open(tmp_path, digest) as cache:
        assert is_cached(cache, job(STORIES[0]))


class Planted:
    """An object whose pickle writes a file where it is loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[[Path], object], tuple[Path]]:
        return Path.touch, (self.path,)


@pytest.mark.parametrize("packed", [bytes, zlib.compress], ids=["plain", "compressed"])
def test_a_pickle_in_the_cache_is_never_loaded(tmp_path: Path, packed: Callable[[bytes], bytes]) -> None:
    loaded_by = tmp_path / "loaded"
    planted = packed(pickle.dumps(Planted(loaded_by)))
    keep(tmp_path, job(STORIES[0]))
    with sqlite3.connect(tmp_path / "results.sqlite3") as database:
        database.execute("UPDATE result SET checked = ?", (planted,))
    database.close()
    with ResultCache.open(tmp_path, digest) as cache:
        assert not is_cached(cache, job(STORIES[0]))
    assert not loaded_by.exists()
    pickle.loads(pickle.dumps(Planted(loaded_by)))  # noqa: S301 - our own, to see that it would have
    assert loaded_by.exists()


def test_a_folder_that_can_not_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with ResultCache.open(tmp_path / "file" / "cache", digest) as cache:
        assert not is_cached(cache, job(STORIES[0]))


def test_the_oldest_results_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(result_cache, "MOST_RESULTS", 3)
    jobs = [job(f"Story {number}.") for number in range(5)]
    for item in jobs:
        keep(tmp_path, item)
    with ResultCache.open(tmp_path, digest) as cache:
        assert [is_cached(cache, item) for item in jobs] == [False, False, True, True, True]


def test_parallel_runs_share_a_cache(tmp_path: Path) -> None:
    jobs = [[job(f"Story {run} {number}.") for number in range(20)] for run in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda some: keep(tmp_path, *some), jobs))
    with ResultCache.open(tmp_path, digest) as cache:
        assert all(is_cached(cache, item) for some in jobs for item in some)


def test_a_rule_that_failed_is_shown_again(tmp_path: Path) -> None:
    failing = SCORED.check(job(STORIES[0]).source)
    boom = (FailedRule("r", "a.txt", "boom"),)
    failing = [report._replace(failed=boom) for report in Summary().watch(failing)]
    with ResultCache.open(tmp_path, digest) as cache:
        cache.get(job(STORIES[0]))
        cache.put(job(STORIES[0]), failing)
    with ResultCache.open(tmp_path, digest) as cache:
        assert not is_cached(cache, job(STORIES[0]))


def test_a_second_run_gives_the_same_bytes_and_checks_nothing(
    run: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for number in range(2 * FILES_PER_PROCESS):
        run.write(f"news/{number:03}.txt", STORIES[number % 3] + f"Story {number}.\n")
    run.write("news/000.txt.checker.yaml", "[]\n")
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    first = run("check", "news", "--format", "json", env=env)
    second = run("check", "news", "--format", "json", env=env)
    assert first.out == second.out
    assert json.loads(first.out)["files"]
    monkeypatch.chdir(run.folder)
    monkeypatch.setattr(Checker, "check", lambda *_: pytest.fail("checked again"))
    folder = tmp_path / "cache" / "checker"
    workspace = Workspace(Settings(jobs=1), cache=folder)
    summary = Summary()
    assert len(list(summary.watch(run_events(workspace, [Path("news")])))) == 2 * FILES_PER_PROCESS
    assert os.listdir(folder)  # noqa: PTH208 - that there is anything


def test_a_side_car_file_applies_to_cached_results_too(run: Runner, tmp_path: Path) -> None:
    for number in range(FILES_PER_PROCESS):
        run.write(f"news/{number:03}.txt", STORIES[0] + f"Story {number}.\n")
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    report = json.loads(run("check", "news", "--format", "json", env=env).out)
    named = report["files"][0]["findings"][0]["id"]
    run.write("news/000.txt.checker.yaml", f"- {{id: {named}, reason: so it is}}\n")
    again = json.loads(run("check", "news", "--format", "json", env=env).out)
    assert again["files"][0]["findings"][0]["state"] == "suppressed"
