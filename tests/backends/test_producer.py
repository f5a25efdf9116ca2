"""How matches of LanguageTool become findings: placed, named, covered, counted and reported."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.backends.languagetool.answers import Match
from checker.backends.languagetool.options import LanguageToolOptions
from checker.backends.languagetool.producer import Client, LanguageTool
from checker.engine.run import Engine, Outcome
from checker.model.backend_report import BackendReport, BackendRule
from checker.model.finding import Applicability, Finding, Severity, State
from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.model.span import LineIndex
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.reports import RunInfo, load_format
from checker.rulebook.selection import select
from checker.run.checker import Checker
from tests.backends.hand_made import (
    BY_DEFAULT,
    CATALOGUE,
    RESOURCES,
    SELECTION,
    Fixed,
    anything,
    backend_findings,
    document_of,
    facts_of,
    match,
    misspelling,
    offered,
    outcome,
)

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "reference" / "report.schema.json").read_text("utf-8"))
GOOD = "He confide in her."  # no rule of our own finds it


def only(found: Outcome) -> Finding:
    (finding,) = backend_findings(found)
    return finding


def backend_report(found: Outcome) -> BackendReport:
    (backend,) = found.backends
    return backend


def report_on(text: str, found: Outcome) -> DocumentReport:
    return DocumentReport("a.txt", "", "en", len(text.split()), len(text), found.findings, text, LineIndex(text),
                          failed=found.failed, backends=found.backends)  # fmt: skip


def written(text: str, found: Outcome) -> dict[str, object]:
    summary, report = Summary(), report_on(text, found)
    summary.add(report)
    made: dict[str, object] = json.loads("".join(load_format("json").render([report], summary, RunInfo(CATALOGUE))))
    return made


def test_a_match_becomes_a_finding_named_after_its_rule() -> None:
    found = only(outcome(GOOD, Fixed({GOOD: [match(GOOD, "confide", "confides")]})))
    assert (found.rule, found.code, found.text, found.message) == (
        "languagetool/MD_BASEFORM",
        "LT",
        "confide",
        "Something is wrong here.",
    )
    assert (found.severity, found.applicability) == (Severity.WARNING, Applicability.REVIEW)
    assert [answer.label for answer in found.answers] == ["confides"]


def test_a_match_without_suggestions_can_not_be_applied() -> None:
    found = only(outcome(GOOD, Fixed({GOOD: [match(GOOD, "confide")]})))
    assert found.applicability is Applicability.NONE


def test_matches_are_placed_in_the_text() -> None:
    text = f"\n\n  The mayor left at noon 😀.\n\n\n\n{GOOD}\n"
    sent = f"The mayor left at noon 😀.\n\n{GOOD}"
    client = Fixed({sent: [match(sent, "confide", "confides")]})
    found = only(outcome(text, client))
    assert client.requests == [sent]
    assert found.span.text(text) == "confide"
    assert found.answers[0].edits[0].start == text.index("confide")


def test_a_match_across_blocks_is_dismissed() -> None:
    text = f"The mayor left at noon.\n\n{GOOD}"
    found = outcome(text, Fixed({text: [match(text, "noon.\n\nHe")]}))
    assert backend_findings(found) == []
    assert (backend_report(found).matches, backend_report(found).filtered) == (1, (("across", 1),))


EMOJI = st.text(alphabet="😀👩‍🚒𝄞 ", max_size=6)


@settings(max_examples=20)
@given(before=EMOJI, within=EMOJI)
def test_positions_of_the_real_server_are_exact_around_emoji(client: Client, before: str, within: str) -> None:
    text = f"Sirens {before} rang. It is {within} possible. They could lent the the mill."
    (answer,) = client.check([text])
    for found in answer.matches:
        if found.rule_id == "MD_BASEFORM":
            assert text[found.start : found.end] == "lent"
    found = outcome(text, client)
    assert [finding.text for finding in backend_findings(found) if finding.rule.endswith("MD_BASEFORM")] == ["lent"]


def test_a_match_on_the_words_of_our_finding_is_covered() -> None:
    text = "The council sent the the crews home."
    found = outcome(text, Fixed({text: [match(text, "the the crews", "the crew")]}))
    finding, ours = only(found), next(f for f in found.findings if not f.rule.startswith("languagetool/"))
    assert finding.state is State.COVERED
    assert finding.covered_by == ours.id
    assert ours.is_open


def test_a_match_on_the_words_of_a_silent_guard_is_covered() -> None:
    text = "The bank lent $3 million in May and $ 4.5 in June."
    one = match(text, "$ 4.5", "$4.5", rule="CURRENCY_SPACE", category="TYPOGRAPHY")
    found = outcome(text, Fixed({text: [one]}), takes=anything, ignore=("ALL",))
    assert [finding.rule for finding in found.findings] == ["languagetool/CURRENCY_SPACE"]
    assert only(found).state is State.COVERED
    assert only(found).answers == ()


def test_our_findings_are_the_same_with_and_without_it() -> None:
    text = "The council sent the the crews. to the river. They paid $ 40 million for it."
    matches = [match(text, "crews. to", "crews. To"), match(text, "They paid", "They pay")]
    alone = outcome(text, Fixed({}))
    both = outcome(text, Fixed({text: matches}))
    assert [f for f in both.findings if not f.rule.startswith("languagetool/")] == list(alone.findings)
    assert [f.span.start for f in both.findings] == sorted(f.span.start for f in both.findings)


def test_a_repeated_misspelling_is_one_finding() -> None:
    word = "contribtuoin"
    text = f"The {word} is paid, and no {word} will follow."
    second = text.rindex(word)
    one = misspelling(text, word, "contribution")
    found = only(outcome(text, Fixed({text: [one, one._replace(start=second, end=second + len(word))]})))
    assert [place.place.start for place in found.related] == [second]
    assert len(found.answers[0].edits) == 2


def test_dismissed_matches_are_counted_by_reason() -> None:
    text = "The envoy met Kozyrev, she confide in her, and left. to the coast."
    matches = [
        misspelling(text, "Kozyrev", "Korea"),
        match(text, "confide", "confides"),
        match(text, "left. to", "left. To"),
        match(text, ",", ";", rule="COMMA_COMPOUND_SENTENCE", category="PUNCTUATION"),
    ]
    backend = backend_report(outcome(text, Fixed({text: matches})))
    assert (backend.name, backend.version, backend.matches, backend.complete) == ("languagetool", "6.8", 4, True)
    assert dict(backend.filtered) == {"left_out": 1, "name": 1, "suggestion_open": 1}
    assert backend.rules == (BackendRule("MD_BASEFORM", "GRAMMAR", "grammar"),)


def test_a_message_does_not_reveal_withheld_suggestions() -> None:
    text = "They asked Kozyrev to wait."
    one = match(text, "asked Kozyrev", "asked Korea", message="Did you mean “asked Korea”?")
    found = only(outcome(text, Fixed({text: [one]})))
    assert found.answers == ()
    assert found.message == "possible mistake in grammar"


def test_a_message_is_one_line() -> None:
    one = match(GOOD, "confide", "confides", message="After “he”\n use  the third person: {this}.")
    assert only(outcome(GOOD, Fixed({GOOD: [one]}))).message == "After “he” use the third person: {this}."


def test_an_unreported_rule_runs_if_it_is_selected() -> None:
    one = match(GOOD, "confide", "confides", rule="COMMA_COMPOUND_SENTENCE", category="PUNCTUATION")
    assert backend_findings(outcome(GOOD, Fixed({GOOD: [one]}))) == []
    found = only(outcome(GOOD, Fixed({GOOD: [one]}), takes=anything))
    assert found.severity is Severity.INFO


def test_a_text_in_another_language_is_not_sent() -> None:
    client = Fixed({})
    engine = Engine(
        CATALOGUE, (), RESOURCES, None, (LanguageTool(client, SELECTION, LanguageToolOptions(), BY_DEFAULT),)
    )
    facts = facts_of("x")
    facts.document = document_of("Er sagte nichts.", language="de")
    assert engine.run(facts).backends[0].matches == 0
    assert client.requests == []


def test_an_unavailable_server_makes_the_run_incomplete_and_keeps_our_findings() -> None:
    text = "The council sent the the crews home."
    found = outcome(text, Fixed({}, failure="no LanguageTool answers"))
    assert [finding.rule for finding in found.findings] == [f.rule for f in outcome(text, Fixed({})).findings]
    assert backend_report(found).failures == ("no LanguageTool answers",)
    report = written(text, found)
    assert report["exit_code"] == 3
    jsonschema.validate(report, SCHEMA)


def test_an_unfinished_answer_makes_the_run_incomplete() -> None:
    found = outcome(GOOD, Fixed({}, incomplete=True))
    assert not backend_report(found).complete
    assert written(GOOD, found)["exit_code"] == 3


def test_a_crash_in_the_producer_is_reported_as_ours() -> None:
    class Broken:
        name = "languagetool"
        identity = ""

        def marks(self, context: object) -> object:
            raise ValueError(f"a bug in {type(context).__name__}")

    engine = Engine(CATALOGUE, select(CATALOGUE, (), ()), RESOURCES, None, (Broken(),))  # type: ignore[arg-type]
    found = engine.run(facts_of(GOOD))
    assert [(failed.rule, failed.message) for failed in found.failed] == [
        ("languagetool", "ValueError: a bug in ProducerContext")
    ]


def test_the_report_describes_the_backend_by_its_schema() -> None:
    found = outcome(GOOD, Fixed({GOOD: [match(GOOD, "confide", "confides"), misspelling(GOOD, "her", "hers")]}))
    report = written(GOOD, found)
    jsonschema.validate(report, SCHEMA)
    assert report["backends"] == [
        {
            "name": "languagetool",
            "version": "6.8",
            "complete": True,
            "failures": [],
            "unseen": [],
            "matches": 2,
            "filtered": {"known": 1},
            "rules": [{"id": "MD_BASEFORM", "category": "GRAMMAR", "issue_type": "grammar"}],
        }
    ]


def test_a_run_adds_up_the_counts_of_its_documents() -> None:
    one = BackendReport("languagetool", "6.8", 3, (("name", 2),), (BackendRule("B", "GRAMMAR", "grammar"),))
    other = BackendReport(
        "languagetool", "6.8", 2, (("known", 1), ("name", 1)), (BackendRule("A", "TYPOS", "misspelling"),), ("gone",)
    )
    (report,) = Summary().watch(Checker(Settings(readability=False)).check(Source("a.txt", "All is well.\n")))
    summary = Summary()
    for backend in (one, other, one):
        summary.add(report._replace(backends=(backend,)))
    (both,) = summary.backends
    assert (both.matches, both.filtered) == (8, (("known", 1), ("name", 5)))
    assert [rule.id for rule in both.rules] == ["A", "B"]
    assert both.failures == ("gone",)
    assert summary.exit_code == 3


def test_its_identity_changes_with_the_version_and_the_language() -> None:
    def identity(options: LanguageToolOptions, version: str = "6.8") -> str:
        return LanguageTool(Fixed({}, version), SELECTION, options, BY_DEFAULT).identity

    plain = identity(LanguageToolOptions())
    british = identity(LanguageToolOptions(language="en-GB"))
    assert identity(LanguageToolOptions(url="http://localhost:1", timeout=1, concurrency=3)) == plain
    assert len({plain, british, identity(LanguageToolOptions(), "6.7")}) == 3


WORDS = st.sampled_from(
    ["The", "council", "the", "the", "crews.", "to", "$", "4.5", "“He", "left”", "KOZYREV", "😀", "\n\n", "goverment"]
)


@settings(max_examples=40)
@given(words=st.lists(WORDS, min_size=1, max_size=25), data=st.data())
def test_any_match_is_dismissed_or_reported_at_its_place(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    blocks = {block.span.text(text) for block in document_of(text).blocks}
    matches = {}
    for block in blocks:
        ends = st.integers(0, len(block))
        places = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=4))
        matches[block] = [
            Match(a, b, f"R{n}", "GRAMMAR", "grammar", "m", "", ("x", "")) for n, (a, b) in enumerate(places)
        ]
    found = outcome(text, Fixed(matches))
    backend = backend_report(found)
    filtered = sum(count for reason, count in backend.filtered if not reason.startswith("suggestion_"))
    assert not found.failed
    assert len(backend_findings(found)) + filtered == backend.matches
    assert all(finding.text == text[finding.place.start : finding.place.end] for finding in backend_findings(found))
    assert outcome(text, Fixed(matches)) == found
    assert offered(found) == [label for label in offered(found) if label in ("x", "delete")]
