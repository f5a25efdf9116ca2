"""Expressions of a project's rules: in Python's syntax, but on RE2, which takes linear time whatever the expression and the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from checker.rulebook.expressions.alphabet import Alphabet, TooManyBytesError
from checker.rulebook.expressions.matching import Budget, Found
from checker.rulebook.expressions.translation import NotLinearError, Translation, translate

MOST_SETS = 200
"""How many sets of characters an expression may have: each is asked about every new character of a text."""
MOST_INSTRUCTIONS = 2_000
"""How many instructions of RE2 an expression may have: at the worst, each is run for every character of a text."""

_NOT_ALLOWED = "regular expression not allowed in a project rule"
_TOO_LARGE = "is too large; shorten its repeats, or divide it into several entries"


class LinearExpression:
    """Finds what Python's engine would find, but no empty matches. Methods raise NotLinearError for an expression with a fault."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def _program(self) -> _Program:
        return _Program(translate(self._source))

    def finditer(self, text: str, budget: Budget) -> Iterator[Found]:
        """The matches in a text, in order."""
        program = self._program
        for match in program.finditer(text):
            # The search for the next one may read as far as the longest match would go.
            budget.spend(program.size * program.width)
            groups = {name: match.span(number) for name, number in program.groups.items()}
            yield Found(match.span(), groups)

    def occurs_in(self, text: str, budget: Budget) -> bool:
        """Whether it matches anywhere."""
        budget.spend(self._program.size * len(text))
        return next(self._program.finditer(text), None) is not None


class _Program:
    """An expression for the alphabet of the texts seen so far."""

    def __init__(self, translation: Translation) -> None:
        self.groups, self.width = translation.groups, translation.width
        self._parts = translation.parts
        literals = {re.compile(re.escape(character)) for character in translation.characters}
        sets = tuple(dict.fromkeys(part for part in self._parts if not isinstance(part, str) and part not in literals))
        if len(sets) > MOST_SETS:
            raise NotLinearError(f"has more than {MOST_SETS} sets of characters; divide it into several entries")
        try:
            self._alphabet = Alphabet(translation.characters, sets)
        except TooManyBytesError as error:
            raise NotLinearError("names too many different letters; divide it into several entries") from error
        self._compiled = self._compile()

    @property
    def size(self) -> int:
        """The number of its instructions."""
        return int(self._compiled.programsize)

    def finditer(self, text: str) -> Iterator[Any]:
        """The matches in a text."""
        known = self._alphabet.size
        encoded = self._alphabet.encoded(text)
        if self._alphabet.size > known:
            self._compiled = self._compile()
        found: Iterator[Any] = self._compiled.finditer(encoded)
        return found

    def _compile(self) -> Any:
        import re2  # noqa: PLC0415 - 10 ms; few projects have rules

        options = re2.Options()
        options.encoding = re2.Options.Encoding.LATIN1
        options.log_errors = False
        expressions = (part if isinstance(part, str) else self._alphabet.expression(part) for part in self._parts)
        try:
            return re2.compile("".join(expressions).encode("latin-1"), options)
        except re2.error as error:
            raise NotLinearError(_TOO_LARGE) from error


def fault(source: str) -> str:
    """What makes an expression unfit for a project's rule; empty for a good one. Raises re.error where it isn't one."""
    try:
        program = _Program(translate(source))
    except NotLinearError as error:
        return f"{_NOT_ALLOWED}: it {error}"
    return f"{_NOT_ALLOWED}: it {_TOO_LARGE}" if program.size > MOST_INSTRUCTIONS else ""
