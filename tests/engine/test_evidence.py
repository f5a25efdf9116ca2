"""Weak signs: findings that other rules have to release."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from checker.engine.fixing import Choice
from checker.model.errors import PageError
from checker.model.finding import Applicability, Finding, Severity
from checker.model.rule_info import Case, RuleInfo
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.pages.page import rule_of
from checker.rulebook.pages.source import PageSource
from checker.run.checker import Checker
from checker.run.fix_source import fix_source


def rule(number: int, match: str, replace: str | None, *, weight: int = 0, bound: int = 0) -> RuleInfo:
    applicability = Applicability.SAFE if replace is not None and not bound else Applicability.REVIEW
    find = {"match": match} if replace is None else {"match": match, "replace": replace}
    case = Case(Severity.WARNING, applicability, "m", weight=weight, bound=bound)
    status = "preview" if bound else "stable"
    return RuleInfo("tiny", f"rule{number}", f"TIN{number}", status, "0", {"main": case}, "w", "m", "p", rewords=True,
                    kind="pattern", data={"find": [find]})  # fmt: skip


CATALOGUE = Catalogue(
    [
        rule(101, "teh", "the", weight=1),
        rule(102, "adn", "and", weight=2),
        rule(103, "lite", "light", bound=2),
        rule(104, "nite", "night", bound=3),
    ],
    "0",
)


def found(text: str, settings: Settings | None = None) -> Sequence[Finding]:
    checker = Checker(settings or Settings(preview=True, readability=False), CATALOGUE)
    (report,) = Summary().watch(checker.check_source(Source("a.txt", text)))
    return [finding for finding in report.open if finding.rule in ("tiny/rule103", "tiny/rule104")]


@pytest.mark.parametrize(
    ("text", "released"),
    [
        ("The lite of the nite.", []),
        ("Teh teh teh teh lite of the nite.", []),
        ("The adn lite of the nite.", ["lite"]),
        ("The adn lite of teh nite.", ["lite", "nite"]),
        ("The lite nite lite nite.", []),
    ],
)
def test_a_weak_sign_needs_the_weight_of_different_rules(text: str, released: list[str]) -> None:
    assert [finding.text for finding in found(text)] == released


def test_a_longer_text_needs_more_evidence() -> None:
    assert found("The adn lite of it. " + "Nobody saw a thing on the road. " * 200) == []
    assert len(found("The adn lite of teh road. " + "Nobody saw a thing on the road. " * 100)) == 1


def test_a_weak_sign_names_the_rules_that_released_it() -> None:
    (lite, nite) = found("The adn lite of teh nite.")
    assert lite.evidence == nite.evidence == ("tiny/rule101", "tiny/rule102")


def test_evidence_does_not_depend_on_which_rules_are_selected_or_suppressed() -> None:
    text = "The adn lite of teh nite. <!-- checker: disable -->"
    assert len(found(text, Settings(select=("tiny/rule104",), readability=False))) == 1
    assert len(found(text, Settings(preview=True, ignore=("tiny/rule101",), readability=False))) == 2


def test_without_previews_there_are_no_weak_signs() -> None:
    assert found("The adn lite of teh nite.", Settings(readability=False)) == []


def test_a_fix_that_repairs_the_evidence_leaves_the_weak_signs() -> None:
    checker = Checker(Settings(preview=True, readability=False), CATALOGUE)
    fixed = fix_source(checker, Source("a.txt", "The lite adn the nite."), Choice(review=True))
    assert fixed.text == "The light and the nite."


@pytest.mark.parametrize(
    ("status", "case"),
    [
        ("stable", {"severity": "warning", "applicability": "none", "bound": "2"}),
        ("preview", {"severity": "error", "applicability": "none", "bound": "2"}),
        ("preview", {"severity": "warning", "applicability": "safe", "bound": "2"}),
        ("preview", {"severity": "warning", "applicability": "none", "bound": "2", "weight": "1"}),
    ],
)
def test_a_weak_sign_that_could_do_harm_is_refused(status: str, case: dict[str, str]) -> None:
    page = {
        "name": "lite", "code": "TIN103", "status": status, "since": "0", "why": "w", "mqm": "m", "kind": "pattern",
        "cases": {"main": {"message": "m"} | case}, "data": {"find": [{"match": "lite"}]},
        "examples": {"bad": [{"text": "⟦lite⟧"}], "good": [{"text": "light", "because": "b"}]},
    }  # fmt: skip
    with pytest.raises(PageError, match="bound"):
        rule_of(PageSource("tiny/lite.yaml", page), "tiny")
