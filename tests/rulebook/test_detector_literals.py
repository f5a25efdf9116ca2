"""A rule's literals agree with its patterns: every text that a detector marks has one of them."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from checker.base.patterns import pattern
from checker.facts.text.mojibake import misreadings
from checker.facts.text.tokens import folded
from checker.facts.view import Facts
from checker.reading.source import Source
from checker.reading.text import reader as text_format
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.detectors import detector_files, needs_of, with_needs
from checker.words.resources import Resources

RESOURCES = Resources()
CATALOGUE = Catalogue.shipped()
DETECTORS = [f"{file.parent.name}.{file.stem}" for file in detector_files()]
NEEDING = [name for name in DETECTORS if needs_of(name)]
# No digits of other scripts: patterns match them, but English news has none.
CHARACTERS = st.characters(max_codepoint=0xFFFF, exclude_categories=["Nd", "Cs"], include_characters="0123456789")
# Context in which more of the generated texts are marked.
AROUND = st.sampled_from(
    [
        ("", ""),
        ("The town has it. ", " They said so. "),
        ("Of 5 billion dollars, $ 2.5 million was lost. ", "."),
        ("a", "a b"),
    ]
)


def patterns_of(detector: str) -> Iterator[re.Pattern[str]]:
    """The patterns of a detector, those in tuples included."""
    module = importlib.import_module(f"checker.rulebook.detectors.{detector}")
    for value in vars(module).values():
        for each in value if isinstance(value, tuple) else [value]:
            if isinstance(each, type(pattern(""))):
                yield re.compile(each.pattern, each.flags)


@pytest.mark.parametrize("detector", NEEDING)
@given(data=st.data())
@settings(
    max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck), deadline=None, phases=[Phase.generate]
)
def test_a_text_that_a_detector_marks_has_one_of_its_literals(detector: str, data: st.DataObject) -> None:
    shapes = list(patterns_of(detector))
    words = (
        data.draw(st.one_of([st.from_regex(shape, alphabet=CHARACTERS) for shape in shapes]))
        if shapes
        else "1 million 1 billion"
    )
    before, after = data.draw(AROUND)
    (document,) = text_format.read(Source("a.txt", f"{before}{words}{after}"))
    facts = Facts(document, RESOURCES)
    if not any(literal in facts.folded for literal in needs_of(detector)):
        detect = importlib.import_module(f"checker.rulebook.detectors.{detector}").detect
        assert list(detect(facts, {})) == []


def test_the_literals_of_a_detector_are_in_the_compiled_page() -> None:
    for rule in CATALOGUE:
        if rule.detector in NEEDING:
            assert rule.needs == needs_of(rule.detector)


def test_a_page_does_not_repeat_the_literals_of_its_detector() -> None:
    with pytest.raises(ValueError, match="remove “needs” from the page"):
        with_needs({"detector": NEEDING[0], "needs": ["said "]})


def test_the_literals_of_mojibake_are_those_of_its_table() -> None:
    needs = CATALOGUE["encoding/mojibake"].needs
    leads = {lead for way in misreadings(RESOURCES.rows("misread_encodings")) for lead in way.leads}
    assert [lead for lead in sorted(leads) if folded(lead) not in needs] == []


def test_the_literals_of_untranslated_acronyms_are_those_of_their_table() -> None:
    acronyms = {folded(row[0]) for row in RESOURCES.rows("untranslated_acronyms")}
    assert sorted(acronyms) == sorted(CATALOGUE["untranslated/acronym"].needs)
