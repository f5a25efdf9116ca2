"""How words are removed from a text: with one adjoining blank, or blank line, so that none is doubled."""

from __future__ import annotations

import re

from checker.model.mark import Edit, Suggestion
from checker.model.span import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
_REACH = 30


def cut(text: str, span: Span, label: str = "cut it") -> Suggestion:
    """Takes a span out of ``text``, with the blank after it, or the one before it at the end of a paragraph; a whole paragraph with its blank line."""
    start, end = span
    if text[end : end + 1] == " " and text[end - 1] != " ":
        end += 1
    elif text[start - 1 : start] == " " and text[end - 1] != " ":
        start -= 1
    elif start == 0 or text[start - 1] in "\n\r":
        start, end = _with_lines(text, span)
    return Suggestion(label, (Edit(Span(start, end), ""),))


def _with_lines(text: str, span: Span) -> Span:
    """With the line end after a paragraph, and with one of the blank lines around it."""
    start, end = span
    if ended := _LINE_END.match(text, end):
        end = ended.end()
    before = text[max(start - _REACH, 0) : start]
    if not before:
        after_blank, previous = True, 0
    else:
        line_ends = [found.span() for found in _LINE_END.finditer(before)]
        previous = line_ends[-1][1] - line_ends[-1][0] if line_ends else 0
        after_blank = len(line_ends) > 1 and not before[line_ends[-2][1] : line_ends[-1][0]].strip()
    if not after_blank:
        return Span(start, end)
    if blank := _LINE_END.match(text, end):
        return Span(start, blank.end())
    return Span(start - previous, end) if end == len(text) else Span(start, end)
