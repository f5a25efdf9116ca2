"""Expressions of shipped rules on Python's own engine, which has everything but backtracks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.base.patterns import pattern
from checker.rulebook.expressions.linear_time import why_not_linear
from checker.rulebook.expressions.matching import Budget, Found


class PythonExpression:
    """An expression whose time was proved to be linear, so that it needs no budget."""

    def __init__(self, source: str) -> None:
        self._pattern = pattern(source)

    def finditer(self, text: str, _budget: Budget) -> Iterator[Found]:
        """The matches in a text, in order."""
        for match in self._pattern.finditer(text):
            yield Found(match.span(), {name: match.span(name) for name in match.groupdict()})

    def occurs_in(self, text: str, _budget: Budget) -> bool:
        """Whether it matches anywhere."""
        return self._pattern.search(text) is not None


def fault(source: str) -> str:
    """What may take more than linear time; empty where nothing does. Raises re.error where it isn't an expression."""
    re.compile(source)
    found = why_not_linear(source)
    return f"slow regular expression, {found}" if found else ""
