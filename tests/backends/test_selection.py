"""The table of what is taken from LanguageTool."""

from __future__ import annotations

import pytest

from checker.backends.languagetool.selection import OFF, Selection
from checker.model.finding import Applicability, Severity
from tests.backends.hand_made import BY_DEFAULT, RESOURCES, SELECTION, match, misspelling

TABLE = RESOURCES.table("languagetool")
ENTRIES = [*TABLE["categories"].items(), *TABLE["rules"].items()]
TEXT = "The nurse would confided in them."


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=[name for name, _ in ENTRIES])
def test_whatever_is_left_out_has_its_reason(name: str, entry: dict[str, str]) -> None:
    assert set(entry) <= {"severity", "mqm", "title", "why"}, name
    assert entry["severity"] in (OFF, *Severity), name
    assert entry["severity"] != OFF or len(entry["why"]) > 10, name


@pytest.mark.parametrize("category", TABLE["categories"])
def test_each_category_has_a_name_for_people_and_a_dimension(category: str) -> None:
    ruling = SELECTION.ruling("ANY", category)
    assert ruling.title
    assert ruling.mqm.partition("/")[0] in (
        "linguistic-conventions",
        "style",
        "accuracy",
        "locale-conventions",
    )


def test_a_rule_goes_before_its_category_and_its_own_entry_before_a_pattern() -> None:
    table = {
        "categories": {"GRAMMAR": {"severity": "warning", "mqm": "m", "title": "t"}},
        "rules": {"A_*": {"severity": "off", "why": "hyphens"}, "A_B": {"severity": "info"}},
    }
    selection = Selection(table)
    assert selection.ruling("X", "GRAMMAR").severity is Severity.WARNING
    assert selection.ruling("A_C", "GRAMMAR").severity is None
    assert selection.ruling("A_B", "GRAMMAR").severity is Severity.INFO
    assert selection.ruling("A_B", "GRAMMAR").title == "t"


def test_a_category_that_nobody_judged_is_left_out() -> None:
    ruling = SELECTION.ruling("NEW_RULE", "NEW_CATEGORY")
    assert ruling.severity is None
    assert ruling.why


def test_a_page_is_named_after_the_rule_and_is_never_safe() -> None:
    page = SELECTION.page(match(TEXT, "confided", "confide"))
    assert (page.name, page.code, page.status) == ("languagetool/MD_BASEFORM", "LT", "stable")
    assert page.cases["main"].applicability is Applicability.REVIEW
    assert page.mqm == "linguistic-conventions/grammar"
    assert BY_DEFAULT(page)


def test_a_page_of_a_rule_that_is_left_out_is_neither_stable_nor_a_preview() -> None:
    page = SELECTION.page(match(TEXT, "would", rule="COMMA_COMPOUND_SENTENCE", category="PUNCTUATION"))
    assert page.status == OFF
    assert not page.preview
    assert not BY_DEFAULT(page)


def test_no_rule_of_the_default_selection_is_an_error() -> None:
    severities = {entry["severity"] for _, entry in ENTRIES}
    assert "error" not in severities
    assert SELECTION.page(misspelling(TEXT, "nurse")).cases["main"].severity is Severity.WARNING
