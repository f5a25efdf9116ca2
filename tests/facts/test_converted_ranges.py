from __future__ import annotations

from decimal import Decimal

import pytest

from checker.facts.relations.converted_ranges import find_converted_ranges
from checker.words.resources import Resources

UNITS = Resources().rows("units")


@pytest.mark.parametrize(
    ("text", "stated", "expected"),
    [
        ("12C to 15C (54F to 59F)", [54, 59], ["53.6", "59"]),
        ("between 12C and 15C (54F and 59F)", [54, 59], ["53.6", "59"]),
        ("30-35 degrees Celsius (86-95 degrees Fahrenheit)", [86, 95], ["86", "95"]),
        ("-5C to 5C (23F to 41F)", [23, 41], ["23", "41"]),
        ("86F to 95F (about 30C to 35C)", [30, 35], ["30", "35"]),
        ("10 to 15 kilometres (6 to 9 miles)", [6, 9], ["6.21", "9.32"]),
        ("10 km to 15 km (6 miles to 9 miles)", [6, 9], ["6.21", "9.32"]),
    ],
)
def test_both_ends_are_read_with_what_they_should_say(text: str, stated: list[int], expected: list[str]) -> None:
    ends = find_converted_ranges(f"It was {text} in May.", UNITS)
    assert [end.stated.value for end in ends] == stated
    assert [round(end.expected[0].value, 2) for end in ends] == [Decimal(value) for value in expected]


@pytest.mark.parametrize(
    "text",
    [
        "12C to 15C (54C to 59C)",
        "10 to 15 kilometres (6 to 9 kilograms)",
        "10 to 15 km (or 6 to 9 with a bus)",
        "12C to 15C, and 54F to 59F",
        "pages 10 to 15 (6 to 9 in print)",
    ],
)
def test_what_is_no_conversion_is_none(text: str) -> None:
    assert find_converted_ranges(f"It was {text} in May.", UNITS) == []
