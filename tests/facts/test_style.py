"""What a text shows of its own style: figures, apostrophes, dashes, blanks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.folding import spaced
from checker.facts.number_style import number_style
from checker.facts.own_marks import apostrophe, dash
from checker.facts.view import Facts
from checker.reading import text as text_format
from checker.reading.source import Source
from checker.words.resources import Resources


def facts_of(text: str) -> Facts:
    (document,) = text_format.read(Source("a.txt", text))
    return Facts(document, Resources())


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("It has 1,200 seats.", (True, False, False, False)),
        ("It rose 2.5 percent to $3.50.", (False, True, False, False)),
        ("It rose 2,5 percent.", (False, False, True, False)),
        ("They owe 1.250.000 euros, or 1.250,50.", (False, False, False, True)),
        ("On 3.5.2014 at 10.30, page 2.5 of 3", (False, False, False, False)),
    ],
)
def test_the_ways_of_writing_figures(text: str, style: tuple[bool, ...]) -> None:
    assert number_style(text) == style


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
    assert apostrophe(facts_of(text)) == mark


@pytest.mark.parametrize(("text", "mark"), [("a — b", " — "), ("a—b—c", "—"), ("a – b", " – "), ("none", " – ")])
def test_the_dash_is_the_one_of_the_text(text: str, mark: str) -> None:
    assert dash(facts_of(text)) == mark


@given(st.text(st.sampled_from("ab \u00a0\u2009\u202f\t\n"), max_size=30))
def test_the_spaced_view_has_plain_blanks_and_the_same_length(text: str) -> None:
    view = spaced(text)
    assert len(view) == len(text)
    assert not set(view) & set("\u00a0\u2009\u202f")
    assert [c for c in view if c != " "] == [c for c in text if c not in " \u00a0\u2009\u202f"]
