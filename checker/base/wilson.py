"""How sure one may be of a share that was counted in a sample."""

from __future__ import annotations

import math
from typing import NamedTuple

# The standard normal distribution's quantile for a two-sided probability of 95 %.
_Z = 1.959963984540054


class Interval(NamedTuple):
    """A range of shares, each from 0 to 1, both ends included."""

    low: float
    high: float


def wilson(hits: int, trials: int) -> Interval:
    """The 95 % interval of a share of which ``hits`` in ``trials`` were counted; all of 0 to 1 without trials.

    Wilson's score interval (E. B. Wilson, “Probable inference, the law of succession, and statistical inference”,
    Journal of the American Statistical Association 22, 1927), without correction for continuity. Unlike the usual one
    it holds for few trials and for shares near 0 and 1. Raises ValueError unless 0 ≤ hits ≤ trials.
    """
    if not 0 <= hits <= trials:
        raise ValueError(f"{hits} hits in {trials} trials")
    if not trials:
        return Interval(0.0, 1.0)
    share, weight = hits / trials, _Z * _Z / trials
    middle = share + weight / 2
    reach = math.sqrt(weight * (share * (1 - share) + weight / 4))
    # At the ends, rounding would leave 1e-17 or 0.9999999999999999 where the formula gives 0 or 1.
    low = 0.0 if hits == 0 else (middle - reach) / (1 + weight)
    high = 1.0 if hits == trials else (middle + reach) / (1 + weight)
    return Interval(low, high)
