from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.figures.numbers import differs, like, plain, read_number, share_range
from checker.facts.figures.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("12", 12, "11.5", "12.5"),
        ("12.5", "12.5", "12.45", "12.55"),
        ("12,000", 12_000, 11_500, 12_500),
        ("200", 200, 195, 205),
        ("2.5 million", 2_500_000, 2_450_000, 2_550_000),
        ("three", 3, 3, 3),
    ],
)
def test_a_figure_stands_for_what_its_rounding_allows(text: str, value: int, low: int, high: int) -> None:
    assert read_number(text) == (Decimal(value), Decimal(low), Decimal(high))


@given(st.integers(1, 10**9))
def test_a_written_number_is_read_as_itself(number: int) -> None:
    read = read_number(plain(Decimal(number)))
    assert read.value == number
    assert read.low < number < read.high


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_correctly_rounded_share_never_differs(part: int, more: int) -> None:
    whole = part + more
    stated = read_number(str(round(100 * part / whole)))
    assert not differs(stated, *share_range(read_number(str(part)), read_number(str(whole))))


@pytest.mark.parametrize(
    ("value", "model", "written"),
    [
        (5, "four", "five"),
        (90_000_000, "80 million", "90 million"),
        (1250, "1,200", "1,250"),
        (77, "seven", "seventy-seven"),
        (770, "seven", "770"),
    ],
)
def test_a_number_is_written_as_its_model_is(value: int, model: str, written: str) -> None:
    assert like(Decimal(value), model) == written


def test_a_quantity_has_sign_magnitude_unit_and_qualifier() -> None:
    text = "They spent more than $2.5 million, or 40% of it, on about 1,200 tons of US$ 3 grain."
    found = [(q.sign, q.figure, q.magnitude, q.unit, q.qualifier) for q in find_quantities(text)]
    assert found == [
        ("$", "2.5", "million", "", "more than"),
        ("", "40", "", "%", ""),
        ("", "1,200", "", "tons", "about"),
        ("US$", "3", "", "grain", ""),
    ]


def test_the_span_of_a_quantity_includes_its_magnitude() -> None:
    text = "It holds 7.5 billion francs."
    (quantity,) = find_quantities(text)
    assert quantity.span.text(text) == "7.5 billion"
    assert quantity.number.value == Decimal(7_500_000_000)


@given(st.text(st.sampled_from("0123456789., $€%amilonb"), max_size=40))
def test_quantities_are_ordered_within_any_text(text: str) -> None:
    spans = [quantity.span for quantity in find_quantities(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
