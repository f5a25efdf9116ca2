"""The literals of a regular expression of which every text that it matches has one: a text without them need not be searched.

The expression is read as its parser does, once, when the catalogue is compiled.
"""

from __future__ import annotations

import re._constants as sre  # type: ignore[import-not-found] # the parser has no stubs
import re._parser as parser  # type: ignore[import-not-found] # the same
from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any, NamedTuple

from checker.facts.text.tokens import folded

_MOST, _MOST_CHARACTERS = 80, 4
_SHORTEST, _LONG_ENOUGH = 3, 10

Literals = frozenset[str]
_EMPTY: Literals = frozenset({""})


class _Part(NamedTuple):
    """What a part of an expression matches: all its texts, None where they are too many; and sets of literals of which it needs one each."""

    texts: Literals | None
    needed: Sequence[Literals] = ()


_ANYTHING = _Part(None)


def required_literals(pattern: str) -> list[str]:
    """The folded literals of which every text with a match has one, in order; none where no choice of them is worth a search."""
    part = _of_sequence(parser.parse(pattern))
    best = _best((*part.needed, *([part.texts] if part.texts is not None else [])))
    return sorted(best) if _worth(best) >= _SHORTEST else []


def _worth(literals: Literals) -> int:
    """The length of the shortest; longer than enough is no better."""
    return min((min(len(literal), _LONG_ENOUGH) for literal in literals), default=0)


def _best(choices: Iterable[Literals]) -> Literals:
    return max(choices, key=lambda literals: (_worth(literals), -len(literals)), default=frozenset())


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> _Part:
    texts, is_whole = _EMPTY, True
    needed: list[Literals] = []
    for part in (_of_item(*item) for item in items):
        needed += part.needed
        joined = _joined(texts, part.texts)
        if joined is None:
            needed.append(texts)
            is_whole = False
        texts = joined if joined is not None else part.texts or _EMPTY
    return _Part(texts if is_whole else None, [*needed, texts])


def _joined(texts: Literals, others: Literals | None) -> Literals | None:
    """Each text with each of the others behind it; None where these are too many."""
    if others is None or len(texts) * len(others) > _MOST:
        return None
    return frozenset(text + other for text in texts for other in others)


def _of_item(operator: Any, argument: Any) -> _Part:
    match operator:
        case sre.LITERAL:
            part = _Part(frozenset({folded(chr(argument))}))
        case sre.IN:
            part = _of_set(argument)
        case sre.BRANCH:
            part = _of_branches([_of_sequence(branch) for branch in argument[1]])
        case sre.SUBPATTERN:
            part = _of_sequence(argument[-1])
        case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
            part = _of_repeat(*argument)
        case sre.ASSERT:
            part = _Part(_EMPTY, _of_sequence(argument[1]).needed)
        case sre.ASSERT_NOT | sre.AT:
            part = _Part(_EMPTY)
        case _:
            part = _ANYTHING
    return part


def _of_set(items: Sequence[tuple[Any, Any]]) -> _Part:
    if any(operator is not sre.LITERAL for operator, _ in items):
        return _ANYTHING
    found = frozenset(folded(chr(argument)) for _, argument in items)
    return _Part(found) if len(found) <= _MOST_CHARACTERS else _ANYTHING


def _of_branches(branches: Sequence[_Part]) -> _Part:
    """The best choice of each branch together; all texts, where each has few."""
    texts = [branch.texts for branch in branches if branch.texts is not None]
    union = frozenset[str]().union(*texts)
    whole = union if len(texts) == len(branches) and len(union) <= _MOST else None
    best = reduce(frozenset.union, (_best(branch.needed) for branch in branches), frozenset[str]())
    return _Part(whole, [best] if len(best) <= _MOST else [])


def _of_repeat(least: int, most: int, body: Iterable[tuple[Any, Any]]) -> _Part:
    part = _of_sequence(body)
    if least == 0:
        few = most == 1 and part.texts is not None
        return _Part(part.texts | _EMPTY) if few and part.texts is not None else _ANYTHING
    return part if least == most == 1 else _Part(None, part.needed)
