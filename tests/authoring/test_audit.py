"""An audit counts what rules find in a body of text, and how much of it was judged right."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from checker.authoring.audit import audit, audited, events_of
from checker.authoring.judgements import Judgements
from checker.authoring.sampling import Sampling
from checker.base.processes import FILES_PER_PROCESS
from checker.config.options import CliOptions
from checker.config.scope import Configurations
from checker.model.audit import AlarmKey, Audit, Figures, JudgementFigures, RuleFigures, Verdict, Verdicts
from checker.model.errors import UsageError
from checker.model.finding import Severity
from checker.model.report import DocumentReport, Skipped
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.run.catalogues import catalogue_of
from checker.run.workspace import Workspace

STOP, TWICE, MARK = "structure/stray-stop", "duplication/doubled-word", "punctuation/space-before-mark"
PLACES = (
    "river",
    "harbour",
    "market",
    "station",
    "bridge",
    "tower",
    "island",
    "school",
    "garden",
    "valley",
    "castle",
    "library",
)
STOPPED = [f"The council sent its crews. to the {place} on Monday." for place in PLACES]
DOUBLED = [f"It paid for the the {place}." for place in PLACES]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def collection(texts: Iterable[str], name: str = "wire.jsonl") -> Path:
    path = Path(name)
    rows = (json.dumps({"id": str(number), "text": text}) for number, text in enumerate(texts))
    path.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return path


def run(
    *paths: Path, judged: Judgements | None = None, size: int = 60, jobs: int = 1, select: tuple[str, ...] = ()
) -> Audit:
    return audit(Workspace(Settings(jobs=jobs, select=select)), paths, judged, Sampling(size))


def of(found: Audit, rule: str) -> RuleFigures:
    return next(each for each in found.rules if each.rule == rule)


def judge(found: Audit, verdicts: Iterable[Verdict]) -> Judgements:
    """Verdicts on the sample, in its order."""
    return Judgements("", dict(zip((alarm.key for alarm in found.sample), verdicts, strict=False)))


def test_alarms_texts_and_words_are_counted_by_rule_family_and_severity() -> None:
    found = run(collection([f"{STOPPED[0]} {STOPPED[1]}", STOPPED[2], DOUBLED[0], "The council met."]))
    assert (found.texts, found.words) == (4, 20 + 10 + 6 + 3)
    assert of(found, STOP)[3:] == (Severity.ERROR, Figures(3, 2), 3, 3)
    assert of(found, TWICE)[3:] == (Severity.WARNING, Figures(1, 1), 1, 1)
    assert [each.rule for each in found.rules[:2]] == [STOP, TWICE]
    assert [(family.family, family.figures) for family in found.families] == [
        ("structure", Figures(3, 2)),
        ("duplication", Figures(1, 1)),
    ]
    assert dict(found.severities) == {
        Severity.ERROR: Figures(3, 2), Severity.WARNING: Figures(1, 1), Severity.INFO: Figures(),
    }  # fmt: skip
    assert found.rate(3) == pytest.approx(3 * 100_000 / 39)
    assert found.judgements is None


def test_all_rules_run_and_those_that_find_nothing_are_listed() -> None:
    found = run(collection(STOPPED))
    rules = {rule.name: rule for rule in catalogue_of() if rule.status != "deprecated"}
    assert {each.rule: (each.code, each.status) for each in found.rules} == {
        name: (rule.code, rule.status) for name, rule in rules.items()
    }
    assert any(each.status == "preview" for each in found.rules)
    silent = of(found, MARK)
    assert silent[3:] == (Severity.WARNING, Figures(), 0, 0)


def test_rules_can_be_selected_and_ignored() -> None:
    path = collection([STOPPED[0], DOUBLED[0]])
    assert [each.rule for each in run(path, select=(STOP,)).rules] == [STOP]
    with pytest.raises(UsageError, match="unknown rule “stray-stops”"):
        run(path, select=("stray-stops",))


def test_what_another_finding_covers_is_no_alarm() -> None:
    text = "The bank lent $3 million in May and $ 4.5 in June."
    found = run(collection([text]))
    assert of(found, "figures/lost-magnitude").figures.alarms == 1
    assert of(found, "figures/spaced-currency").figures.alarms == 0


def test_what_a_project_sets_aside_is_counted() -> None:
    Path("a.md").write_text(f"<!-- checker: ignore-file[stray-stop] so in the original -->\n\n{STOPPED[0]}\n", "utf-8")
    Path("b.txt").write_text(f"{STOPPED[1]}\n", "utf-8")
    path = Path("b.txt")
    ours = next(iter(events_of(Workspace(Settings()), [path])))
    assert isinstance(ours, DocumentReport)
    Path("b.txt.checker.yaml").write_text(f"- {{id: {ours.findings[0].id}, reason: so it was said}}\n", "utf-8")
    Path("checker.toml").write_text(
        'select = ["figures"]\nignore = ["structure"]\nper-file-ignores = {"*" = ["structure"]}\n', "utf-8"
    )
    options = CliOptions({"select": ["ALL"]})
    configurations = Configurations(Path(), catalogue_of, options)
    found = audit(Workspace(configurations.run_settings, configurations), [Path("a.md"), path])
    assert of(found, STOP).figures == Figures(2, 2)


def test_severities_and_options_of_the_configuration_hold() -> None:
    Path("a.txt").write_text(STOPPED[0], "utf-8")
    Path("checker.toml").write_text('[rules.stray-stop]\nseverity = "info"\n', "utf-8")
    configurations = Configurations(Path(), catalogue_of)
    found = audit(Workspace(configurations.run_settings, configurations), [Path("a.txt")])
    assert of(found, STOP).severity is Severity.INFO
    assert dict(found.severities)[Severity.INFO].alarms == 1


def test_folders_files_and_collections_are_read_together_and_each_once() -> None:
    Path("news").mkdir()
    Path("news/a.txt").write_text(STOPPED[0], "utf-8")
    Path("news/b.md").write_text(f"*{DOUBLED[0]}*", "utf-8")
    path = collection([STOPPED[1]])
    found = run(path, Path("news"), path, Path("news/a.txt"))
    assert found.texts == 3
    assert sorted(alarm.path for alarm in found.sample) == ["news/a.txt", "news/b.md", "wire.jsonl#0"]


def test_a_row_is_read_in_its_format() -> None:
    Path("wire.jsonl").write_text(
        json.dumps({"id": "a.md", "text": "It paid for the `the the` the *the* dam."})
        + "\n" + json.dumps({"id": "b", "format": "html", "text": "<p>It paid <code>the the</code> for it.</p>"}),
        "utf-8",
    )  # fmt: skip
    assert [alarm.path for alarm in run(Path("wire.jsonl")).sample if alarm.key.rule == TWICE] == ["wire.jsonl#a.md"]


def test_what_cant_be_read_is_reported_and_the_rest_is_audited() -> None:
    path = collection([STOPPED[0]])
    path.write_text(f"{path.read_text('utf-8')}[]\n", "utf-8")
    summary = Summary()
    found = audit(Workspace(Settings()), [path, Path("gone.jsonl"), Path("gone.txt")], watch=summary.watch)
    assert of(found, STOP).figures.alarms == 1
    assert summary.skipped == [
        Skipped("gone.txt", "no such file or folder"),
        Skipped("wire.jsonl:2", 'a list; expected {"id": …, "text": …}'),
        Skipped("gone.jsonl", "no such file"),
    ]
    assert summary.exit_code == 3


@pytest.mark.parametrize("size", [2, 60])
def test_several_processes_find_what_one_does(size: int) -> None:
    texts = [f"{first} {second}" for first in STOPPED for second in DOUBLED][: 3 * FILES_PER_PROCESS]
    path = collection(texts)
    judged = judge(run(path, size=60), [Verdict.TRUE, Verdict.FALSE, Verdict.STYLE] * 20)
    one, several = (run(path, judged=judged, size=size, jobs=jobs) for jobs in (1, 2))
    assert one == several
    assert of(one, STOP).figures.alarms == len(texts)


def test_the_sample_of_a_rule_is_the_same_whatever_other_rules_run_and_wherever_the_texts_are() -> None:
    path = collection([f"{first} {second}" for first, second in zip(STOPPED, DOUBLED, strict=True)])
    Path("news").mkdir()
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        Path(f"news/{number}.txt").write_text(json.loads(line)["text"], "utf-8")
    drawn = [alarm.key for alarm in run(path, size=4).sample if alarm.key.rule == STOP]
    assert len(drawn) == 4
    assert [alarm.key for alarm in run(path, size=4, select=(STOP,)).sample] == drawn
    assert [alarm.key for alarm in run(Path("news"), size=4).sample if alarm.key.rule == STOP] == drawn


def test_equal_findings_of_different_texts_are_told_apart_and_equal_texts_are_not() -> None:
    texts = [STOPPED[0], f"{STOPPED[0]} It met.", STOPPED[0]]
    found = run(collection(texts))
    assert of(found, STOP).figures == Figures(3, 3)
    assert of(found, STOP).sampled == 2
    assert len({alarm.key.finding for alarm in found.sample}) == 1
    judged = run(collection(texts), judged=judge(found, [Verdict.TRUE, Verdict.FALSE]))
    assert of(judged, STOP).figures == Figures(3, 3, Verdicts(1, 0, 1))


def test_verdicts_are_counted_by_rule_family_and_severity() -> None:
    path = collection([*STOPPED, *DOUBLED])
    verdicts = [Verdict.TRUE] * 15 + [Verdict.STYLE] * 2 + [Verdict.FALSE] * 3 + [Verdict.UNREAD]
    found = run(path, judged=judge(run(path), verdicts))
    # Of equally frequent rules the first by name comes first.
    assert of(found, TWICE).figures.verdicts == Verdicts(12, 0, 0)
    assert of(found, STOP).figures.verdicts == Verdicts(3, 2, 3)
    assert (of(found, STOP).sampled, of(found, STOP).unread) == (12, 4)
    assert dict(found.severities)[Severity.ERROR].verdicts == Verdicts(3, 2, 3)
    assert of(found, STOP).figures.verdicts.precision == 3 / 8
    assert of(found, MARK).figures.verdicts.precision is None
    assert found.judgements == JudgementFigures(given=20, unmatched=0, elsewhere=0)


def test_verdicts_outside_the_sample_count_too() -> None:
    path = collection(STOPPED)
    found = run(path, judged=judge(run(path), [Verdict.TRUE] * 12), size=3)
    assert of(found, STOP).figures.verdicts == Verdicts(12, 0, 0)
    assert (of(found, STOP).sampled, of(found, STOP).unread) == (3, 0)


def test_rules_with_few_judged_alarms_are_pooled_by_family() -> None:
    doubled = [f"They saw the the {one} and the {other}." for one in PLACES for other in PLACES[:2] if one != other]
    again = "The council agreed on Monday to mend the old bridge over the river before the winter. "
    path = collection([*doubled, f"{again}It will pay for the boats too. {again}"])
    first = run(path)
    assert of(first, TWICE).figures.alarms > 20
    found = run(path, judged=judge(first, [Verdict.TRUE] * 60))
    (family,) = [each for each in found.families if each.family == "duplication"]
    others = [
        each for each in found.rules if each.family == "duplication" and each.figures.alarms and each.rule != TWICE
    ]
    assert others
    assert family.pool is not None
    assert family.pool.rules == tuple(each.rule for each in others)
    assert family.pool.alarms == sum(each.figures.alarms for each in others)
    assert family.pool.verdicts.judged == family.figures.verdicts.judged - of(found, TWICE).figures.verdicts.judged
    assert all(each.pool is None for each in first.families)


def test_judgements_that_match_no_finding_are_counted_unless_their_rule_did_not_run() -> None:
    path = collection(STOPPED[:2])
    first = run(path)
    known = dict(zip((alarm.key for alarm in first.sample), [Verdict.TRUE, Verdict.FALSE], strict=True))
    document = first.sample[0].key.document
    gone = {
        AlarmKey(document, "a" * 16, STOP): Verdict.TRUE,
        AlarmKey("b" * 16, "a" * 16, STOP): Verdict.FALSE,
        AlarmKey(document, "a" * 16, "structure/renamed-since"): Verdict.TRUE,
        AlarmKey(document, "a" * 16, MARK): Verdict.STYLE,
        AlarmKey(document, "c" * 16, STOP): Verdict.UNREAD,
    }
    assert run(path, judged=Judgements("", known | gone)).judgements == JudgementFigures(6, 4, 1)
    some = run(path, judged=Judgements("", known | gone), select=("structure",))
    assert some.judgements == JudgementFigures(6, 3, 1)


def test_nothing_is_sampled_if_nobody_asks() -> None:
    found = run(collection(STOPPED), size=0)
    assert (of(found, STOP).figures.alarms, found.sample) == (12, ())


def test_texts_are_read_as_they_are_checked() -> None:
    path = collection(["The council met."] * 20_000)
    events = events_of(Workspace(Settings()), [path])
    next(events)
    path.write_bytes(b"")
    assert sum(isinstance(event, DocumentReport) for event in events) < 19_000


def test_an_audit_of_no_words_has_no_rates() -> None:
    found = run(collection([""]))
    assert (found.texts, found.words, found.rate(0)) == (1, 0, 0.0)


def test_settings_for_an_audit_leave_out_what_it_does_not_need() -> None:
    made = audited(Settings(select=("figures",), ignore=("stray-stop",), backends=("languagetool",)))
    assert (made.select, made.ignore, made.preview, made.backends) == (("figures",), ("stray-stop",), True, ())
    assert not any((made.suppressions, made.readability, made.cache))
