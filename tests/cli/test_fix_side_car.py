"""The side-car file of an article that is fixed: its entries follow their findings, and the file stays as it was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.model.finding import State
from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.reading.source import Source
from checker.run.checker import Checker
from checker.triage.follow_side_car import rewritten
from checker.triage.side_car import read_suppressions

if TYPE_CHECKING:
    from tests.conftest import Runner

CHECKER = Checker(Settings(readability=False))
ARTICLE = Path("a.txt")
SIDE_CAR = Path("a.txt.checker.yaml")
WORDS = "Some experts say"
TEXT = f"{WORDS} that the the bridge was not inspected. The council sent its crews. to the river. {WORDS} it holds.\n"


@pytest.fixture(autouse=True)
def article(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(run.folder)
    run.write("a.txt", TEXT)


def report() -> DocumentReport:
    (checked,) = CHECKER.check_source(Source("a.txt", ARTICLE.read_text("utf-8")))
    assert isinstance(checked, DocumentReport)
    assert not checked.notes
    return checked


def ids_of(words: str = WORDS) -> list[str]:
    return [finding.id for finding in report().findings if finding.text == words]


def states() -> list[State]:
    return [finding.state for finding in report().findings]


def test_entries_follow_their_findings_and_the_rest_of_the_file_stays(run: Runner) -> None:
    first, second = ids_of()
    SIDE_CAR.write_text(
        f"# agreed on Monday\n- id: {first[:8]}   # the first\n  reason: anonymous\n- {{id: {second}, reason: 'as well: so'}}\n"
    )
    ran = run("fix", "a.txt", "--review")
    assert "a.txt.checker.yaml: 2 entries brought up to date" in ran.stderr
    assert ids_of()[0] != first
    assert states() == [State.SUPPRESSED, State.SUPPRESSED]
    written = SIDE_CAR.read_text("utf-8")
    assert written.startswith(f"# agreed on Monday\n- id: {ids_of()[0][:8]}\n  rule: attribution/vague-source\n")
    assert "# the first" in written
    assert [(entry.reason, entry.words) for entry in read_suppressions(ARTICLE)] == [
        ("anonymous", WORDS),
        ("as well: so", WORDS),
    ]
    # What is remembered now holds after changes by hand too.
    ARTICLE.write_text(ARTICLE.read_text("utf-8").replace("say that the", "say this"), "utf-8")
    assert states() == [State.SUPPRESSED, State.SUPPRESSED]


def test_what_is_remembered_already_is_written_once(run: Runner) -> None:
    SIDE_CAR.write_text(f"- {{id: {ids_of()[1]}, reason: so}}\n")
    run("fix", "a.txt", "--review")
    written = SIDE_CAR.read_text("utf-8")
    ARTICLE.write_text(ARTICLE.read_text("utf-8").replace("bridge was", "bridge is is"), "utf-8")
    ran = run("fix", "a.txt", "--review")
    assert SIDE_CAR.read_text("utf-8") == written
    assert "brought up to date" not in ran.stderr


def test_an_entry_without_a_finding_and_a_diff_change_nothing(run: Runner) -> None:
    SIDE_CAR.write_text("- {id: ffffffff, reason: so}\n")
    run("fix", "a.txt", "--review")
    assert SIDE_CAR.read_text("utf-8") == "- {id: ffffffff, reason: so}\n"
    SIDE_CAR.unlink()
    ARTICLE.write_text(TEXT, "utf-8")
    (first, _) = ids_of()
    SIDE_CAR.write_text(f"- {{id: {first}, reason: so}}\n")
    run("fix", "a.txt", "--review", "--diff")
    assert SIDE_CAR.read_text("utf-8") == f"- {{id: {first}, reason: so}}\n"


@pytest.mark.parametrize(
    "words", ["all: {the the} #1", "- x", "'it' \"was\"", "null", "“a”\u2028b 👨‍👩‍👧", "x" * 200, "\\n", "a, b]"]
)
def test_words_are_read_as_they_were_marked(words: str) -> None:
    SIDE_CAR.write_text("- id: 12345678\r\n  reason: so\r\n- {id: 12345678, reason: so}\r\n", newline="")
    old = read_suppressions(ARTICLE)
    new = [entry._replace(words=words, id="0" * 16) for entry in old]
    SIDE_CAR.write_bytes(rewritten(SIDE_CAR.read_bytes().decode(), old, new).encode())
    assert list(read_suppressions(ARTICLE)) == new
    assert b"\n" not in SIDE_CAR.read_bytes().replace(b"\r\n", b"")
