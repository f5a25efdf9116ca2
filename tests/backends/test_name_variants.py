"""Names that no dictionary has and that a text spells in two ways."""

from __future__ import annotations

import pytest

from checker.backends.languagetool.matches.name_variants import NameVariants
from checker.model.finding import Applicability, Severity
from tests.backends.hand_made import Fixed, backend_findings, facts_of, misspelling, outcome


def usual(name: str, text: str) -> str:
    return NameVariants(facts_of(text)).usual(name)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Brelkou", "Brelkov"), ("Dranbski", "Dranski"), ("Jermolka", "Yermolk"), ("Zhelbrin", "Zhlebrin")],
)
def test_two_spellings_of_one_name_are_found(name: str, other: str) -> None:
    text = f"The mill in {other} burnt. Then {other} was left, and nobody in {name} knew."
    assert usual(name, text) == other
    assert usual(other, text) == ""


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Brelkova", "Brelkov"),  # a couple
        ("Corveyan", "Corvey"),  # derived
        ("Brelkovs", "Brelkov"),
        ("Al-Brelkov", "Brelkov"),
        ("BrelKov", "Brelkov"),
        ("BRELKOV", "Brelkov"),
        ("Brelkov", "Hastings"),
        ("Britani", "Britain"),  # a word that everybody knows
    ],
)
def test_other_names_are_not(name: str, other: str) -> None:
    assert usual(name, f"They saw {other} again. In {other} stood {name} alone.") == ""


def test_of_two_that_are_as_frequent_the_later_one_is_asked_about() -> None:
    text = "They left Brelkou in May. They came to Brelkov in June."
    assert (usual("Brelkov", text), usual("Brelkou", text)) == ("Brelkou", "")


def test_it_asks_with_the_other_spelling_as_an_answer() -> None:
    text = "The mill in Brelkov burnt. Brelkov was left. Nobody in Brelkou knew."
    (found,) = backend_findings(outcome(text, Fixed({text: [misspelling(text, "Brelkou", "Broker")]})))
    assert (found.severity, found.applicability) == (Severity.WARNING, Applicability.QUERY)
    assert found.message == "“Brelkou” is in no dictionary, and the text also has “Brelkov”"
    assert [answer.label for answer in found.answers] == ["Brelkov"]
