from __future__ import annotations

from checker.model.backend_report import BackendReport
from checker.model.report import BackendStopped, NoReader, Notice, OutOfScope, Skipped
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.run.checker import Checker

CHECKER = Checker(Settings(readability=False))
BROKEN = "The council sent its crews. to the river.\n"


def test_every_event_is_counted_as_it_passes() -> None:
    (report,) = CHECKER.check(Source("a.txt", BROKEN))
    summary = Summary(strict=True)
    events = [NoReader("x/b.DOCX"), report, OutOfScope("c.txt", "a draft"), Notice("1 entry", 1), NoReader("d.docx")]
    passing = summary.watch(events)
    assert next(passing) is report
    assert (summary.files, summary.out_of_scope) == (1, [])
    assert not list(passing)
    assert dict(summary.unread) == {".docx": 2}
    assert (summary.notices, summary.stale, summary.out_of_scope) == (["1 entry"], 1, [OutOfScope("c.txt", "a draft")])


def test_exit_codes_are_those_of_the_worst_event() -> None:
    (report,) = CHECKER.check(Source("a.txt", BROKEN))
    stale, skipped = Notice("1 entry", 1), Skipped("b.txt", "binary data")
    for events, strict, code in (
        ([], False, 0),
        ([stale], False, 0),
        ([stale], True, 1),
        ([report], False, 1),
        ([report, skipped], True, 3),
    ):
        summary = Summary(strict=strict)
        list(summary.watch(events))
        assert summary.exit_code == code


def test_why_a_backend_stopped_takes_the_place_of_what_its_users_saw() -> None:
    (report,) = CHECKER.check(Source("a.txt", "All is well.\n"))
    gone = BackendReport("languagetool", "6.6", failures=("connection refused",), unseen=("a.txt",))
    summary = Summary()
    list(summary.watch([report._replace(backends=(gone,)), BackendStopped("it ran out of memory")]))  # type: ignore[union-attr]
    assert [backend.failures for backend in summary.backends] == [("it ran out of memory",)]
    assert summary.exit_code == 3
