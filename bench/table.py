"""The table of results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Row(NamedTuple):
    """A result, and the bounds that it must keep, if any: the most and the least that it may be."""

    what: str
    value: float
    unit: str
    bound: float | None = None
    least: float | None = None

    @property
    def missed(self) -> bool:
        """Whether it is out of its bounds."""
        return (self.bound is not None and self.value > self.bound) or (
            self.least is not None and self.value < self.least
        )

    @property
    def target(self) -> str:
        """Its bounds in words; empty for a result that nobody asks anything of."""
        bounds = (("≤", self.bound), ("≥", self.least))
        return " and ".join(f"{sign} {bound:g}{self.unit}" for sign, bound in bounds if bound is not None)


def lines(title: str, rows: Iterable[Row]) -> Iterator[str]:
    """A part of the table."""
    yield f"\n{title}"
    for row in rows:
        target = f"  {row.target}".ljust(14) if row.target else ""
        verdict = "" if not row.target else "MISSED" if row.missed else "met"
        yield f"  {row.what:<58}{row.value:>9.3f}{row.unit:<4}{target}{verdict}".rstrip()
