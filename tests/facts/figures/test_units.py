from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.base.patterns import pattern
from checker.facts.figures.quantities import find_quantities
from checker.facts.figures.units import Temperature, read_temperature, temperature_pattern

ONE = pattern(temperature_pattern("a"))


def read(text: str) -> Temperature:
    match = ONE.search(text)
    assert match is not None
    found = read_temperature(match, "a")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "value", "scale"),
    [
        ("-5C", -5, "C"),
        ("−5 °C", -5, "C"),
        ("‑5 °C", -5, "C"),
        ("It fell to –5°C", -5, "C"),
        ("minus 5 degrees Celsius", -5, "C"),
        ("Minus 5C", -5, "C"),
        ("5 degrees below zero", -5, ""),
        ("5 degrees Celsius below zero", -5, "C"),
        ("5 below zero Fahrenheit", -5, "F"),
        ("5 below", -5, ""),
        ("5F below freezing", 27, "F"),
        ("5C below freezing", -5, "C"),
        ("20 deg. C", 20, "C"),
        ("68º F", 68, "F"),
        ("293 kelvins", 293, "K"),
        ("12℃", 12, "C"),
    ],
)
def test_a_temperature_has_its_sign_and_scale(text: str, value: int, scale: str) -> None:
    found = read(text)
    assert (found.number.value, found.scale) == (value, scale)


@pytest.mark.parametrize(
    ("text", "values"), [("10–15C", [10, 15]), ("10-15C", [10, 15]), ("-20 to -5C", [-20, -5]), ("10 –15C", [10, 15])]
)
def test_the_dash_of_a_range_is_not_a_minus_sign(text: str, values: list[int]) -> None:
    assert [quantity.number.value for quantity in find_quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("a rise of -1.5%", ["-1.5"]),
        ("minus 40 degrees", [-40]),
        ("40 below zero", [-40]),
        ("Covid-19", [19]),
        ("from -3 to 5", [-3, 5]),
    ],
)
def test_a_quantity_after_a_minus_is_negative(text: str, values: list[str | int]) -> None:
    assert [quantity.number.value for quantity in find_quantities(text)] == [Decimal(value) for value in values]


@given(st.integers(-200, 2000), st.sampled_from("CFK"), st.sampled_from("CFK"))
def test_a_reading_converted_there_and_back_is_the_same(value: int, one: str, other: str) -> None:
    there = read(f"{value}{one}").on(other)
    back = Temperature(there, other, read(f"{value}{one}").place, "", worded=False).on(one)
    assert abs(back.value - value) < Decimal("0.001")


def test_a_difference_has_no_offset() -> None:
    assert read("5C").on("F", difference=True).value == 9
    assert read("5C").on("K", difference=True).value == 5
    assert read("5C").on("F").value == 41
