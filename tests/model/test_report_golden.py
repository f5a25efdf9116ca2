"""What the design settles, on a catalogue of seven tiny rules: small enough to be worked out by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.engine import run
from checker.facts.view import Facts
from checker.model.finding import Finding
from checker.model.mark import Mark, Related, replacement
from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.model.span import Span
from checker.model.summary import Summary
from checker.model.version import VERSION
from checker.reading.source import Source
from checker.reports import RunInfo
from checker.reports.json import render
from checker.rulebook.catalogue import Catalogue, Check, check_of
from checker.run.checker import Checker
from checker.run.pipeline import run_events
from checker.run.workspace import Workspace

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/reference/report.schema.json").read_text("utf-8"))
GOLDEN = Path(__file__).parent / "golden" / "report.json"

# slug: code, severity, applicability, what it finds, what it puts there, and what else its case or its page says.
RULES: Mapping[str, tuple[str, str, str, str, str | None, Mapping[str, str], Mapping[str, Any]]] = {
    "lost-figure": ("TIN101", "error", "query", "own", None, {"query": "“{words}”: million or billion?"}, {"covers": ["tiny/spaced-sign"]}),
    "spaced-sign": ("TIN102", "warning", "safe", r"\$ (?P<figure>\d)", "${figure}", {}, {"in_quotes": "ask"}),
    "stray-comma": ("TIN103", "info", "safe", r"\d (?P<mark>,)", ";", {}, {}),
    "shout": ("TIN104", "error", "review", r"[A-Z]{2,20}(?: [A-Z$\d]{1,20}){1,9} ", "", {"cuts": "yes"}, {}),
    "teh": ("TIN105", "warning", "safe", r"\b(?:teh|TEH)\b", "the", {}, {}),
    "rivals": ("TIN106", "info", "none", "own", None, {}, {}),
    "crash": ("TIN107", "warning", "none", "own", None, {}, {}),
}  # fmt: skip

FILES = {
    "answers.txt": "The 😀 state paid $ 2 on Monday.\r\nThe town paid $ 3 on Friday.\r\n",
    "covered.txt": "He fled teh town. TEH RIVER ROSE $ 4 TODAY She stayed in teh town.\n",
    "crash.txt": "A crash in teh town.\n",
    "related.txt": "Mr. Brown met Mr. Braun; Mr. Brown smiled.\n",
    "suppressed.txt": "The town paid $ 5 in May and sent teh men.\n",
    "withheld.txt": "The town paid $ 6 ,7 in May.\n",
}


def rivals(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    first, other, again = (facts.text.find(*of) for of in (("Brown",), ("Braun",), ("Brown", 10)))
    if other >= 0:
        related = (Related(Span(other, other + 5), "spelled otherwise"),)
        yield Mark(Span(first, first + 5), related=related, also=(Span(again, again + 5),))


def crash(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    yield from (Mark(Span(at, at)) for at in (facts.text.find("crash"),) if at > 0)  # a mark of nothing can't be made


def lost_figure(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    for match in re.finditer(r"\$ (\d(?: ,\d)?)", facts.text):
        span = Span(*match.span())
        yield Mark(span, suggestions=tuple(replacement(span, f"${match[1]} {size}") for size in ("million", "billion")))


OWN: Mapping[str, Check] = {"tiny/rivals": rivals, "tiny/crash": crash, "tiny/lost-figure": lost_figure}


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """The tiny rules, in a folder of their own; three have checks that no kind of page can do."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(run, "check_of", lambda rule: OWN.get(rule.name) or check_of(rule))
    Path("rules/tiny").mkdir(parents=True)
    for slug, (code, severity, applicability, match, replace, case, page) in RULES.items():
        find = {"match": match} | ({} if replace is None else {"replace": replace})
        values = {
            "name": slug, "code": code, "status": "stable", "since": "0.1.0", "mqm": "style/awkward", "why": "For tests.",
            "cases": {"main": {"severity": severity, "applicability": applicability, "message": f"{slug}: {{words}}", **case}},
            "kind": "pattern", "data": {"find": [find]},
            "examples": {"bad": [{"text": "⟦x⟧"}], "good": [{"text": "y", "because": "z"}]}, **page,
        }  # fmt: skip
        Path(f"rules/tiny/{slug}.yaml").write_text(json.dumps(values), "utf-8")
    return Catalogue.from_folder(Path("rules"))


def report_on(catalogue: Catalogue, name: str, **settings: Any) -> DocumentReport:
    checker = Checker(Settings(readability=False, **settings), catalogue)
    return next(Summary().watch(checker.check_source(Source(name, FILES[name]))))


def found(report: DocumentReport, slug: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == f"tiny/{slug}"]


def texts_and_states(report: DocumentReport) -> list[tuple[str, str]]:
    return [(finding.text, finding.state) for finding in report.findings]


def test_the_report_is_the_golden_one_and_as_the_schema_says(catalogue: Catalogue) -> None:
    for name, text in FILES.items():
        Path(name).write_bytes(text.encode())
    finding_id = found(report_on(catalogue, "suppressed.txt"), "teh")[0].id
    Path("suppressed.txt.checker.yaml").write_text(f"- {{id: {finding_id}, reason: so the town spells it}}\n", "utf-8")
    Path("binary.txt").write_bytes(b"a\0b")
    workspace = Workspace(Settings(readability=False), catalogue=catalogue)
    summary = Summary()
    reports = summary.watch(run_events(workspace, [Path(name) for name in (*FILES, "binary.txt")]))
    written = "".join(render(reports, summary, RunInfo(catalogue)))
    assert list(Draft202012Validator(SCHEMA).iter_errors(json.loads(written))) == []
    assert written == GOLDEN.read_text("utf-8").replace('"version": "0.1.0"', f'"version": "{VERSION}"')


