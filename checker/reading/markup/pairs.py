"""Markup within a paragraph that belongs together: a link, the two signs of an emphasis, a command of LaTeX with its braces."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from checker.model.span import Span
from checker.reading.markup.inline import marks
from checker.reading.markup.structure import Stretch

COMMAND = re.compile(r"\\[a-zA-Z]{1,60}\*?(?:\[[^\[\]]{0,300}\])?[ \t]{0,9}\Z")
"""A command of LaTeX at the end of a text."""

_REACH = 400
_BRACES = re.compile(r"\\[\s\S]|[{}]")


class Pair(NamedTuple):
    """Markup that belongs together: its range, and that of what it holds."""

    span: Span
    inner: Span


class Pairs:
    """The pairs of a block in a format; signs of one kind with words between them are one."""

    def __init__(self, shown: str, stretch: Stretch, name: str) -> None:
        self._all = sorted(_found(shown, stretch, name))
        self._starts = [pair.span.start for pair in self._all]
        self._reach = list(accumulate((pair.span.end for pair in self._all), max))

    def touching(self, span: Span) -> Iterator[Pair]:
        """Those that share a character with a range, or that begin where it ends."""
        index = bisect_right(self._starts, span.end) - 1
        while index >= 0 and self._reach[index] > span.start:
            if self._all[index].span.end > span.start:
                yield self._all[index]
            index -= 1


def _found(shown: str, stretch: Stretch, name: str) -> list[Pair]:
    found: list[Pair] = []
    waiting: list[Span] = []
    for span, inner in marks(shown, stretch, name):
        sign = span.text(shown)
        if inner is not None:
            found.append(Pair(span, inner))
        elif name == "tex":
            _brace(shown, span, waiting, found)
        elif (number := _matching(shown, waiting, sign)) >= 0:
            found.append(_pair(waiting[number], span))
            del waiting[number:]
        else:
            waiting.append(span)
    return found


def balanced(text: str) -> bool:
    """Whether every brace is closed where it was opened."""
    depth = 0
    for brace in _BRACES.finditer(text):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth < 0:
            return False
    return depth == 0


def _brace(shown: str, span: Span, waiting: list[Span], found: list[Pair]) -> None:
    sign = span.text(shown)
    if sign == "{":
        command = COMMAND.search(shown[max(span.start - _REACH, 0) : span.start])
        waiting.append(Span(span.start - len(command[0]) if command else span.start, span.end))
    elif sign == "}" and waiting:
        found.append(_pair(waiting.pop(), span))


def _pair(opened: Span, closed: Span) -> Pair:
    return Pair(Span(opened.start, closed.end), Span(opened.end, closed.start))


def _matching(shown: str, waiting: Sequence[Span], sign: str) -> int:
    return next((number for number in range(len(waiting) - 1, -1, -1) if waiting[number].text(shown) == sign), -1)
