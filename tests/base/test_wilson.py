"""The interval of Wilson, against published values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.base.wilson import wilson

# Newcombe, “Two-sided confidence intervals for the single proportion”, Statistics in Medicine 17 (1998), table I,
# method 3.
NEWCOMBE = [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)]


@pytest.mark.parametrize(("hits", "trials", "low", "high"), NEWCOMBE)
def test_the_bounds_are_those_of_a_published_table(hits: int, trials: int, low: float, high: float) -> None:
    assert tuple(round(bound, 4) for bound in wilson(hits, trials)) == (low, high)


def test_without_trials_nothing_is_known() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("hits", "trials"), [(-1, 3), (4, 3), (1, 0)])
def test_impossible_counts_are_refused(hits: int, trials: int) -> None:
    with pytest.raises(ValueError, match=f"{hits} hits in {trials} trials"):
        wilson(hits, trials)


@given(st.integers(1, 10_000).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials))))
def test_the_share_lies_inside_and_its_complement_is_mirrored(counts: tuple[int, int]) -> None:
    hits, trials = counts
    low, high = wilson(hits, trials)
    assert 0 <= low <= hits / trials <= high <= 1
    assert wilson(trials - hits, trials) == pytest.approx((1 - high, 1 - low))
