from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.facts.names import find_names


def test_names_have_titles_given_names_and_surnames() -> None:
    text = "President Ana Torvic met Jan Kerr and Mr. Hrubesh in May."
    found = [(name.title, name.given, name.surname) for name in find_names(text)]
    assert found == [("President", "Ana", "Torvic"), ("", "Jan", "Kerr"), ("Mr.", "", "Hrubesh")]


@given(st.text(max_size=60))
def test_a_name_that_is_found_ends_with_its_surname(text: str) -> None:
    for name in find_names(text):
        assert name.span.text(text).endswith(name.surname)
