"""How many of a unit a length of time has: “five”, “12”, “four and a half”."""

from __future__ import annotations

import re

from checker.facts.figures.numbers import SPELLED, read_count
from checker.model.span import Span

LENGTH = rf"(?P<count>\d{{1,2}}|(?i:{SPELLED}))(?P<half> and a half)?"
"""Its match is read by the functions below."""

_HALF = 0.5


def read_length(match: re.Match[str]) -> float:
    """The number of a length. Raises KeyError for a word that isn't a number."""
    return read_count(match["count"]) + _HALF * bool(match["half"])


def place_of_length(match: re.Match[str]) -> Span:
    """Where the number of a length stands, its half included."""
    return Span(match.start("count"), max(match.end("count"), match.end("half")))
