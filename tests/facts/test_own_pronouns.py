"""Pronouns of a subject, compared over the whole text."""

from __future__ import annotations

import pytest

from checker.facts.view import Facts
from checker.model.settings import ReaderOptions
from checker.reading.registry import read
from checker.reading.source import Source
from checker.words.resources import Resources

RESOURCES = Resources()
SHE = "Ada Corvey, the head of the union, was there. Corvey said that she would not sell.\n\nThe mill is old.\n\n"


def own(text: str) -> list[tuple[str, str]]:
    """The pronouns in doubt, each with the name that it belongs to."""
    facts = Facts(next(iter(read(Source("story.txt", text), ReaderOptions()))), RESOURCES)
    return [(one.span.text(text), one.name.text(text)) for one in facts.own_pronouns]


@pytest.mark.parametrize(
    "last",
    [
        "Corvey said he had a letter.",
        "Corvey said, and he had a letter to prove it, that the price was low.",
        "Corvey, who has two mills, said that he would go.",
        "Corvey told the members in his opening speech that the price was low.",
    ],
)
def test_the_pronoun_that_the_rest_of_the_text_contradicts_is_found(last: str) -> None:
    assert [name for _, name in own(SHE + last)] == ["Corvey"]


@pytest.mark.parametrize(
    "last",
    [
        "Corvey said she had a letter.",
        "Tom Hale sells tea. Corvey said he had a letter.",
        "Her brother sells tea. Corvey said he had a letter.",
        "Corvey said his price was low.",
        "“Corvey said he had a letter,” it says on the wall.",
    ],
)
def test_a_pronoun_that_may_mean_somebody_else_is_left_alone(last: str) -> None:
    assert own(SHE + last) == []


def test_of_several_the_rarer_one_is_in_doubt() -> None:
    assert own(f"{SHE}Corvey said he had a letter.\n\nCorvey said he would go.") == [("she", "Corvey")]
