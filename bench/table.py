"""The table of results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Row(NamedTuple):
    """A result, and the bound that it must keep, if any."""

    what: str
    value: float
    unit: str
    bound: float | None = None

    @property
    def missed(self) -> bool:
        """Whether it is above its bound."""
        return self.bound is not None and self.value > self.bound


def lines(title: str, rows: Iterable[Row]) -> Iterator[str]:
    """A part of the table."""
    yield f"\n{title}"
    for row in rows:
        target = "" if row.bound is None else f"  ≤ {row.bound:g}{row.unit}".ljust(14)
        verdict = "" if row.bound is None else "MISSED" if row.missed else "met"
        yield f"  {row.what:<58}{row.value:>9.3f}{row.unit:<4}{target}{verdict}".rstrip()
