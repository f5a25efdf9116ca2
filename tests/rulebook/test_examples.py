"""Every page's examples: the bad ones fire on the marked words, with the message and the fix; the good ones are silent."""

from __future__ import annotations

import pytest

from checker.app.checker import Checker
from checker.engine.settings import Settings
from checker.model.report import DocumentReport
from checker.model.rule_info import BadExample, GoodExample, RuleInfo
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue

CATALOGUE = Catalogue.shipped()
BAD = [(rule, example) for rule in CATALOGUE for example in rule.bad]
GOOD = [(rule, example) for rule in CATALOGUE for example in rule.good]


def name(value: object) -> str:
    return value.name if isinstance(value, RuleInfo) else getattr(value, "text", str(value))[:50]


def report_on(rule: RuleInfo, text: str) -> DocumentReport:
    checker = Checker(Settings(select=(rule.name,), readability=False, preview=True), CATALOGUE)
    report = next(checker.check_source(Source("example", text), checker.summary()))
    assert report.failed == ()
    return report


@pytest.mark.parametrize(("rule", "example"), BAD, ids=name)
def test_a_bad_example_fires_on_the_marked_words(rule: RuleInfo, example: BadExample) -> None:
    text = example.text.replace("⟦", "").replace("⟧", "")
    start = example.text.index("⟦")
    end = example.text.index("⟧") - 1
    findings = [f for f in report_on(rule, text).findings if (f.span.start, f.span.end) == (start, end)]
    assert findings, f"fires on {[f.text for f in report_on(rule, text).findings]}, not on {text[start:end]!r}"
    finding = next((f for f in findings if f.case == example.case), None)
    assert finding is not None, f"case {[f.case for f in findings]}, not {example.case}"
    assert "{" not in finding.message
    if example.message:
        assert finding.message == example.message
    if example.fixed:
        for edit in sorted(finding.answers[0].edits, key=lambda edit: -edit.start):
            text = text[: edit.start] + edit.text + text[edit.end :]
        assert text == example.fixed


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=name)
def test_a_good_example_is_left_alone(rule: RuleInfo, example: GoodExample) -> None:
    assert [f.text for f in report_on(rule, example.text).findings] == []
