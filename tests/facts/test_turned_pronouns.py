"""“He” and “she” of one person."""

from __future__ import annotations

import pytest

from checker.facts.view import Facts
from checker.model.settings import ReaderOptions
from checker.reading.registry import read
from checker.reading.source import Source
from checker.words.resources import Resources

RESOURCES = Resources()


def turned(text: str) -> list[str]:
    facts = Facts(next(iter(read(Source("story.txt", text), ReaderOptions()))), RESOURCES)
    return [span.text(text) for span in facts.turned_pronouns]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She sang. The actress danced, and Ms Corvey spoke about his part.", ["his"]),
        ("Mr Hale is 70. She went to sea, and Mr Hale still lives here.", ["She"]),
        ("The queen opened the hall. His speech was short, and the queen left.", ["His"]),
    ],
)
def test_the_pronoun_of_the_other_sex_is_found(text: str, expected: list[str]) -> None:
    assert turned(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Hale met the mayor and his wife.",
        "Mrs Hale won. The judge said that he had read her book.",
        "Mr Hale built the ship. She sank in May, and he left.",
        "Ms Corvey won. “He is the best,” she said.",
        "Anna Corvey and Tom Hale won. He thanked her, and Ms Corvey wept.",
        "The clerk said that he would come.",
        "Mrs Hale won, and he did. " + "She read a book. " * 120,
    ],
)
def test_another_person_or_thing_may_be_meant(text: str) -> None:
    assert turned(text) == []
