"""Engines for the expressions of rule pages: Python's own for shipped pages, and one that can't be made to hang for a project's."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from checker.model.rule_info import RuleInfo
from checker.rulebook.expressions import linear, python_engine
from checker.rulebook.expressions.matching import Expression


class Engine(NamedTuple):
    """``fault`` says what makes an expression unfit, and raises re.error where it isn't one; ``compiled`` takes one without a fault."""

    fault: Callable[[str], str]
    compiled: Callable[[str], Expression]


_PYTHON = Engine(python_engine.fault, python_engine.PythonExpression)
_LINEAR = Engine(linear.fault, linear.LinearExpression)


def engine_of(rule: RuleInfo) -> Engine:
    """The engine for the expressions of a rule."""
    return _LINEAR if rule.of_project else _PYTHON
