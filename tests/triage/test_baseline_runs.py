from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.base.files import write_text
from checker.engine.identity import keys_of
from checker.model.errors import CheckerError
from checker.model.finding import Severity
from checker.model.report import DocumentReport, FailedRule, Skipped
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.reading.text.reader import read
from checker.run.checker import Checker
from checker.triage.baseline_file import Baseline
from checker.triage.baseline_stage import BaselineStage, Known
from checker.triage.directives import Policy

CHECKER = Checker(Settings(readability=False))
RAN = Policy.of(CHECKER.catalogue, CHECKER.settings).ran
STOP = "The council sent its crews. to the river on Monday.\n"
WITH_QUESTION = "Some experts say the bridge holds. It paid for the the dam.\n"
HERE = Path("base.tsv")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


class OneBaseline:
    """The same baseline for all files."""

    def __init__(self, known: Known) -> None:
        self._known = known

    def of(self, path: str) -> Known:  # noqa: ARG002 - as the stage calls it
        return self._known

    def all(self) -> list[Known]:
        return [self._known]


def report_on(text: str, path: str = "a.txt") -> DocumentReport:
    """A report with the keys of its findings, as a run makes it."""
    (report,) = Summary().watch(CHECKER.check_source(Source(path, text)))
    return report._replace(keys=keys_of(next(read(Source(path, text))), report.findings))


def run(*reports: DocumentReport, strict: bool = False, ran: frozenset[str] = RAN) -> Summary:
    """The summary of a run with the baseline."""
    summary = Summary(strict=strict)

    stage = BaselineStage(OneBaseline(Known(Baseline.read(HERE), ran)), [Path()])
    assert [report.path for report in summary.watch(stage.apply(reports))] == [report.path for report in reports]
    return summary


def write(*reports: DocumentReport) -> None:
    write_text(HERE, Baseline(HERE).written(reports, (), add=True))


def test_what_stands_already_is_not_counted() -> None:
    write(report_on(STOP + WITH_QUESTION))
    summary = run(report_on(STOP + WITH_QUESTION))
    assert (summary.exit_code, summary.files, summary.queries) == (0, 1, 0)
    assert not any(summary.severities.values())
    assert summary.notices == []


def test_what_is_new_is_counted() -> None:
    write(report_on(WITH_QUESTION))
    summary = run(report_on(STOP + WITH_QUESTION))
    assert summary.exit_code == 1
    assert summary.severities[Severity.ERROR] == 1
    assert summary.queries == 0


def test_stale_entries_are_reported_and_fail_a_strict_run() -> None:
    write(report_on(STOP))
    summary = run(report_on("All is well.\n"))
    assert (summary.stale, summary.exit_code) == (1, 0)
    (notice,) = summary.notices
    assert notice == (
        "base.tsv: 1 entry no longer matches any finding (a.txt: structure/stray-stop “crews. to”); "
        "run “checker baseline --prune PATH…” to remove it"
    )
    assert run(report_on("All is well.\n"), strict=True).exit_code == 1
    assert run(report_on(STOP), strict=True).exit_code == 0


def test_only_a_few_stale_entries_are_shown() -> None:
    write(*(report_on(STOP, f"{name}.txt") for name in "abcdef"))
    (notice,) = run(report_on("All is well.\n", "a.txt")).notices
    assert "6 entries no longer match any finding (a.txt:" in notice
    assert "; and 3 more)" in notice


def test_a_rule_that_failed_or_did_not_run_has_no_stale_entries() -> None:
    write(report_on(STOP))
    failed = report_on("All is well.\n")._replace(failed=(FailedRule("structure/stray-stop", "a.txt", "it crashed"),))
    assert run(failed).stale == 0
    assert run(report_on("All is well.\n"), ran=RAN - {"structure/stray-stop"}).stale == 0


def test_an_incomplete_run_stays_incomplete() -> None:
    write(report_on(STOP))
    summary = Summary(strict=True, skipped=[Skipped("b.txt", "binary data")], stale=1)
    assert summary.exit_code == 3


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
def test_a_baseline_is_written_whole_and_keeps_its_mode(folder: Path) -> None:
    write_text(HERE, "one\n")
    mask = os.umask(0)
    os.umask(mask)
    assert HERE.stat().st_mode & 0o777 == 0o666 & ~mask
    HERE.chmod(0o640)
    write_text(HERE, "two \udcff\n")
    assert HERE.read_bytes() == b"two \xff\n"
    assert HERE.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in folder.iterdir()] == ["base.tsv"]


def test_a_baseline_that_cant_be_written_is_reported() -> None:
    with pytest.raises(CheckerError, match=r"nowhere/base\.tsv: can't be written"):
        write_text(Path("nowhere/base.tsv"), "")
    Path("folder.tsv").mkdir()
    with pytest.raises(CheckerError, match=r"folder\.tsv: can't be written"):
        write_text(Path("folder.tsv"), "")
    assert [path.name for path in Path().iterdir()] == ["folder.tsv"]
