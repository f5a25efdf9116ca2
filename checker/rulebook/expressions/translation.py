"""Translates a regular expression of Python into parts of one for RE2."""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found] # the parser has no stubs
import re._parser as parser  # type: ignore[import-not-found] # the same
import warnings
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from checker.rulebook.expressions.linear_time import MOST_REPEATS

Part: TypeAlias = str | re.Pattern[str]
"""An operator of RE2, or a pattern of one character of the text."""

_LOOKING = "looks ahead or behind; match the neighbouring words too and mark the rest with (?P<mark>…), or use “unless”"
_REFUSED = {
    sre.ASSERT: _LOOKING,
    sre.ASSERT_NOT: _LOOKING,
    sre.GROUPREF: "refers back to a group; write out the alternatives",
    sre.GROUPREF_EXISTS: "has a condition (?(…)…); write two entries",
    sre.ATOMIC_GROUP: "has an atomic group; write (?:…) for (?>…)",
    sre.POSSESSIVE_REPEAT: "has a possessive repeat; leave out its last “+”",
}
_PLACES = {
    sre.AT_BEGINNING: r"\A",
    sre.AT_BEGINNING_STRING: r"\A",
    sre.AT_END_STRING: r"\z",
    sre.AT_BOUNDARY: r"\b",
    sre.AT_NON_BOUNDARY: r"\B",
}
_PLACES_IN_LINES = {**_PLACES, sre.AT_BEGINNING: "(?m:^)", sre.AT_END: "(?m:$)"}
_CATEGORIES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}


class NotLinearError(ValueError):
    """An expression can't be used in a project rule; the message says why, and what to do."""


class Translation(NamedTuple):
    """The parts in order, the number of each named group, the characters that are named, and the length of the longest match."""

    parts: tuple[Part, ...]
    groups: Mapping[str, int]
    characters: frozenset[str]
    width: int


def translate(expression: str) -> Translation:
    """The parts of an expression. Raises NotLinearError, or re.error where it isn't a regular expression."""
    tree = _parsed(expression)
    if tree.state.flags & (re.ASCII | re.LOCALE):
        raise NotLinearError("has the flag (?a); leave it out and write [a-z] or [0-9]")
    translator = _Translator()
    parts = tuple(translator.parts(tree, tree.state.flags))
    least, most = tree.getwidth()
    if not least:
        raise NotLinearError("also matches where nothing stands; make one of its parts necessary")
    return Translation(parts, dict(tree.state.groupdict), frozenset(translator.characters), most)


def _parsed(expression: str) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("error", FutureWarning)
        try:
            return parser.parse(expression)
        except FutureWarning as warning:
            reason = str(warning).partition(" at ")[0].lower()
            raise NotLinearError(f"has a {reason}; write “\\[”, “\\-”, “\\&”, “\\|” or “\\~” in a set") from warning


class _Translator:
    def __init__(self) -> None:
        self.characters: set[str] = set()

    def parts(self, tree: Any, flags: int) -> Iterator[Part]:
        for operator, argument in tree:
            if operator in (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY):
                yield self._one_character(operator, argument, flags)
            elif operator is sre.AT:
                yield _place(argument, flags)
            elif operator is sre.BRANCH:
                yield from self._branches(argument[1], flags)
            elif operator is sre.SUBPATTERN:
                yield from self._group(argument, flags)
            elif operator in (sre.MAX_REPEAT, sre.MIN_REPEAT):
                yield from self._repeat(argument, flags)
                yield "?" if operator is sre.MIN_REPEAT else ""
            else:
                raise NotLinearError(_REFUSED.get(operator, f"has the operator {operator}"))

    def _one_character(self, operator: Any, argument: Any, flags: int) -> re.Pattern[str]:
        if operator is sre.LITERAL and not flags & re.IGNORECASE:
            self.characters.add(chr(argument))
        # The flags of the tree are those that it was parsed with: “x” has done its work.
        return re.compile(_source(operator, argument), flags & (re.IGNORECASE | re.DOTALL))

    def _branches(self, branches: Any, flags: int) -> Iterator[Part]:
        for number, branch in enumerate(branches):
            yield "|" if number else "(?:"
            yield from self.parts(branch, flags)
        yield ")"

    def _group(self, argument: Any, flags: int) -> Iterator[Part]:
        number, add, take, tree = argument
        yield "(?:" if number is None else "("
        yield from self.parts(tree, (flags | add) & ~take)
        yield ")"

    def _repeat(self, argument: Any, flags: int) -> Iterator[Part]:
        least, most, tree = argument
        # RE2 needs none, but each search would read to the end of the text.
        if most > MOST_REPEATS:
            raise NotLinearError(f"has a repeat without a limit; set one of at most {MOST_REPEATS}")
        yield "(?:"
        yield from self.parts(tree, flags)
        yield f"){{{least},{most}}}"


def _place(place: Any, flags: int) -> str:
    places = _PLACES_IN_LINES if flags & re.MULTILINE else _PLACES
    if place not in places:
        raise NotLinearError(r"has “$”; write “\Z” for the end of the text, or begin with (?m) for the ends of lines")
    return places[place]


def _source(operator: Any, argument: Any) -> str:
    """What a part of the tree was written as."""
    if operator is sre.ANY:
        return "."
    if operator is sre.LITERAL:
        return re.escape(chr(argument))
    if operator is sre.NOT_LITERAL:
        return f"[^{re.escape(chr(argument))}]"
    return "[" + "".join(_item(*item) for item in argument) + "]"


def _item(operator: Any, argument: Any) -> str:
    if operator is sre.NEGATE:
        return "^"
    if operator is sre.CATEGORY:
        return _CATEGORIES[argument]
    if operator is sre.RANGE:
        first, last = argument
        return f"{re.escape(chr(first))}-{re.escape(chr(last))}"
    return re.escape(chr(argument))