def test_queries_are_numbered_and_placed_and_their_answers_lettered(catalogue: Catalogue) -> None:
    report = report_on(catalogue, "answers.txt")
    first, second = found(report, "lost-figure")
    assert [finding.query and finding.query.number for finding in (first, second)] == [1, 2]
    assert first.query is not None
    assert first.query.text == "“$ 2”: million or billion?"
    assert [(answer.key, answer.label) for answer in first.answers] == [("A", "$2 million"), ("B", "$2 billion")]
    assert [(edit.start, edit.end, edit.text) for edit in second.answers[1].edits] == [(47, 50, "$3 billion")]
    assert second.place == ("", 47, 50)  # in code points: one emoji and one CRLF stand before
    assert report.lines.position(47) == (2, 15)


def test_a_query_covers_the_fix_that_would_hide_it_and_withholds_what_touches_it(catalogue: Catalogue) -> None:
    report = report_on(catalogue, "answers.txt")
    for query, fix in zip(found(report, "lost-figure"), found(report, "spaced-sign"), strict=True):
        assert (fix.state, fix.covered_by, fix.reason) == ("covered", query.id, "explained by tiny/lost-figure")
    (comma,) = found(report_on(catalogue, "withheld.txt"), "stray-comma")
    assert (comma.state, comma.withheld) == ("open", "it changes words that an open question is about")


def test_a_cut_covers_what_lies_within_and_nothing_beside_it(catalogue: Catalogue) -> None:
    report = report_on(catalogue, "covered.txt")
    assert texts_and_states(report) == [
        ("teh", "open"),
        ("TEH", "covered"),
        ("TEH RIVER ROSE $ 4 TODAY ", "open"),
        ("$ 4", "covered"),
        ("$ 4", "covered"),
        ("teh", "open"),
    ]
    (cut,) = found(report, "shout")
    inside = [finding for finding in report.findings if finding.state == "covered"]
    assert {finding.covered_by for finding in inside} == {cut.id}
    assert [finding.query.number for finding in inside if finding.query] == [None]


def test_covered_comes_before_suppressed_and_suppressed_before_open(catalogue: Catalogue) -> None:
    findings = report_on(catalogue, "suppressed.txt").findings
    assert [finding.state for finding in findings] == ["open", "covered", "open"]
    lines = [f"- {{id: {finding.id[:8]}, reason: agreed}}\n" for finding in findings]
    Path("suppressed.txt.checker.yaml").write_text("".join(lines), "utf-8")
    suppressed = texts_and_states(report_on(catalogue, "suppressed.txt"))
    assert suppressed == [("$ 5", "suppressed"), ("$ 5", "covered"), ("teh", "suppressed")]


def test_a_suppressed_question_has_no_number_and_the_next_takes_it(catalogue: Catalogue) -> None:
    first = found(report_on(catalogue, "answers.txt"), "lost-figure")[0]
    Path("answers.txt.checker.yaml").write_text(f"- {{id: {first.id}, reason: agreed}}\n", "utf-8")
    suppressed = found(report_on(catalogue, "answers.txt"), "lost-figure")
    assert [finding.query and finding.query.number for finding in suppressed] == [None, 1]


def test_a_rule_that_is_off_still_covers_and_withholds(catalogue: Catalogue) -> None:
    query = found(report_on(catalogue, "answers.txt"), "lost-figure")[0]
    for off in ({"ignore": ("tiny/lost-figure",)}, {"select": ("tiny/spaced-sign",)}):
        report = report_on(catalogue, "answers.txt", **off)
        assert [(fix.state, fix.covered_by) for fix in report.findings][:1] == [("covered", query.id)]
    report = report_on(catalogue, "covered.txt", select=("tiny/teh",))
    assert texts_and_states(report) == [("teh", "open"), ("TEH", "covered"), ("teh", "open")]
    report = report_on(catalogue, "withheld.txt", ignore=("tiny/lost-figure",))
    assert [finding.rule for finding in report.findings if finding.withheld] == ["tiny/stray-comma"]


def test_a_question_that_is_off_still_withholds(catalogue: Catalogue) -> None:
    report = report_on(catalogue, "withheld.txt", select=("tiny/stray-comma",))
    assert found(report, "stray-comma")[0].withheld


def test_a_crash_costs_its_rule_and_makes_the_run_incomplete(catalogue: Catalogue) -> None:
    checker = Checker(Settings(readability=False, fail_on=None), catalogue)
    summary = Summary()
    (report,) = summary.watch(checker.check_source(Source("crash.txt", FILES["crash.txt"])))
    assert texts_and_states(report) == [("teh", "open")]
    assert [(failed.rule, failed.path) for failed in summary.failed] == [("tiny/crash", "crash.txt")]
    assert summary.failed[0].message.startswith("ValueError: a mark needs")
    assert summary.exit_code == 3


def test_further_places_are_reported_in_one_finding(catalogue: Catalogue) -> None:
    (finding,) = found(report_on(catalogue, "related.txt"), "rivals")
    assert (finding.place.start, finding.place.end) == (4, 9)
    related = [(*other.place[1:], other.message) for other in finding.related]
    assert related == [(18, 23, "spelled otherwise"), (29, 34, "here too")]
