from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.errors import UsageError
from checker.model.finding import Finding, State
from checker.model.report import DocumentReport
from checker.model.settings import Settings, is_day
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.run.checker import Checker
from checker.triage.apply_side_car import apply_side_car
from checker.triage.directives import Policy, is_over
from checker.triage.side_car import Suppression, read_suppressions
from checker.triage.stages import numbered

TEXT = "The council sent its crews. to the river and and the dam. Some experts say the bridge will hold.\n"
CHECKER = Checker(Settings(readability=False))
POLICY = Policy.of(CHECKER.catalogue, CHECKER.settings)


def report_on(text: str) -> DocumentReport:
    (report,) = CHECKER.check(Source("a.txt", text))
    assert isinstance(report, DocumentReport)
    return report


REPORT = report_on(TEXT)
FINDINGS = REPORT.findings
STOP, TWICE, EXPERTS = FINDINGS


def entry(finding: Finding, **more: str) -> Suppression:
    return Suppression(finding.id[:8], "so it was written", **more)


def suppress(*reports: DocumentReport, entries: list[Suppression], policy: Policy = POLICY) -> list[DocumentReport]:
    """The reports on one source after its side-car file, with their questions numbered."""
    return list(Summary().watch(numbered(apply_side_car(reports, entries, policy))))


def notes_on(entries: list[Suppression], policy: Policy = POLICY, report: DocumentReport = REPORT) -> list[str]:
    """What the report says of its side-car file."""
    (settled,) = suppress(report, entries=entries, policy=policy)
    return list(settled.notes)


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
    ("text", "message"),
    [
        ("id: 3f9c21aa\n", "a list of entries"),
        ("- {id: 3f9c, reason: short}\n", "entry 1 must have an “id” of at least 8 digits and a “reason”"),
        ("- {id: 3f9c21aa, reason: x}\n- {id: 3f9c21aa}\n", "entry 2 must have an “id”"),
        ("- {id: 3f9c21aa, reason: x, untill: 2027-01-31}\n", "entry 1: unknown key “untill”; did you mean “until”?"),
        ("- {id: 3f9c21aa, reason: x, until: tomorrow}\n", "entry 1: “until”: “tomorrow” is not a valid date"),
        ("- {id: 3f9c21aa, reason: x, until: 2027-02-30}\n", "“until”: “2027-02-30”"),
        ("- {id: 3f9c21aa, reason: [x, y]}\n", "“reason” must be a string"),
        ("- {id: 3f9c21aa, reason: 'x}\n", "invalid YAML"),
    ],
)
def test_a_side_car_file_that_cant_be_used_is_wrong_usage(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=r"a\.txt\.checker\.yaml") as raised:
        written(tmp_path, text)
    assert message in str(raised.value)


def test_a_named_finding_is_suppressed_and_the_questions_are_numbered_anew() -> None:
    assert EXPERTS.query
    twice = report_on(f"{TEXT}Some analysts say the dam will not.\n")
    first, _ = (finding for finding in twice.findings if finding.query)
    (suppressed,) = suppress(twice, entries=[entry(first)])
    queries = [(f.state, f.query.number) for f in suppressed.findings if f.query]
    assert queries == [(State.SUPPRESSED, None), (State.OPEN, 1)]


def test_an_entry_holds_until_its_last_day_and_without_a_date_it_holds() -> None:
    entries = [entry(STOP, until="2027-01-31")]
    policies = [POLICY._replace(date=date) for date in ("", "2027-01-31", "2027-02-01")]
    settled = [suppress(REPORT, entries=entries, policy=policy)[0] for policy in policies]
    states = [report.findings[0].state for report in settled]
    assert states == [State.SUPPRESSED, State.SUPPRESSED, State.OPEN]
    assert notes_on(entries, POLICY._replace(date="2027-02-01")) == [
        f"side-car entry 1: {STOP.id[:8]} expired on 2027-01-31"
    ]


def test_a_gated_rule_is_not_suppressed_and_that_is_reported() -> None:
    gate = frozenset({STOP.rule})
    (report,) = suppress(REPORT, entries=[entry(STOP)], policy=POLICY._replace(gate=gate))
    assert report.findings[0].is_open
    assert list(report.notes) == [
        "side-car entry 1: structure/stray-stop can't be suppressed: “gate” in the configuration lists it"
    ]


def test_an_entry_whose_finding_is_gone_is_reported_unless_some_rules_did_not_run() -> None:
    entries = [entry(STOP), Suppression("ffffffff", "so it was", words="teh men")]
    messages = ["side-car entry 2: ffffffff (“teh men”) no longer matches any finding; remove it"]
    assert notes_on(entries) == messages
    assert not notes_on(entries, POLICY._replace(ran=frozenset({STOP.rule})))
    covered = REPORT._replace(findings=(STOP._replace(state=State.COVERED),), keys=())
    assert not notes_on(entries[:1], report=covered)


