"""Ids hold while other places of the text change, and never pass to another finding."""

from __future__ import annotations

from checker.engine.identity import id_of_words
from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.reading.source import Source
from checker.run.checker import Checker

CHECKER = Checker(Settings(readability=False))
EXPERTS = "Some experts say the bridge will hold."


def ids(text: str, words: str) -> list[str]:
    (report,) = CHECKER.check_source(Source("a.txt", text))
    assert isinstance(report, DocumentReport)
    return [finding.id for finding in report.findings if finding.text == words]


def test_an_id_holds_when_both_neighbours_of_its_finding_change() -> None:
    before = ids(f"The council sent its crews. to the river. {EXPERTS}\n", "Some experts say")
    assert len(before) == 1
    assert before == ids("The crews left.\n\nSome experts say it was too late.\n", "Some experts say")


def test_an_id_holds_where_lines_break_elsewhere() -> None:
    assert id_of_words("a/rule", "the the") == id_of_words("a/rule", "the\n  the")
    assert id_of_words("a/rule", "the the") != id_of_words("another/rule", "the the")


def test_words_that_are_marked_twice_have_two_ids_and_neither_passes_to_the_other() -> None:
    text = f"{EXPERTS} The mayor left on Monday. Some experts say the dam is safe.\n"
    first, second = ids(text, "Some experts say")
    (alone,) = ids("The mayor left on Monday. Some experts say the dam is safe.\n", "Some experts say")
    assert len({first, second, alone}) == 3
    (report,) = CHECKER.check_source(Source("a.txt", "The mayor left on Monday. Some experts say the dam is safe.\n"))
    assert isinstance(report, DocumentReport)
    (finding,) = report.findings
    assert finding.is_called(alone[:8])
    assert finding.is_called(second[:8])
    assert not finding.is_called(first[:8])
