"""The gate saves work and changes no finding."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.engine.run import Gate
from checker.facts.view import Facts
from checker.model.document import Document, OffsetMap
from checker.model.finding import Finding
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker
from checker.words.resources import Resources

EVERY_RULE = Settings(readability=False, preview=True, language="en")
CATALOGUE = Catalogue.shipped()
GATED = Checker(EVERY_RULE, CATALOGUE)
UNGATED = Checker(EVERY_RULE, Catalogue([replace(rule, needs=()) for rule in CATALOGUE], CATALOGUE.digest))

TEXTS = sorted(
    {example.text.replace("⟦", "").replace("⟧", "") for rule in CATALOGUE for example in rule.bad}
    | {example.text for rule in CATALOGUE for example in rule.good}
)
# Whole examples and pieces of them, with capitals and blanks that the folded view must see through.
PARTS = st.one_of(
    st.sampled_from(TEXTS),
    st.sampled_from(TEXTS).map(str.upper),
    st.sampled_from(TEXTS).map(str.title),
    st.sampled_from(TEXTS).map(lambda text: text.replace(" ", "\u00a0")),
    st.sampled_from(TEXTS).map(lambda text: text.replace("'", "’")),
    st.tuples(st.sampled_from(TEXTS), st.integers(0, 60)).map(lambda cut: cut[0][cut[1] :]),
)
ASSEMBLIES = st.tuples(st.lists(PARTS, max_size=10), st.sampled_from([" ", "\n\n", "\r\n", ""])).map(
    lambda made: made[1].join(made[0])
)


def findings(checker: Checker, text: str) -> tuple[Finding, ...]:
    report = next(Summary().watch(checker.check_source(Source("a.txt", text))))
    assert report.failed == ()
    return report.findings


def folded(text: str) -> str:
    return Facts(Document("a.txt", text, (), OffsetMap.identity(len(text)), language="en"), Resources()).folded


@given(ASSEMBLIES)
@settings(max_examples=100, derandomize=True)
def test_the_gate_changes_no_finding(text: str) -> None:
    assert findings(GATED, text) == findings(UNGATED, text)


@pytest.mark.parametrize("text", ["", "\n", "The", "\ud800", "İİİ $ 2.5"])
def test_the_gate_changes_no_finding_in_odd_texts(text: str) -> None:
    assert findings(GATED, text) == findings(UNGATED, text)


def test_the_gate_changes_no_finding_in_all_examples_at_once() -> None:
    text = "\n\n".join(TEXTS)
    found = findings(UNGATED, text)
    assert findings(GATED, text) == found
    assert {finding.rule for finding in found if CATALOGUE[finding.rule].needs}


def test_the_gate_skips_some_rules() -> None:
    gated = list(Gate(CATALOGUE).open_rules("the mayor spoke on monday"))
    assert 0 < len(gated) < len(CATALOGUE)


def test_a_rule_runs_if_one_of_its_literals_is_in_the_text() -> None:
    rule = next(iter(CATALOGUE))
    free, bound = replace(rule, needs=()), replace(rule, slug="bound", needs=("$", "euro"))
    gate = Gate([free, bound])
    assert list(gate.open_rules("it costs money")) == [free]
    assert list(gate.open_rules("it costs $ 5")) == [free, bound]
    assert list(gate.open_rules("eurovision")) == [free, bound]
    assert list(gate.open_rules("")) == [free]


LITERALS = st.text("aab😀\ud800 $é", min_size=1, max_size=3)


@given(st.lists(st.lists(LITERALS, max_size=3), max_size=5), st.text("aab😀\ud800 $é", max_size=12))
@settings(max_examples=100)
def test_the_open_rules_are_those_of_a_plain_search(needs: list[list[str]], text: str) -> None:
    one = next(iter(CATALOGUE))
    rules = [replace(one, slug=f"r{number}", needs=tuple(literals)) for number, literals in enumerate(needs)]
    expected = [rule for rule in rules if not rule.needs or any(literal in text for literal in rule.needs)]
    assert list(Gate(rules).open_rules(text)) == expected


def test_rules_run_in_the_order_of_the_catalogue() -> None:
    assert list(Gate(CATALOGUE).open_rules("\n".join(folded(text) for text in TEXTS))) == list(CATALOGUE)


@pytest.mark.parametrize("name", [rule.name for rule in CATALOGUE if rule.needs])
def test_literals_are_written_as_in_folded_text(name: str) -> None:
    for literal in CATALOGUE[name].needs:
        assert literal
        assert folded(literal) == literal
