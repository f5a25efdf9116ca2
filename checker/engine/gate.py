"""Decides, before any check runs, which rules can fire in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.model.rule_info import RuleInfo


class Gate:
    """Knows the literals of all rules; ``open_rules`` looks each one up once, with the substring search of the interpreter.

    Substring search beats an automaton here: a rare literal is excluded at memory speed, a frequent one found at once.
    """

    def __init__(self, rules: Iterable[RuleInfo]) -> None:
        self._rules = tuple(rules)
        self._literals = sorted({literal for rule in self._rules for literal in rule.needs})

    def open_rules(self, folded: str) -> Iterator[RuleInfo]:
        """The rules that need no literal, or one that stands in the folded text."""
        present = {literal for literal in self._literals if literal in folded}
        for rule in self._rules:
            if not rule.needs or not present.isdisjoint(rule.needs):
                yield rule
