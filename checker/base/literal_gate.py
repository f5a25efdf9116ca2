"""Decides in one pass over a text which of many groups of literals have one in it (Aho and Corasick, 1975)."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence

from ahocorasick import STORE_INTS, Automaton


class LiteralGate:
    """The groups are numbered in their order; one without literals is always open."""

    def __init__(self, groups: Sequence[Collection[str]]) -> None:
        self._literals = Automaton(STORE_INTS)
        numbers: dict[str, int] = {}
        for group in groups:
            for literal in group:
                self._literals.add_word(literal, numbers.setdefault(literal, len(numbers)))
        self._groups = [frozenset(numbers[literal] for literal in group) for group in groups]
        if numbers:
            self._literals.make_automaton()

    def open_groups(self, text: str) -> Iterator[int]:
        """The numbers of the groups that have no literal, or one that occurs in the text."""
        present = {number for _, number in self._found(text)}
        for number, group in enumerate(self._groups):
            if not group or not present.isdisjoint(group):
                yield number

    def places(self, text: str) -> Iterator[tuple[int, Sequence[int]]]:
        """The numbers of the open groups, each with the offsets of the last characters of its literals in the text."""
        ends: dict[int, array[int]] = {}
        for end, number in self._found(text):
            ends.setdefault(number, array("I")).append(end)
        for number, group in enumerate(self._groups):
            if not group:
                yield number, ()
            elif found := ends.keys() & group:
                yield number, [end for literal in found for end in ends[literal]]

    def _found(self, text: str) -> Iterable[tuple[int, int]]:
        return self._literals.iter(text) if len(self._literals) else ()
