"""How the time of a check grows with the length of its text, for each family of texts and each format."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Iterator
from typing import NamedTuple

from families import Family, families, in_format

from checker.model.settings import Settings
from checker.reading.source import Source
from checker.run.checker import Checker

SUFFIXES = (".txt", ".md", ".html")
LENGTH = 20_000
_DOUBLINGS = 2
MOST_EXPONENT = 1.4
_ROUNDS = 3
# What is done so quickly at its largest does no harm, and its growth is mostly noise.
_SHORTEST = 0.2


class Curve(NamedTuple):
    """The seconds of the processor for a length, and for twice and four times that length."""

    family: str
    suffix: str
    seconds: tuple[float, ...]

    @property
    def exponent(self) -> float:
        """1 where twice the text takes twice the time, 2 where it takes four times as long."""
        return math.log2(self.seconds[-1] / self.seconds[0]) / _DOUBLINGS

    @property
    def is_linear(self) -> bool:
        """Whether its growth is as it should be, or too small to tell."""
        return self.seconds[-1] <= _SHORTEST or self.exponent <= MOST_EXPONENT


def curves() -> Iterator[Curve]:
    """The curve of each family in each format."""
    checker = Checker(Settings(language="en"))
    # What the first check of all prepares belongs to no family.
    _curve(checker, families()[0], ".txt", 1_000)
    for family in families():
        for suffix in SUFFIXES:
            yield _best(checker, family, suffix)


def _best(checker: Checker, family: Family, suffix: str) -> Curve:
    """One that isn't linear is measured again: a disturbance of the largest text looks like growth."""
    measured: list[Curve] = []
    for _ in range(_ROUNDS):
        measured.append(_curve(checker, family, suffix, LENGTH))
        if measured[-1].is_linear:
            break
    return min(measured, key=lambda curve: curve.exponent)


def _curve(checker: Checker, family: Family, suffix: str, length: int) -> Curve:
    seconds: tuple[float, ...] = ()
    for doubling in range(_DOUBLINGS + 1):
        source = Source(f"text{suffix}", in_format(family.text(length << doubling), suffix))
        seconds = (*seconds, _seconds(checker, source))
    return Curve(family.name, suffix, seconds)


def _seconds(checker: Checker, source: Source) -> float:
    gc.collect()
    gc.disable()
    start = time.process_time()
    list(checker.check_source(source))
    took = time.process_time() - start
    gc.enable()
    return took
