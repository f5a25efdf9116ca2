"""Decides, before any check runs, which rules can fire in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahocorasick import STORE_INTS, Automaton

from checker.model.rule_info import RuleInfo


class Gate:
    """Knows the literals of all rules and looks for them in one pass over a text (Aho and Corasick, 1975)."""

    def __init__(self, rules: Iterable[RuleInfo]) -> None:
        self._rules = tuple(rules)
        self._literals = Automaton(STORE_INTS)
        numbers: dict[str, int] = {}
        for rule in self._rules:
            for literal in rule.needs:
                self._literals.add_word(literal, numbers.setdefault(literal, len(numbers)))
        self._needs = [frozenset(numbers[literal] for literal in rule.needs) for rule in self._rules]
        if numbers:
            self._literals.make_automaton()

    def open_rules(self, folded: str) -> Iterator[RuleInfo]:
        """The rules that need no literal, or one that stands in the folded text."""
        present = {number for _, number in self._literals.iter(folded)} if len(self._literals) else frozenset()
        for rule, needs in zip(self._rules, self._needs, strict=True):
            if not needs or not present.isdisjoint(needs):
                yield rule
