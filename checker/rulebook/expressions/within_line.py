"""Whether an expression stays within a line: what it matches, and what it looks at around that. It can then be searched line by line."""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found] # the parser has no stubs
import re._parser as parser  # type: ignore[import-not-found] # the same
from collections.abc import Container, Iterable
from typing import Any

_BREAK = ord("\n")
_SETS_WITH_BREAK = (sre.CATEGORY_SPACE, sre.CATEGORY_NOT_WORD, sre.CATEGORY_NOT_DIGIT)
_BOUNDARIES = frozenset({sre.AT_BOUNDARY, sre.AT_NON_BOUNDARY})
_EDGES = frozenset({sre.AT_BEGINNING, sre.AT_END})


def stays_within_line(pattern: str) -> bool:
    """Whether no part of an expression can match a line break, and none asks for the beginning or end of the whole text."""
    tree = parser.parse(pattern)
    flags = tree.state.flags
    positions = _BOUNDARIES | _EDGES if flags & re.MULTILINE else _BOUNDARIES
    return not flags & re.DOTALL and all(_stays(operator, argument, positions) for operator, argument in tree)


def _stays(operator: Any, argument: Any, positions: Container[Any]) -> bool:
    match operator:
        case sre.LITERAL:
            stays = bool(argument != _BREAK)
        case sre.NOT_LITERAL:
            stays = bool(argument == _BREAK)
        case sre.IN:
            stays = not _has_break(argument)
        case sre.AT:
            stays = argument in positions
        case sre.ANY | sre.GROUPREF:
            stays = True
        case _:
            stays = all(_stays(*item, positions) for item in _inside(operator, argument))
    return stays


def _has_break(items: Iterable[tuple[Any, Any]]) -> bool:
    is_negated = (sre.NEGATE, None) in items
    return any(_may_be_break(operator, argument) for operator, argument in items) is not is_negated


def _may_be_break(operator: Any, argument: Any) -> bool:
    if operator is sre.RANGE:
        return bool(argument[0] <= _BREAK <= argument[1])
    return argument in _SETS_WITH_BREAK if operator is sre.CATEGORY else operator is sre.LITERAL and argument == _BREAK


def _inside(operator: Any, argument: Any) -> Iterable[tuple[Any, Any]]:
    """The parts of a part; a line break for one that isn't understood, such as a group with flags of its own."""
    inside: Iterable[tuple[Any, Any]]
    match operator:
        case sre.BRANCH:
            inside = (item for branch in argument[1] for item in branch)
        case sre.SUBPATTERN if not (argument[1] | argument[2]) & (re.DOTALL | re.MULTILINE):
            inside = argument[-1]
        case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
            inside = argument[2]
        case sre.ASSERT | sre.ASSERT_NOT:
            inside = argument[1]
        case _:
            inside = [(sre.LITERAL, _BREAK)]
    return inside
