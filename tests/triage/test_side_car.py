from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.errors import UsageError
from checker.model.finding import Finding, State
from checker.model.report import DocumentReport
from checker.model.settings import Settings, is_day
from checker.reading.source import Source
from checker.run.checker import Checker
from checker.triage.directives import Policy
from checker.triage.side_car import Suppression, idle, is_over, read_suppressions, suppress
from checker.triage.suppression import suppressed

TEXT = "The council sent its crews. to the river and and the dam. Some experts say the bridge will hold.\n"
CHECKER = Checker(Settings(readability=False))
POLICY = Policy.of(CHECKER.catalogue, CHECKER.settings)


def report_on(text: str) -> DocumentReport:
    return CHECKER.check(Source("a.txt", text)).reports[0]


FINDINGS = report_on(TEXT).findings
STOP, TWICE, EXPERTS = FINDINGS


def entry(finding: Finding, **more: str) -> Suppression:
    return Suppression(finding.id[:8], "so it was written", **more)


def written(tmp_path: Path, text: str) -> tuple[Suppression, ...]:
    (tmp_path / "a.txt.checker.yaml").write_text(text, "utf-8")
    return read_suppressions(tmp_path / "a.txt")


def test_no_side_car_file_is_no_entry(tmp_path: Path) -> None:
    assert read_suppressions(tmp_path / "a.txt") == ()


def test_an_entry_may_have_a_last_day_and_the_words(tmp_path: Path) -> None:
    text = "- {id: 3f9c21aa, reason: no}\n- {id: 00112233, reason: 12, until: 2027-01-31, words: and and}\n"
    assert written(tmp_path, text) == (
        Suppression("3f9c21aa", "no"),
        Suppression("00112233", "12", "2027-01-31", "and and"),
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("id: 3f9c21aa\n", "a list of entries"),
        ("- {id: 3f9c, reason: short}\n", "entry 1 needs an id of at least 8 digits and a reason"),
        ("- {id: 3f9c21aa, reason: x}\n- {id: 3f9c21aa}\n", "entry 2 needs an id"),
        ("- {id: 3f9c21aa, reason: x, untill: 2027-01-31}\n", "entry 1: unknown key “untill”; did you mean “until”?"),
        ("- {id: 3f9c21aa, reason: x, until: tomorrow}\n", "entry 1: “until” is “tomorrow”; write a day"),
        ("- {id: 3f9c21aa, reason: x, until: 2027-02-30}\n", "“until” is “2027-02-30”"),
        ("- {id: 3f9c21aa, reason: [x, y]}\n", "“reason” is to be one text"),
        ("- {id: 3f9c21aa, reason: 'x}\n", "not readable as YAML"),
    ],
)
def test_a_side_car_file_that_cant_be_used_is_wrong_usage(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(UsageError, match=r"a\.txt\.checker\.yaml") as raised:
        written(tmp_path, text)
    assert complaint in str(raised.value)


def test_a_named_finding_is_silenced_and_the_questions_are_numbered_anew() -> None:
    assert EXPERTS.query
    twice = report_on(f"{TEXT}Some analysts say the dam will not.\n").findings
    first, second = (finding for finding in twice if finding.query)
    silenced = suppress(twice, [entry(first)])
    queries = [(f.state, f.query.number) for f in silenced if f.query]
    assert queries == [(State.SUPPRESSED, None), (State.OPEN, 1)]
    assert second.query
    assert second.query.number == 2


def test_an_entry_holds_until_its_last_day_and_without_a_date_it_holds() -> None:
    entries = [entry(STOP, until="2027-01-31")]
    states = [suppress(FINDINGS, entries, date)[0].state for date in ("", "2027-01-31", "2027-02-01")]
    assert states == [State.SUPPRESSED, State.SUPPRESSED, State.OPEN]
    assert list(idle(FINDINGS, entries, "2027-02-01")) == [f"side-car entry 1: {STOP.id[:8]} held until 2027-01-31"]


def test_a_gated_rule_is_not_silenced_and_that_is_told() -> None:
    gate = frozenset({STOP.rule})
    assert suppress(FINDINGS, [entry(STOP)], gate=gate)[0].is_open
    assert list(idle(FINDINGS, [entry(STOP)], gate=gate)) == [
        "side-car entry 1: structure/stray-stop may not be silenced: the settings gate it"
    ]


def test_an_entry_whose_finding_is_gone_is_told_unless_some_rules_did_not_run() -> None:
    entries = [entry(STOP), Suppression("ffffffff", "so it was", words="teh men")]
    told = ["side-car entry 2: ffffffff (“teh men”) silences nothing any more: take it out"]
    assert list(idle(FINDINGS, entries)) == told
    assert not list(idle(FINDINGS, entries, whole=False))
    assert not list(idle([STOP._replace(state=State.COVERED)], entries[:1]))


def test_an_entry_is_idle_only_if_no_document_of_the_source_has_its_finding() -> None:
    one, other = report_on(TEXT), report_on("They will recieve it on Monday.\n")
    entries = [entry(STOP), entry(other.findings[0]), Suppression("ffffffff", "gone")]
    settled = suppressed([one, other], entries, POLICY)
    assert [[f.state for f in report.findings if f.state is State.SUPPRESSED] for report in settled] == [
        [State.SUPPRESSED],
        [State.SUPPRESSED],
    ]
    assert [report.notes for report in settled] == [
        (),
        ("side-car entry 3: ffffffff silences nothing any more: take it out",),
    ]
    assert suppressed([one], [], POLICY) == (one,)


def test_days_are_days_of_the_calendar() -> None:
    assert is_day("2024-02-29")
    assert not any(map(is_day, ("", "2023-02-29", "20240229", "2024-2-29", "2024-W01-1")))
    assert is_over("2024-02-29", "2024-03-01")
    assert not is_over("", "2024-03-01")


def test_a_side_car_file_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("- {id: 3f9c21aa, reason: x}\n")
    (tmp_path / "a.txt.checker.yaml").symlink_to(tmp_path / "secret")
    with pytest.raises(UsageError, match="a link; a side-car file must be a regular file"):
        read_suppressions(tmp_path / "a.txt")
