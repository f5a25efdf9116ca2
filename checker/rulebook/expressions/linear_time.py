"""Whether a regular expression may take more than linear time.

Two things make a pattern slow: an unbounded repeat, which every start tries to the end of the text, and a repeat
inside a repeat that can split the same characters in many ways.
"""

from __future__ import annotations

import re._constants as sre  # type: ignore[import-not-found] # the parser has no stubs
import re._parser as parser  # type: ignore[import-not-found] # the same
from typing import Any

MOST_REPEATS = 400
"""How often a repeat may match."""


def why_not_linear(pattern: str) -> str:
    """What makes a pattern slow, or "" for a good one. Raises re.error where it isn't a regular expression."""
    return _fault(parser.parse(pattern), inside=False)


def _fault(tree: Any, *, inside: bool) -> str:
    for operator, argument in tree:
        found = (
            _repeat_fault(argument, inside=inside)
            if operator in (sre.MAX_REPEAT, sre.MIN_REPEAT)
            else _inner(operator, argument, inside)
        )
        if found:
            return found
    return ""


def _repeat_fault(argument: Any, *, inside: bool) -> str:
    least, most, body = argument
    if most is sre.MAXREPEAT or most > MOST_REPEATS:
        return f"a repeat has no limit (set one of at most {MOST_REPEATS})"
    if inside and least != most and not _is_fenced(body):
        return "a repeat inside a repeat can match the same text in many ways"
    return _fault(body, inside=inside or (most > 1 and not _is_fenced(body)))


def _inner(operator: Any, argument: Any, inside: bool) -> str:  # noqa: FBT001 - passed on as it came
    if operator is sre.BRANCH and inside:
        return "alternatives inside a repeat can match the same text in many ways"
    if operator is sre.BRANCH:
        return next(filter(None, (_fault(branch, inside=inside) for branch in argument[1])), "")
    if operator is sre.SUBPATTERN:
        return _fault(argument[-1], inside=inside)
    if operator in (sre.ASSERT, sre.ASSERT_NOT):
        return _fault(argument[1], inside=inside)
    return ""


def _is_fenced(body: Any) -> bool:
    """Whether each turn of a repeat must pass a fixed character that is not a letter or digit: one way to split."""
    for operator, argument in body:
        if operator is sre.LITERAL and not chr(argument).isalnum():
            return True
        if operator is sre.IN and not any(_may_be_word(item) for item in argument):
            return True
        if operator is sre.SUBPATTERN and _is_fenced(argument[-1]):
            return True
    return False


def _may_be_word(item: Any) -> bool:
    operator, argument = item
    if operator is sre.LITERAL:
        return chr(argument).isalnum()
    if operator is sre.CATEGORY:
        return argument not in (sre.CATEGORY_SPACE, sre.CATEGORY_NOT_WORD)
    return True
