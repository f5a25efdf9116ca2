"""What removing words from a text means: they go with one adjoining blank, so that no double space is left."""

from __future__ import annotations

from checker.model.mark import Edit, Suggestion
from checker.model.span import Span


def cut(text: str, span: Span, label: str = "cut it") -> Suggestion:
    """Takes a span out of ``text``, with the blank after it, or the one before it at the end of a paragraph."""
    start, end = span
    if text[end : end + 1] == " " and text[end - 1] != " ":
        end += 1
    elif text[start - 1 : start] == " " and text[end - 1] != " ":
        start -= 1
    elif text[end : end + 1] in ("\n", "\r") and (start == 0 or text[start - 1] in "\n\r"):
        end += 2 if text[end : end + 2] == "\r\n" else 1
    return Suggestion(label, (Edit(Span(start, end), ""),))
