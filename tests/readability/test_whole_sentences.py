from __future__ import annotations

import pytest

from checker.facts.view import Facts
from checker.model.settings import Settings
from checker.readability.whole_sentences import LONGEST, has_finite_verb, sentences_of
from checker.reading.registry import read
from checker.reading.source import Source
from checker.run.checker import Checker
from checker.words.resources import Resources

RESOURCES = Resources()
CHECKER = Checker(Settings(readability=False))


def facts(text: str) -> Facts:
    (document,) = read(Source("a.txt", text), Settings().reader)
    return Facts(document, RESOURCES)


def whole(text: str) -> list[str]:
    """The whole sentences of a text, by its own findings."""
    (report,) = CHECKER.check(Source("a.txt", text))
    return [span.text(text) for span in sentences_of(facts(text), report.findings).whole]


def test_promotional_lines_and_headlines_are_no_sentences() -> None:
    text = (
        "The mayor left the hall at noon. Subscribe to our newsletter for more. STORM CLOSES SCHOOLS IN THE NORTH "
        "The police came."
    )
    assert [span.text(text) for span in sentences_of(facts(text), ()).whole] == [
        "The mayor left the hall at noon.",
        "The police came.",
    ]


def test_a_sentence_with_a_finding_is_not_whole() -> None:
    text = "The council met on Monday. It paid for the the dam in March. Nobody voted against it."
    assert whole(text) == ["The council met on Monday.", "Nobody voted against it."]
    assert sentences_of(facts(text), ()).broken == 0


def test_a_stray_stop_breaks_its_sentence() -> None:
    assert whole("The council met on Monday. It had sent its crews. to the river before.") == [
        "The council met on Monday."
    ]


def test_other_sentences_of_running_text_are_counted() -> None:
    text = "The council met on Monday.\n\na storm had shut the port the day before\n\nA long night in the town hall.\n\nAgreed."
    assert sentences_of(facts(text), ()).broken == 2


def test_a_very_long_sentence_is_not_whole() -> None:
    longest = f"The mayor named {' and '.join(['Anna'] * (LONGEST // 2 - 2))} twice."
    assert sentences_of(facts(longest), ()).broken == 0
    assert sentences_of(facts(longest.replace("twice", "twice before lunch")), ()) == ([], 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "The port closed.",
        "It's late.",
        "They don't agree.",
        "We sell fish.",
        "Ships carry coal from the port.",
        "You already know that.",
        "Stay at home.",
        "There’s no fish.",
        "This cannot go on.",
        "He died on Monday.",
    ],
)
def test_a_clause_has_a_finite_verb(sentence: str) -> None:
    assert has_finite_verb(sentence.strip(".").split(), RESOURCES)


@pytest.mark.parametrize(
    "sentence",
    [
        "A long night in the town hall.",
        "The mayor's own plan for the port.",
        "To close the port.",
        "Shouting in the hall.",
    ],
)
def test_a_phrase_has_none(sentence: str) -> None:
    assert not has_finite_verb(sentence.strip(".").split(), RESOURCES)


def test_an_empty_document_has_no_sentences() -> None:
    assert sentences_of(facts(""), ()) == ([], 0)
