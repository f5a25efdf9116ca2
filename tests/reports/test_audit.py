"""The reports on an audit, each beside the one that is committed; ``UPDATE=1`` writes them anew."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.authoring.audit import audit
from checker.authoring.judgements import Judgements
from checker.authoring.sampling import Sampling
from checker.model.audit import AlarmKey, Audit, Figures, JudgementFigures, RuleFigures, Verdict, Verdicts
from checker.model.errors import UsageError
from checker.model.finding import Severity
from checker.model.report import FailedRule, OutOfScope, Skipped
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reports.audit import NAMES, AuditView, load_report
from checker.run.workspace import Workspace

GOLDEN = Path(__file__).parent / "audit"
SCHEMA = json.loads((Path(__file__).parents[2] / "docs/reference/audit.schema.json").read_text("utf-8"))
ENDINGS = {"json": "json", "markdown": "md", "text": "txt"}
RULES = (
    "stray-stop",
    "doubled-word",
    "repeated-sentence",
    "lost-magnitude",
    "spaced-currency",
    "space-before-mark",
    "reopened-quote",
)
AGAIN = "The council agreed on Monday to mend the old bridge over the river before the winter."
THINGS = ("dam", "pier", "quay", "road", "ferry", "tower", "market")
TEXTS = [
    f"{AGAIN} It will pay for the boats too. {AGAIN}",
    "The bank lent $3 million in May and $ 4.5 in June | it was <late>.",
    "The mayor of the small town by the sea sent all of its crews. to the river , and nobody knew when they came back.",
    *(f"The town sold the the {one} and the the {other}." for one in THINGS for other in THINGS[:2]),
]
Pair = tuple[Audit, Summary]


def run(folder: Path, judgements: Judgements | None, size: int = 60) -> Pair:
    path = folder / "wire.jsonl"
    rows = (json.dumps({"id": number, "text": text}) for number, text in enumerate(TEXTS))
    path.write_text("\n".join([*rows, "[]"]), "utf-8")
    summary = Summary()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        found = audit(
            Workspace(Settings(select=RULES)), [Path("wire.jsonl")], judgements, Sampling(size), summary.watch
        )
    return found, summary


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Most alarms of the sample have a verdict, and one verdict is on nothing."""
    folder = tmp_path_factory.mktemp("judged")
    keys = [alarm.key for alarm in run(folder, None)[0].sample]
    verdicts = {key: (Verdict.TRUE, Verdict.TRUE, Verdict.STYLE, Verdict.FALSE)[at % 4] for at, key in enumerate(keys)}
    gone = AlarmKey("0" * 16, "1" * 16, "structure/stray-stop")
    unread = {
        key: Verdict.UNREAD for at, key in enumerate(keys) if at % 7 == 6 or key.rule.startswith(("figures", "str"))
    }
    return run(folder, Judgements("", {**verdicts, **unread, gone: Verdict.TRUE}))


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    return run(tmp_path_factory.mktemp("counted"), None, 2)


def report(name: str, pair: Pair, *, excerpts: bool) -> str:
    return "".join(load_report(name)(*pair, AuditView(excerpts, "0123456789abcdef")))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("pair", ["judged", "counted"])
def test_the_report_is_the_committed_one(name: str, pair: str, request: pytest.FixtureRequest) -> None:
    made = report(name, request.getfixturevalue(pair), excerpts=pair == "judged")
    golden = GOLDEN / f"{pair}.{ENDINGS[name]}"
    if os.environ.get("UPDATE") == "1":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8"), "UPDATE=1 writes it anew"


def valid(pair: Pair, *, excerpts: bool = False) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(report("json", pair, excerpts=excerpts))
    Draft202012Validator(SCHEMA).validate(made)
    return made


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_json_report_follows_its_schema(judged: Pair, counted: Pair) -> None:
    assert valid(judged, excerpts=True)["judgements"] == {"given": 27, "unmatched": 1, "unmatched_in_unread_texts": 1}
    assert valid(counted)["judgements"] is None


def test_the_words_of_a_text_are_only_in_reports_that_are_asked_for_them(judged: Pair) -> None:
    assert not any("river" in report(name, judged, excerpts=False) for name in NAMES)
    assert all("river" in report(name, judged, excerpts=True) for name in NAMES)


def test_a_run_that_is_incomplete_says_so(counted: Pair) -> None:
    found, _ = counted
    summary = Summary(
        skipped=[Skipped("wire.jsonl:7", "no “text”")],
        failed=[FailedRule("structure/stray-stop", "wire.jsonl#3", "ValueError: no")],
        out_of_scope=[OutOfScope("wire.jsonl#4", "written in German", "de")],
    )
    made = valid((found, summary))
    assert made["skipped"] == [{"path": "wire.jsonl:7", "reason": "no “text”"}]
    assert made["failed"] == [{"rule": "structure/stray-stop", "path": "wire.jsonl#3", "message": "ValueError: no"}]
    assert (made["out_of_scope"], made["exit_code"]) == (1, 3)
    for name in ("text", "markdown"):
        assert "words, 1 out of scope, 1 NOT READ; 7 rules" in report(name, (found, summary), excerpts=False)


def test_a_report_on_nothing_has_no_tables_of_rules(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text('{"id": 1, "text": "The council met."}', "utf-8")
    summary = Summary()
    found = audit(Workspace(Settings(select=RULES[:1])), [tmp_path / "wire.jsonl"], watch=summary.watch)
    made = report("text", (found, summary), excerpts=True)
    assert made.startswith("1 text, 3 words; 1 rule, 1 without an alarm\n\nBy severity\n")
    assert "By rule" not in made
    assert valid((found, summary))["families"] == []


def test_a_report_without_rules_is_a_report(tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text('{"id": 1, "text": "The council met."}', "utf-8")
    workspace = Workspace(Settings(select=("structure",), ignore=("structure",)))
    found = audit(workspace, [tmp_path / "wire.jsonl"], Judgements())
    assert all(report(name, (found, Summary()), excerpts=True) for name in NAMES)


def test_one_false_alarm_in_a_thousand_is_not_shown_as_none() -> None:
    figures = Figures(1000, 1000, Verdicts(999, 0, 1))
    rule = RuleFigures("structure/stray-stop", "STR104", "stable", Severity.ERROR, figures)
    found = Audit(1000, 10_000, 60, 0, (rule,), (), (), (), JudgementFigures(1000, 0, 0))
    (line,) = [line for line in report("text", (found, Summary()), excerpts=False).splitlines() if "stray-stop" in line]
    assert line.split()[3:] == ["1,000", "999", "0", "1", "99%", "99–99%", "error", "structure/stray-stop"]


def test_an_unknown_format_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match=r"unknown format “tables” \(available: json, markdown, text\)"):
        load_report("tables")
