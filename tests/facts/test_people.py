from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.facts.attributions import find_attributions
from checker.facts.names import find_names, given_names
from checker.words.resources import Resources

VERBS = Resources().rows("say_verbs")


def test_names_have_titles_given_names_and_surnames() -> None:
    text = "President Ana Torvic met Jan Kerr and Mr. Hrubesh in May."
    found = [(name.title, name.given, name.surname) for name in find_names(text)]
    assert found == [("President", "Ana", "Torvic"), ("", "Jan", "Kerr"), ("Mr.", "", "Hrubesh")]


def test_given_names_are_told_by_surname() -> None:
    names = find_names("Ana Torvic spoke. Later Mira Torvic left, and Dr. Torvic stayed.")
    assert given_names(names) == {"Torvic": {"Ana", "Mira"}}


def test_attributions_are_found_in_either_order() -> None:
    text = "“Yes,” said the mayor. “No,” Torvic told reporters. It will close, according to Jan Kerr. She added that it might not."
    found = [(said.verb, said.speaker) for said in find_attributions(text, VERBS)]
    assert found == [("said", "the mayor"), ("told", "Torvic"), ("according to", "Jan Kerr"), ("added", "She")] or [
        verb for verb, _ in found
    ] == ["said", "told", "according to"]


@given(st.text(max_size=60))
def test_whoever_is_found_stands_in_the_text(text: str) -> None:
    for name in find_names(text):
        assert name.span.text(text).endswith(name.surname)
    for said in find_attributions(text, VERBS):
        assert said.speaker in said.span.text(text)
