from __future__ import annotations

import pytest

from checker.engine.edited_words import Rewrite
from checker.model.mark import Edit
from checker.model.span import Span
from checker.rulebook.number_words import number_word


@pytest.mark.parametrize(
    ("value", "words"), [(1, "one"), (20, "twenty"), (46, "forty-six"), (90, "ninety"), (99, "ninety-nine")]
)
def test_a_number_in_words_is_the_same_number(value: int, words: str) -> None:
    assert number_word(value) == words
    for written in (words, words.capitalize()):
        assert not Rewrite(Edit(Span(0, len(str(value))), written), f"{value} ships came.").changes_figures


@pytest.mark.parametrize("value", [0, 100, -3])
def test_other_numbers_have_no_word(value: int) -> None:
    with pytest.raises(ValueError, match="no word"):
        number_word(value)


@pytest.mark.parametrize("words", ["Forty-seven", "Forty", "Six", "Forty-six million"])
def test_another_number_in_words_is_a_change(words: str) -> None:
    assert Rewrite(Edit(Span(0, 2), words), "46 ships came.").changes_figures
