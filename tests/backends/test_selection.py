"""The table of the rules of LanguageTool that are reported."""

from __future__ import annotations

import pytest

from checker.backends.languagetool.matches.selection import DAMAGED, LOST, MAIN, OFF, SLIP, UNKNOWN, Selection
from checker.model.finding import Applicability, Severity
from tests.backends.hand_made import BY_DEFAULT, RESOURCES, SELECTION, match, misspelling

TABLE = RESOURCES.table("languagetool")
ENTRIES = [*TABLE["categories"].items(), *TABLE["rules"].items()]
TEXT = "The nurse would confided in them."


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=[name for name, _ in ENTRIES])
def test_each_unreported_rule_has_a_reason(name: str, entry: dict[str, str]) -> None:
    assert set(entry) <= {"severity", "damaged", "mqm", "title", "why"}, name
    assert {entry["severity"], entry.get("damaged", "info")} <= {OFF, *Severity}, name
    assert entry["severity"] != OFF or len(entry["why"]) > 10, name


@pytest.mark.parametrize("category", TABLE["categories"])
def test_each_category_has_a_title_and_an_mqm_dimension(category: str) -> None:
    ruling = SELECTION.ruling("ANY", category)
    assert ruling.title
    assert ruling.mqm.partition("/")[0] in (
        "linguistic-conventions",
        "style",
        "accuracy",
        "locale-conventions",
    )


def test_an_entry_of_a_rule_precedes_patterns_and_patterns_precede_categories() -> None:
    table = {
        "categories": {"GRAMMAR": {"severity": "warning", "mqm": "m", "title": "t"}},
        "rules": {"A_*": {"severity": "off", "why": "hyphens"}, "A_B": {"severity": "info"}},
    }
    selection = Selection(table)
    assert selection.ruling("X", "GRAMMAR").severity is Severity.WARNING
    assert selection.ruling("A_C", "GRAMMAR").severity is None
    assert selection.ruling("A_B", "GRAMMAR").severity is Severity.INFO
    assert selection.ruling("A_B", "GRAMMAR").title == "t"


def test_an_unknown_category_is_not_reported() -> None:
    ruling = SELECTION.ruling("NEW_RULE", "NEW_CATEGORY")
    assert ruling.severity is None
    assert ruling.why


def test_a_page_is_named_after_the_rule_and_is_never_safe() -> None:
    page = SELECTION.page(match(TEXT, "confided", "confide"))
    assert (page.name, page.code, page.status) == ("languagetool/MD_BASEFORM", "LT", "stable")
    assert page.cases["main"].applicability is Applicability.REVIEW
    assert page.mqm == "linguistic-conventions/grammar"
    assert BY_DEFAULT(page)


def test_the_page_of_an_unreported_rule_is_neither_stable_nor_preview() -> None:
    page = SELECTION.page(match(TEXT, "would", rule="COMMA_COMPOUND_SENTENCE", category="PUNCTUATION"))
    assert page.status == OFF
    assert not page.preview
    assert not BY_DEFAULT(page)


def test_no_rule_of_the_default_selection_is_an_error() -> None:
    severities = {entry[key] for _, entry in ENTRIES for key in ("severity", "damaged") if key in entry}
    assert "error" not in severities


def test_a_word_in_no_dictionary_is_a_warning_only_in_a_damaged_text_or_as_a_clear_slip() -> None:
    cases = SELECTION.page(misspelling(TEXT, "nurse")).cases
    assert (cases[UNKNOWN].severity, cases[UNKNOWN].applicability) == (Severity.INFO, Applicability.QUERY)
    assert (cases[LOST].severity, cases[LOST].applicability) == (Severity.WARNING, Applicability.QUERY)
    assert (cases[SLIP].severity, cases[SLIP].applicability) == (Severity.WARNING, Applicability.REVIEW)


def test_a_rule_that_was_not_assessed_asks_and_warns_only_in_a_damaged_text() -> None:
    cases = SELECTION.page(match(TEXT, "nurse", rule="NEW_RULE")).cases
    assert (cases[MAIN].severity, cases[DAMAGED].severity) == (Severity.INFO, Severity.WARNING)
    assert {cases[MAIN].applicability, cases[DAMAGED].applicability} == {Applicability.QUERY}


def test_a_rule_with_a_severity_of_its_own_has_it_in_every_text() -> None:
    cases = SELECTION.page(match(TEXT, "confided", rule="MD_BASEFORM")).cases
    assert cases[MAIN].severity is cases[DAMAGED].severity is Severity.WARNING
