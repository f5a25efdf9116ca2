"""Every rule is linear on long runs of one thing and of what it finds: no page and no typing error may hang a build."""

from __future__ import annotations

from functools import cache, cached_property, partial

import pytest

from checker.facts.view import Facts
from checker.model.document import Document
from checker.model.mark import Mark
from checker.model.rule_info import RuleInfo
from checker.reading.source import Source
from checker.reading.text import reader as text_format
from checker.rulebook.catalogue import Catalogue, check_of
from checker.run.api import check_text
from checker.words.resources import Resources
from tests.growth import assert_linear, seconds

LENGTH = 200_000
LENGTH_OF_FINDINGS = 160_000
CATALOGUE = Catalogue.shipped()
RESOURCES = Resources()
UNITS = {
    "letters": "a",
    "capitals": "A",
    "digits": "7",
    "blanks": " ",
    "tabs": "\t",
    "line ends": "\n",
    "straight quotes": '"',
    "opening quotes": "“",
    "closing quotes": "”",
    "apostrophes": "’",
    "stops": ".",
    "hyphens": "-",
    "names": "Aa ",
    "shouted words": "AA ",
    "short sentences": "Aa aa. ",
    "amounts": "$ 7, ",
    "thousands": "7,777",
}
FACTS = sorted(
    name for view in Facts.__mro__ for name, value in vars(view).items() if isinstance(value, cached_property)
)


def document_of(name: str, length: int) -> Document:
    return run_of(UNITS[name], length)


def run_of(unit: str, length: int) -> Document:
    (document,) = text_format.read(Source("run.txt", (unit * (length // len(unit) + 1))[:length]))
    return document


@cache
def facts_of(name: str, length: int) -> Facts:
    """The facts of a run. Each is found here once, as in a run of the program, and not charged to a rule."""
    return found(Facts(document_of(name, length), RESOURCES))


def found(facts: Facts) -> Facts:
    for fact in FACTS:
        getattr(facts, fact)
    return facts


@pytest.fixture(scope="module", autouse=True)
def tables() -> None:
    """Reads every table once, so that no rule is charged for it."""
    text = "The council of Kyiv said on Monday, 3 May 2021, that it paid $ 2.5 million for 3 miles (5 km) of wall. " * 3
    (document,) = text_format.read(Source("tables", text))
    for rule in CATALOGUE:
        list(check_of(rule)(Facts(document, RESOURCES), rule.defaults))


@pytest.mark.parametrize("name", list(UNITS))
def test_reading_and_the_facts_of_a_long_run_take_linear_time(name: str) -> None:
    assert_linear(lambda length: length, lambda length: found(Facts(document_of(name, length), RESOURCES)), LENGTH)


def test_a_rule_takes_linear_time_on_a_long_run(each_rule: RuleInfo) -> None:
    check = check_of(each_rule)
    for name in UNITS:
        try:
            assert_linear(partial(facts_of, name), lambda facts: list(check(facts, each_rule.defaults)), LENGTH)
        except pytest.fail.Exception as failure:
            pytest.fail(f"{each_rule.name} on a run of {name}: {failure}")


def test_a_rule_takes_linear_time_on_what_it_finds(each_rule: RuleInfo) -> None:
    check = check_of(each_rule)
    unit = "\n\n".join(example.text.replace("⟦", "").replace("⟧", "") for example in each_rule.bad) + "\n\n"

    def run(facts: Facts) -> list[Mark]:
        return list(check(facts, each_rule.defaults))

    def repeated(length: int) -> Facts:
        facts = Facts(run_of(unit, length), RESOURCES)
        # The facts that it asks for are found here, and not charged to it; to find all of them takes ten times as long.
        seconds(run, [facts])
        return facts

    assert_linear(repeated, run, LENGTH_OF_FINDINGS)


def test_a_sentence_that_stands_eight_thousand_times_takes_linear_time() -> None:
    sentence = "The council met on Monday and agreed to mend the bridge by June. "
    assert len(check_text(sentence * 8_000).open) == 7_999
    assert_linear(sentence.__mul__, check_text, 8_000)


def test_the_facts_are_known_by_name() -> None:
    assert {"folded", "tokens", "segments", "quotations", "protected", "dates"} <= set(FACTS)
