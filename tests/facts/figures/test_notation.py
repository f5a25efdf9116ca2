from __future__ import annotations

import pytest

from checker.facts.figures.notation import number_style


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