def test_an_entry_without_words_may_have_its_finding_under_another_id() -> None:
    (note,) = notes_on([Suppression("ffffffff", "so it was")])
    assert note == (
        "side-car entry 1: ffffffff no longer matches any finding; remove it, or give it the new id of its finding"
    )
    clean = report_on("The council met on Monday.\n")
    assert notes_on([Suppression("ffffffff", "so it was")], report=clean)[0].endswith("any finding; remove it")


def test_an_entry_whose_words_are_flagged_again_elsewhere_names_the_ids_to_choose_from() -> None:
    twice = report_on(f"{TEXT}\nSome experts say the road will hold as well.\n")
    one, other = (finding for finding in twice.findings if finding.text == EXPERTS.text)
    (note,) = notes_on([entry(EXPERTS)], report=twice)
    assert note.endswith(f"these words are flagged several times: choose from {one.id[:8]}, {other.id[:8]}")


def test_an_entry_holds_when_all_words_around_its_finding_change() -> None:
    changed = report_on("The crews left. Some experts say it was too late for the men on the dam.\n")
    (report,) = suppress(changed, entries=[entry(EXPERTS)])
    assert [(finding.state, finding.text) for finding in report.findings] == [(State.SUPPRESSED, EXPERTS.text)]


def test_an_entry_for_words_flagged_twice_holds_when_the_others_are_cut() -> None:
    other = "Some experts say the road will hold as well."
    first, second = (f for f in report_on(f"{TEXT}\n{other}\n").findings if f.text == EXPERTS.text)
    left = report_on(f"They say the bridge will hold.\n\n{other}\n")
    assert left.findings[0].id != second.id
    assert suppress(left, entries=[entry(second)])[0].findings[0].state is State.SUPPRESSED
    assert suppress(left, entries=[entry(first)])[0].findings[0].is_open


def test_an_entry_that_remembers_the_neighbours_follows_as_a_baseline_does() -> None:
    other = "Some experts say the road will hold as well."
    before = report_on(f"{TEXT}\n{other}\n")
    kept = dict(zip((finding.id for finding in before.findings), before.keys, strict=True))
    known = [
        entry(one, rule=one.rule, words=one.text, keys=".".join(kept[one.id]))
        for one in before.findings
        if one.text == EXPERTS.text
    ]
    moved = report_on(f"{TEXT.replace('the bridge', 'no bridge')}\n{other} Some experts say nothing.\n")
    (report,) = suppress(moved, entries=known)
    states = [finding.state for finding in report.findings if finding.text == EXPERTS.text]
    assert states == [State.SUPPRESSED, State.SUPPRESSED, State.OPEN]


def test_an_entry_that_names_its_rule_is_reported_when_that_rule_ran_alone() -> None:
    gone = Suppression("ffffffff", "so it was", words="crews. at", rule=STOP.rule)
    policy = POLICY._replace(ran=frozenset({STOP.rule}))
    assert notes_on([gone], policy) == [
        "side-car entry 1: ffffffff (“crews. at”) no longer matches any finding; remove it"
    ]
    assert not notes_on([gone], policy._replace(ran=frozenset({TWICE.rule})))


def test_an_entry_is_idle_only_if_no_document_of_the_source_has_its_finding() -> None:
    one, other = report_on(TEXT), report_on("They will recieve it on Monday.\n")
    entries = [entry(STOP), entry(other.findings[0]), Suppression("ffffffff", "gone", words="gone by")]
    settled = suppress(one, other, entries=entries)
    assert [[f.state for f in report.findings if f.state is State.SUPPRESSED] for report in settled] == [
        [State.SUPPRESSED],
        [State.SUPPRESSED],
    ]
    assert [report.notes for report in settled] == [
        (),
        ("side-car entry 3: ffffffff (“gone by”) no longer matches any finding; remove it",),
    ]
    assert list(apply_side_car([one], [], POLICY)) == [one]


def test_days_are_days_of_the_calendar() -> None:
    assert is_day("2024-02-29")
    assert not any(map(is_day, ("", "2023-02-29", "20240229", "2024-2-29", "2024-W01-1")))
    assert is_over("2024-02-29", "2024-03-01")
    assert not is_over("", "2024-03-01")


def test_a_side_car_file_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("- {id: 3f9c21aa, reason: x}\n")
    (tmp_path / "a.txt.checker.yaml").symlink_to(tmp_path / "secret")
    with pytest.raises(UsageError, match="a symbolic link; a side-car file must be a regular file"):
        read_suppressions(tmp_path / "a.txt")
