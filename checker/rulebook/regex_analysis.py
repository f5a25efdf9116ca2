"""What a regular expression says of itself: whether it may take more than linear time, and which text it needs.

Two things make a pattern slow: an unbounded repeat, which every start tries to the end of the text, and a repeat
inside a repeat that can split the same characters in many ways.
"""

from __future__ import annotations

import re
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


def longest_literal(pattern: str) -> str:
    """The longest run of plain characters that every match has, "" where none is sure.

    Reads outside sets and in groups without alternatives. Read from the source, not from the parser's tree: every start
    does it, and parsing is most of what compiling costs.
    """
    if _FOLDING.search(pattern):
        return ""
    groups = [_Group(is_read=True)]
    for token in _TOKEN.finditer(pattern):
        if token["open"]:
            groups.append(_Group(is_read=token["unread"] is None))
        elif token[0] == ")":
            inner = groups.pop()
            groups[-1].take_in(inner, is_optional=token["repeat"] in {"?", "*", "{"})
        elif token[0] == "|":
            groups[-1].has_alternatives = True
        else:
            groups[-1].add(token["plain"] or "")
    return max(groups[0].literals, key=len)


# Flags under which plain characters match others, or nothing.
_FOLDING = re.compile(r"\(\?[a-zA-Z]{0,9}[ix]")
_TOKEN = re.compile(
    r"\\(?:x..|u.{4}|U.{8}|N\{[^}]*\}|[0-7]{1,3}|.)|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[^}]*\}"
    r"|(?P<open>\((?:\?P<\w+>|\?:|(?P<unread>\?))?)"
    r"|\)(?=(?P<repeat>[?*{])?)"
    r"|(?P<plain>[^.^$|?*+{}()])(?![?*{])"
    r"|.",
    re.DOTALL,
)


class _Group:
    """The runs of plain characters in a group; a lookaround is not read, as it is no part of the match."""

    def __init__(self, *, is_read: bool) -> None:
        self._is_read = is_read
        self._runs = [""]
        self.has_alternatives = False

    @property
    def literals(self) -> list[str]:
        """The runs that every match of the group has."""
        return self._runs if self._is_read and not self.has_alternatives else ["", ""]

    def add(self, character: str) -> None:
        """One more plain character; "" ends the run."""
        if character:
            self._runs[-1] += character
        else:
            self._runs.append("")

    def take_in(self, inner: _Group, *, is_optional: bool) -> None:
        """Goes on with the runs of a group inside this one."""
        first, *others = ["", ""] if is_optional else inner.literals
        self._runs[-1] += first
        self._runs += others
