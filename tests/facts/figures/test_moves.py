"""Rises and falls with the word that says which."""

from __future__ import annotations

import pytest

from checker.facts.view import Facts
from checker.model.settings import ReaderOptions
from checker.reading.registry import read
from checker.reading.source import Source
from checker.words.resources import Resources

RESOURCES = Resources()


def facts_of(text: str) -> Facts:
    return Facts(next(iter(read(Source("story.txt", text), ReaderOptions()))), RESOURCES)


@pytest.mark.parametrize(
    ("text", "verb", "rises"),
    [
        ("Profit rose from $3.1 million to $3.4 million.", "rose", True),
        ("The debt fell to €9 million from €12 million in a year.", "fell", False),
        ("The port handled 2.1 million tonnes, up from 1.4 million a year earlier.", "up", True),
        ("The number of mills dropped sharply from 40 to 30.", "dropped", False),
    ],
)
def test_a_move_has_its_verb_and_its_direction(text: str, verb: str, rises: bool) -> None:
    (move,) = facts_of(text).moves
    assert (move.verb, move.rises) == (verb, rises)


@pytest.mark.parametrize(
    "text",
    [
        "Sales went from 40 to 50 tonnes.",
        "The loss rose from 3 to 1.5 million.",
        "The price rose from 90 cents to $1.20.",
        "The club fell from 2nd to 5th place.",
        "The list of 52 names began in May, up from 387,257 in August.",
    ],
)
def test_figures_that_do_not_count_the_same_are_no_move(text: str) -> None:
    assert facts_of(text).moves == []


@pytest.mark.parametrize("text", ["The 20s were loud.", "20s", "Her 20s"])
def test_a_decade_behind_one_word_is_read(text: str) -> None:
    assert len(facts_of(text).figures) <= 1
