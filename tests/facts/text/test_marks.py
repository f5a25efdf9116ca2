"""What a text shows of its own style: figures, apostrophes, dashes, blanks."""

from __future__ import annotations

import pytest

from checker.facts.text.marks import apostrophe_of, dash_of


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("It's Ana's.", "'"),
        ("It’s Ana’s, 'no'.", "’"),
        ("None.", "'"),
        ("“None.”", "’"),
        ("It’s Ana's.", "'"),
        ("“It’s Ana's.”", "’"),
    ],
)
def test_the_apostrophe_is_the_one_of_the_text(text: str, mark: str) -> None:
    assert apostrophe_of(text) == mark


@pytest.mark.parametrize(("text", "mark"), [("a — b", " — "), ("a—b—c", "—"), ("a – b", " – "), ("none", " – ")])
def test_the_dash_is_the_one_of_the_text(text: str, mark: str) -> None:
    assert dash_of(text) == mark
