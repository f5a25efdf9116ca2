"""Tests of every rule: one for each rule or example, or with ``--rule NAME`` only for the rules that are named."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from checker.model.rule_info import RuleInfo
from checker.rulebook.catalogue import Catalogue

EXAMPLES = {"bad": "bad", "good": "good", "known_miss": "known_misses"}
"""The parameters that are an example of a rule, and where the rule has them."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Gives a test that asks for an example each example with its ``rule``; one that asks for ``each_rule`` each rule."""
    wanted = metafunc.config.getoption("rule")
    if "each_rule" in metafunc.fixturenames:
        metafunc.parametrize("each_rule", rules_named(wanted), ids=lambda rule: rule.name)
    for parameter, attribute in EXAMPLES.items():
        if parameter in metafunc.fixturenames:
            pairs = [(rule, example) for rule in rules_named(wanted) for example in getattr(rule, attribute)]
            metafunc.parametrize(("rule", parameter), pairs, ids=_shown)


def rules_named(names: Sequence[str]) -> list[RuleInfo]:
    """The rules of these names, slugs or codes; all where none is named."""
    catalogue = Catalogue.shipped()
    if not names:
        return list(catalogue)
    found = [catalogue.find(name) for name in names]
    if None in found:
        raise pytest.UsageError(f"--rule: no rule “{names[found.index(None)]}”")
    return [rule for rule in found if rule is not None]


def _shown(value: object) -> str:
    return value.name if isinstance(value, RuleInfo) else getattr(value, "text", str(value))[:50]
