"""What the engines of expressions have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol

from checker.model.errors import CheckerError

_STEPS = 1_000_000_000
_STEPS_A_CHARACTER = 2_000


class TooMuchWorkError(CheckerError):
    """A rule takes far longer on a text than any sensible one does."""


class Found(NamedTuple):
    """Where an expression matches, and its named groups. A group that takes no part is at (-1, -1)."""

    span: tuple[int, int]
    groups: Mapping[str, tuple[int, int]]

    def moved(self, by: int) -> Found:
        """The same further on in a longer text."""
        places = {name: (start + by, end + by) for name, (start, end) in self.groups.items() if start >= 0}
        return Found((self.span[0] + by, self.span[1] + by), {**self.groups, **places})


class Budget:
    """The work that the matches of a project's rule may take on a text of some length, in steps of the engine: a few seconds at the worst.

    Counted, not timed, so that the same text gives the same report on any machine.
    """

    def __init__(self, length: int) -> None:
        self._left = _STEPS + length * _STEPS_A_CHARACTER

    def spend(self, steps: int) -> None:
        """Takes steps away. Raises TooMuchWorkError where none are left."""
        self._left -= steps
        if self._left < 0:
            raise TooMuchWorkError("its expressions match too often for their length; shorten their repeats")


class Expression(Protocol):
    """A regular expression that is compiled at its first use."""

    def finditer(self, text: str, budget: Budget) -> Iterator[Found]:
        """The matches in a text, in order."""

    def occurs_in(self, text: str, budget: Budget) -> bool:
        """Whether it matches anywhere."""
